package org.kalends.suite;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.testkit.KalendsServe;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;

/**
 * Series as many programs wrote them are mirrored between real servers, as series and as instances.
 * In each of several years the occurrences in the window are the same on both sides, as another
 * program counts them. What the source does not take, what that program cannot read and what is
 * over the cap is counted and said.
 */
class CorpusMirrorTest {
  /** What fits into every build with Xandikos, which takes its time; -Dmirror.days=all for all. */
  private static final List<LocalDate> DAYS =
      "all".equals(System.getProperty("mirror.days"))
          ? CorpusMirror.DAYS
          : CorpusMirror.DAYS.subList(2, 3);

  @Test
  void fromRadicaleToKalends() throws IOException {
    mirror(Radicale.start(), KalendsServe.start(Started.COMMAND), CorpusMirror.DAYS);
  }

  @Test
  void fromRadicaleToXandikos() throws IOException {
    mirror(Radicale.start(), Xandikos.start(), DAYS);
  }

  @Test
  void fromXandikosToRadicale() throws IOException {
    mirror(Xandikos.start(), Radicale.start(), DAYS);
  }

  private static void mirror(TestServer from, TestServer to, List<LocalDate> days)
      throws IOException {
    try (from;
        to;
        CorpusMirror mirror = new CorpusMirror(from, to)) {
      mirror.fill();
      days.forEach(mirror::runOn);
    }
  }
}
