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

  /** Its local times; the start only where the rule gives it. */
  Times times() {
    return Plan.times(counting(count()), start, day, limit);
  }

  /**
   * The same in the order in which they happen. Rules within days leave out what the clock skips,
   * and do not count it (3.3.10).
   */
  Times inOrder(WallClock clock) {
    boolean drops = rule.frequency().compareTo(Frequency.DAILY) < 0;
    if (!drops || rule.count().isEmpty() || clock.steady()) {
      return new InOrder(times(), clock, drops);
    }
    Times all = Plan.times(rule.withoutEnd(), start, day, limit);
    return all instanceof Steps steps
        ? new InOrder(steps.first(count(), clock), clock, true)
        : new Counted(new InOrder(all, clock, true), start, count());
  }

  private int count() {
    return rule.count().orElse(0) - (given ? 0 : 1);
  }

  private Rule counting(int count) {
    return rule.count().isEmpty() || given ? rule : rule.withCount(count);
  }
}
