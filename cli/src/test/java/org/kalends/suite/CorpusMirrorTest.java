package org.kalends.suite;

import java.io.IOException;
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
  @Test
  void fromRadicaleToKalends() throws IOException {
    mirror(Radicale.start(), KalendsServe.start(Started.COMMAND));
  }

  @Test
  void fromRadicaleToXandikos() throws IOException {
    mirror(Radicale.start(), Xandikos.start());
  }

  @Test
  void fromXandikosToRadicale() throws IOException {
    mirror(Xandikos.start(), Radicale.start());
  }

  private static void mirror(TestServer from, TestServer to) throws IOException {
    try (from;
        to;
        CorpusMirror mirror = new CorpusMirror(from, to)) {
      mirror.fill();
      CorpusMirror.DAYS.forEach(mirror::runOn);
    }
  }
}
