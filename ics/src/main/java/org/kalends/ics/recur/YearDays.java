package org.kalends.ics.recur;

import java.util.List;

/**
 * Which days of a year pass the parts of a rule that speak of days; worked out once for each of the
 * kinds of years there are.
 */
final class YearDays {
  private static final int KINDS = 4 * 7;
  private static final int DAYS_A_WEEK = 7;
  private static final int EVERY_WEEKDAY = 0x7f;
  private static final int MONTHS = 12;

  private final Rule rule;
  private final int months;
  private final int weekdays;
  private final boolean ordinals;
  private final boolean inMonths;
  private final int weekStart;
  private final long[][] known = new long[KINDS][];

  /** The ordinals of BYDAY count within months, or within the year. */
  YearDays(Rule rule, boolean inMonths) {
    this.rule = rule;
    this.inMonths = inMonths;
    this.weekStart = Civil.index(rule.weekStart());
    int named = 0;
    for (int month : rule.months()) {
      named |= 1 << month;
    }
    this.months = named;
    int every = rule.days().isEmpty() ? EVERY_WEEKDAY : 0;
    boolean counted = false;
    for (Rule.Weekday day : rule.days()) {
      counted |= day.ordinal() != 0;
      every |= day.ordinal() == 0 ? 1 << Civil.index(day.day()) : 0;
    }
    this.weekdays = every;
    this.ordinals = counted;
  }

  /** Whether any day passes. */
  boolean all() {
    return weekdaysOnly() && weekdays == EVERY_WEEKDAY;
  }

  /** Whether only the weekday decides. */
  boolean weekdaysOnly() {
    return months == 0
        && !ordinals
        && rule.monthDays().isEmpty()
        && rule.yearDays().isEmpty()
        && rule.weeks().isEmpty();
  }

  /** Bit 0 for Monday to 6 for Sunday, of BYDAY without ordinals. */
  int weekdays() {
    return weekdays;
  }

  boolean has(long day) {
    int year = Civil.year(day);
    return YearBits.has(of(year), (int) (day - Civil.newYear(year)));
  }

  /** Those of a year. Not to be changed. */
  long[] of(int year) {
    int kind = leaps(year) * DAYS_A_WEEK + Civil.weekday(Civil.newYear(year));
    if (known[kind] == null) {
      known[kind] = build(year);
    }
    return known[kind];
  }

  /** Weeks over New Year also depend on the years before and after. */
  private int leaps(int year) {
    if (Civil.leap(year)) {
      return 1;
    }
    if (rule.weeks().isEmpty()) {
      return 0;
    }
    return Civil.leap(year - 1) ? 2 : Civil.leap(year + 1) ? 3 : 0;
  }

  /** The days from one on, at most 64 of them, as bits. */
  long slice(long day, int length) {
    int year = Civil.year(day);
    int at = (int) (day - Civil.newYear(year));
    int here = Math.min(length, Civil.length(year) - at);
    long bits = YearBits.slice(of(year), at, here);
    return here == length ? bits : bits | YearBits.slice(of(year + 1), 0, length - here) << here;
  }

  private long[] build(int year) {
    boolean leap = Civil.leap(year);
    int length = Civil.length(year);
    int weekday = Civil.weekday(Civil.newYear(year));
    long[] bits = months(leap, length);
    if (!rule.monthDays().isEmpty()) {
      YearBits.keep(bits, monthDays(leap));
    }
    if (!rule.yearDays().isEmpty()) {
      long[] named = new long[YearBits.WORDS];
      place(rule.yearDays(), 0, length, named);
      YearBits.keep(bits, named);
    }
    if (!rule.days().isEmpty()) {
      YearBits.keep(bits, weekdays(leap, length, weekday));
    }
    if (!rule.weeks().isEmpty()) {
      YearBits.keep(bits, weeks(year, length));
    }
    return bits;
  }

  private long[] months(boolean leap, int length) {
    long[] bits = new long[YearBits.WORDS];
    if (months == 0) {
      YearBits.setAll(bits, 0, length);
    }
    for (int month : rule.months()) {
      YearBits.setAll(bits, Civil.daysBefore(month, leap), Civil.length(month, leap));
    }
    return bits;
  }

  private long[] monthDays(boolean leap) {
    long[] bits = new long[YearBits.WORDS];
    for (int month = 1; month <= MONTHS; month++) {
      if (months != 0 && (months >>> month & 1) == 0) {
        continue;
      }
      place(rule.monthDays(), Civil.daysBefore(month, leap), Civil.length(month, leap), bits);
    }
    return bits;
  }

  /** Numbers counted from 1, or from the end, within so many days from one on. */
  private static void place(List<Integer> numbers, int from, int length, long[] bits) {
    for (int number : numbers) {
      int at = number > 0 ? number - 1 : length + number;
      if (at >= 0 && at < length) {
        YearBits.set(bits, from + at);
      }
    }
  }

  private long[] weekdays(boolean leap, int length, int weekday) {
    long[] bits = new long[YearBits.WORDS];
    for (Rule.Weekday each : rule.days()) {
      int first = Math.floorMod(Civil.index(each.day()) - weekday, DAYS_A_WEEK);
      if (each.ordinal() == 0) {
        YearBits.setWeekly(bits, first);
      } else if (!inMonths) {
        placeWeekly(each.ordinal(), 0, length, first, bits);
      } else {
        for (int month = 1; month <= MONTHS; month++) {
          if (months != 0 && (months >>> month & 1) == 0) {
            continue;
          }
          int before = Civil.daysBefore(month, leap);
          int into = Math.floorMod(first - before, DAYS_A_WEEK);
          placeWeekly(each.ordinal(), before, Civil.length(month, leap), into, bits);
        }
      }
    }
    return bits;
  }

  /** The ordinal among every seventh of so many days, of which {@code first} is the first. */
  private static void placeWeekly(int ordinal, int from, int length, int first, long[] bits) {
    int count = (length - first + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
    int index = ordinal > 0 ? ordinal - 1 : count + ordinal;
    if (index >= 0 && index < count) {
      YearBits.set(bits, from + first + index * DAYS_A_WEEK);
    }
  }

  /** The days of this year in weeks of this year, the one before and the one after. */
  private long[] weeks(int year, int length) {
    long[] bits = new long[YearBits.WORDS];
    for (int weekYear = year - 1; weekYear <= year + 1; weekYear++) {
      long first = Civil.weekOne(weekYear, weekStart);
      int count = (int) (Civil.weekOne(weekYear + 1, weekStart) - first) / DAYS_A_WEEK;
      int offset = (int) (first - Civil.newYear(year));
      for (int number : rule.weeks()) {
        int index = number > 0 ? number - 1 : count + number;
        if (index >= 0 && index < count) {
          int from = Math.max(0, offset + index * DAYS_A_WEEK);
          int to = Math.min(length, offset + (index + 1) * DAYS_A_WEEK);
          YearBits.setAll(bits, from, to - from);
        }
      }
    }
    return bits;
  }
}
