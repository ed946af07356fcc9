package org.kalends.ics.recur;

import org.kalends.ics.When;

/**
 * A rule as it holds for one series.
 *
 * @param start the local time that it counts from
 * @param given whether the rule gives its start; COUNT counts the start in any case
 * @param until the last key that UNTIL allows
 * @param limit a local time, after which UNTIL allows none
 */
record Repeat(Rule rule, long start, boolean day, boolean given, long until, long limit) {
  static Repeat of(Rule rule, long start, WallClock clock) {
    boolean given = Plan.times(rule.withoutEnd(), start, clock.days(), start + 1).next() == start;
    if (rule.until().isEmpty()) {
      return new Repeat(rule, start, clock.days(), given, Times.END, Plan.LIMIT);
    }
    When until = rule.until().get();
    long local =
        until instanceof When.Utc utc && clock.floats()
            ? utc.instant().getEpochSecond()
            : clock.local(until);
    boolean exact = until instanceof When.Utc && clock.zoned();
    long key = exact ? clock.key(until) : clock.key(local);
    return new Repeat(rule, start, clock.days(), given, key, local + (exact ? Civil.DAY : 0) + 1);
  }

  /** Its times; the start only where the rule gives it. */
  Times times() {
    if (given || rule.count().isEmpty()) {
      return Plan.times(rule, start, day, limit);
    }
    int rest = rule.count().get() - 1;
    return rest == 0 ? Plan.NONE : Plan.times(rule.withCount(rest), start, day, limit);
  }

  /** Its times as they happen; hours, minutes and seconds that the clock skips do not. */
  Times inOrder(WallClock clock) {
    return new InOrder(times(), clock, rule.frequency().compareTo(Frequency.DAILY) < 0);
  }
}
