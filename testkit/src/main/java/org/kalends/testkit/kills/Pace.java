package org.kalends.testkit.kills;

import java.time.Duration;

/** How long runs take, so that kills meet them at any instant. */
final class Pace {
  private static final int SHARE = 8;
  private long nanos = Duration.ofMillis(800).toNanos();

  /** A run that was not killed took that long. */
  void took(long lasted) {
    nanos += (lasted - nanos) / 4;
  }

  /**
   * Milliseconds from the start of a run to its end.
   *
   * @param thousandths of that time
   */
  int delay(int thousandths) {
    return (int) (Duration.ofNanos(nanos).toMillis() * thousandths / 1000);
  }

  /** That share of the time in which a run writes. */
  int within(int delay) {
    return delay / SHARE;
  }
}
