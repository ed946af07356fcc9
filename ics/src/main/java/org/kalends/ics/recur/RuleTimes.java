package org.kalends.ics.recur;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.kalends.ics.When;

/**
 * The times that one rule gives, ever later: local, in seconds since 1970-01-01T00:00:00 of the
 * same clock; of days their midnights. No time after the year 9999 is given.
 */
public final class RuleTimes implements PrimitiveIterator.OfLong {
  private final Times times;
  private long next;

  private RuleTimes(Times times) {
    this.times = times;
    this.next = times.next();
  }

  static RuleTimes of(Rule rule, LocalDateTime start) {
    long first = start.toEpochSecond(ZoneOffset.UTC);
    return new RuleTimes(Plan.times(rule, first, false, limit(rule, false)));
  }

  static RuleTimes of(Rule rule, LocalDate start) {
    long first = start.toEpochDay() * Civil.DAY;
    return new RuleTimes(Plan.times(rule, first, true, limit(rule, true)));
  }

  private static long limit(Rule rule, boolean day) {
    return rule.until().map(until -> day ? ofDay(until) : ofTime(until)).orElse(Plan.LIMIT);
  }

  private static long ofDay(When until) {
    return until.date().toEpochDay() * Civil.DAY + 1;
  }

  private static long ofTime(When until) {
    return switch (until) {
      case When.Day day -> day.date().toEpochDay() * Civil.DAY + 1;
      case When.Floating floating -> floating.time().toEpochSecond(ZoneOffset.UTC) + 1;
      case When.Zoned zoned -> zoned.time().toEpochSecond(ZoneOffset.UTC) + 1;
      case When.Utc utc -> utc.instant().getEpochSecond() + 1;
    };
  }

  /** Leaves out what is before that time, without walking there unless the rule has COUNT. */
  public RuleTimes from(LocalDateTime time) {
    times.seek(time.toEpochSecond(ZoneOffset.UTC));
    next = times.next();
    return this;
  }

  @Override
  public boolean hasNext() {
    return next != Times.END;
  }

  @Override
  public long nextLong() {
    if (next == Times.END) {
      throw new NoSuchElementException("the rule gives no more");
    }
    long now = next;
    next = times.next();
    return now;
  }
}
