package org.kalends.cli.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What keeps a calendar, or all of an account, from being synced now.
 *
 * @param failures in a row
 * @param sooner when a change in a folder is a reason to try again
 * @param until when to try again in any case
 */
record Trouble(int failures, Instant sooner, Instant until) {
  static final Trouble NONE = new Trouble(0, Instant.MIN, Instant.MIN);

  /** Nobody is asked more often than that who does not answer. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final List<Duration> DELAYS =
      List.of(
          PAUSE,
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(4),
          Duration.ofMinutes(8),
          Duration.ofMinutes(15));

  /**
   * One more failure.
   *
   * @param chance in [0, 1): spreads clients that lost their server together
   */
  Trouble again(Instant now, double chance) {
    Duration delay = DELAYS.get(Math.min(failures, DELAYS.size() - 1));
    long spread = (long) (delay.toMillis() * (1 + 0.2 * chance));
    return new Trouble(failures + 1, now.plus(PAUSE), now.plusMillis(spread));
  }

  /** Something was in the way that is likely to be over in a moment. */
  Trouble momentary(Instant now, double chance) {
    return failures > 0 ? again(now, chance) : new Trouble(1, now.plus(MOMENT), now.plus(MOMENT));
  }

  /** The pause that was asked for; nothing is a reason to try earlier. */
  static Trouble pause(Instant now, Duration length) {
    return new Trouble(0, now.plus(length), now.plus(length));
  }

  /** Until somebody sees to it. */
  static Trouble forGood() {
    return new Trouble(0, Instant.MAX, Instant.MAX);
  }

  /** The same after a sleep: that something failed before says little about now. */
  Trouble rested() {
    return sooner.isBefore(until) ? NONE : this;
  }

  /** When something that is due then may be tried. */
  Instant allows(Instant due, boolean edited) {
    Instant from = edited ? sooner : until;
    return from.isAfter(due) ? from : due;
  }
}
