package org.kalends.ics.recur;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The occurrences that one rule gives within one stretch, in order. */
final class Walk implements Iterator<Occurrence> {
  private final Times times;
  private final WallClock clock;
  private final Stretch stretch;
  private final long before;
  private final long until;
  private final Exclusions exclusions;
  private long local;
  private boolean found;

  /**
   * @param before the key that the next stretch begins at
   * @param until the key of the last that UNTIL allows
   */
  Walk(
      Times times,
      WallClock clock,
      Stretch stretch,
      long before,
      long until,
      Exclusions exclusions) {
    this.times = times;
    this.clock = clock;
    this.stretch = stretch;
    this.before = before;
    this.until = until;
    this.exclusions = exclusions;
  }

  @Override
  public boolean hasNext() {
    found = found || find();
    return found;
  }

  @Override
  public Occurrence next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the rule gives no more");
    }
    found = false;
    return stretch.occurrence(clock, local);
  }

  private boolean find() {
    for (local = times.next(); local != Times.END; local = times.next()) {
      long key = clock.key(local);
      if (key >= before || key > until) {
        return false;
      }
      if (key >= stretch.from() && !exclusions.has(local, key)) {
        return true;
      }
    }
    return false;
  }
}
