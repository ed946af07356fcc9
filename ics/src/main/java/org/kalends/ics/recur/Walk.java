package org.kalends.ics.recur;

import java.util.Optional;

/** The occurrences that one rule gives within one stretch, in order. */
final class Walk {
  private final Times times;
  private final WallClock clock;
  private final Stretch stretch;
  private final long before;
  private final long until;
  private final boolean dropsSkipped;
  private final Exclusions exclusions;
  private Optional<Occurrence> next = Optional.empty();

  /**
   * @param before the key that the next stretch begins at
   * @param until the key of the last that UNTIL allows
   * @param dropsSkipped leaves out times that the clock jumps over
   */
  Walk(
      Times times,
      WallClock clock,
      Stretch stretch,
      long before,
      long until,
      boolean dropsSkipped,
      Exclusions exclusions) {
    this.times = times;
    this.clock = clock;
    this.stretch = stretch;
    this.before = before;
    this.until = until;
    this.dropsSkipped = dropsSkipped;
    this.exclusions = exclusions;
    advance();
  }

  /** Empty where there is none any more. */
  Optional<Occurrence> peek() {
    return next;
  }

  void advance() {
    next = Optional.empty();
    for (long local = times.next(); local != Times.END; local = times.next()) {
      long key = clock.key(local);
      if (key >= before || key > until) {
        return;
      }
      boolean given = key >= stretch.from() && !exclusions.has(local, key);
      if (given && !(dropsSkipped && clock.skips(local))) {
        next = Optional.of(stretch.occurrence(clock, local));
        return;
      }
    }
  }
}
