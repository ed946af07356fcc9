package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kalends.dav.server.BusyTimes.Busy;

class BusyTimesTest {
  private static final int SECONDS = 60;

  @Test
  void everySecondIsAsBusyAsTheSurestThatSaysSo() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      BusyTimes.Type[] expected = new BusyTimes.Type[SECONDS];
      BusyTimes times = new BusyTimes();
      for (int i = random.nextInt(12); i >= 0; i--) {
        int from = random.nextInt(SECONDS);
        int to = from + random.nextInt(SECONDS - from);
        BusyTimes.Type type =
            random.nextBoolean() ? BusyTimes.Type.BUSY : BusyTimes.Type.BUSY_TENTATIVE;
        times.add(type, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
        for (int at = from; at < to; at++) {
          if (expected[at] != BusyTimes.Type.BUSY) {
            expected[at] = type;
          }
        }
      }
      assertThat(seconds(times.merged())).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /**
   * How busy each second is; fails where two stretches overlap, touch needlessly or are unsorted.
   */
  private static BusyTimes.Type[] seconds(List<Busy> merged) {
    BusyTimes.Type[] seconds = new BusyTimes.Type[SECONDS];
    Busy before = null;
    for (Busy busy : merged) {
      if (before != null) {
        assertThat(busy.from()).isAfterOrEqualTo(before.to());
        assertThat(busy.from().equals(before.to()) && busy.type() == before.type()).isFalse();
      }
      for (long at = busy.from().getEpochSecond(); at < busy.to().getEpochSecond(); at++) {
        seconds[Math.toIntExact(at)] = busy.type();
      }
      before = busy;
    }
    return seconds;
  }
}
