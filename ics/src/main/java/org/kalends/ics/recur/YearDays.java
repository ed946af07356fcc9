package org.kalends.ics.recur;

import java.util.List;

/**
 * Which days of a year pass the parts of a rule that speak of days, as one bit for each; worked out
 * once for each of the kinds of years there are.
 */
final class YearDays {
  static final int WORDS = 6;

  private static final int KINDS = 4 * 7;
  private static final int DAYS_A_WEEK = 7;

  private final long months;
  private final Signed monthDays;
  private final Signed yearDays;
  private final Signed weeks;
  private final int weekdays;
  private final List<Rule.Weekday> ordinals;
  private final boolean inMonths;
  private final int weekStart;
  private final long[][] known = new long[KINDS][];

  /** Numbers counted from the start, as bits, and from the end. */
  private record Signed(long[] fromStart, long[] fromEnd, boolean any) {
    static Signed of(List<Integer> numbers) {
      long[] start = new long[WORDS];
      long[] end = new long[WORDS];
      for (int number : numbers) {
        long[] bits = number > 0 ? start : end;
        int at = Math.abs(number);
        bits[at >> 6] |= 1L << at;
      }
      return new Signed(start, end, numbers.isEmpty());
    }

    boolean has(int number, int count) {
      int back = count + 1 - number;
      return any || bit(fromStart, number) || bit(fromEnd, back);
    }

    private static boolean bit(long[] bits, int at) {
      return (bits[at >> 6] >>> at & 1) != 0;
    }
  }

  /** The ordinals of BYDAY count within months, or within the year. */
  YearDays(Rule rule, boolean inMonths) {
    this.months = rule.months().stream().mapToLong(month -> 1L << month).reduce(0, (a, b) -> a | b);
    this.monthDays = Signed.of(rule.monthDays());
    this.yearDays = Signed.of(rule.yearDays());
    this.weeks = Signed.of(rule.weeks());
    this.weekStart = Civil.index(rule.weekStart());
    this.ordinals = rule.days().stream().filter(day -> day.ordinal() != 0).toList();
    int every = rule.days().isEmpty() ? (1 << DAYS_A_WEEK) - 1 : 0;
    this.weekdays =
        rule.days().stream()
            .filter(day -> day.ordinal() == 0)
            .mapToInt(day -> 1 << Civil.index(day.day()))
            .reduce(every, (a, b) -> a | b);
    this.inMonths = inMonths;
  }

  /** Whether any day passes. */
  boolean all() {
    return months == 0
        && monthDays.any()
        && yearDays.any()
        && weeks.any()
        && weekdays == (1 << DAYS_A_WEEK) - 1;
  }

  /** Whether only the weekday decides. */
  boolean weekdaysOnly() {
    return months == 0 && monthDays.any() && yearDays.any() && weeks.any() && ordinals.isEmpty();
  }

  /** Bit 0 for Monday to 6 for Sunday, of BYDAY without ordinals. */
  int weekdays() {
    return weekdays;
  }

  boolean has(long day) {
    int year = Civil.year(day);
    int at = (int) (day - Civil.newYear(year));
    return (of(year)[at >> 6] >>> at & 1) != 0;
  }

  /** Bit 0 of the first word is 1 January. Not to be changed. */
  long[] of(int year) {
    int leaps = Civil.leap(year) ? 3 : Civil.leap(year - 1) ? 1 : Civil.leap(year + 1) ? 2 : 0;
    int kind = leaps * DAYS_A_WEEK + Civil.weekday(Civil.newYear(year));
    if (known[kind] == null) {
      known[kind] = build(year);
    }
    return known[kind];
  }

  /** The days from one on, at most 64 of them, as bits. */
  long slice(long day, int length) {
    int year = Civil.year(day);
    int at = (int) (day - Civil.newYear(year));
    int here = Math.min(length, Civil.length(year) - at);
    long bits = slice(of(year), at, here);
    return here == length ? bits : bits | slice(of(year + 1), 0, length - here) << here;
  }

  static long slice(long[] words, int at, int length) {
    long bits = words[at >> 6] >>> at;
    if ((at & 63) + length > 64) {
      bits |= words[(at >> 6) + 1] << -at;
    }
    return bits & -1L >>> -length;
  }

  private long[] build(int year) {
    long[] bits = new long[WORDS];
    boolean leap = Civil.leap(year);
    int length = Civil.length(year);
    int weekday = Civil.weekday(Civil.newYear(year));
    long[] placed = ordinals.isEmpty() ? bits : ordinals(leap, weekday, length);
    int at = 0;
    for (int month = 1; month <= 12; month++) {
      int monthLength = Civil.length(month, leap);
      if (months != 0 && (months >>> month & 1) == 0) {
        at += monthLength;
        continue;
      }
      for (int day = 1; day <= monthLength; day++, at++) {
        boolean named =
            (weekdays >>> (weekday + at) % DAYS_A_WEEK & 1) != 0
                || (placed[at >> 6] >>> at & 1) != 0;
        if (named && monthDays.has(day, monthLength) && yearDays.has(at + 1, length)) {
          bits[at >> 6] |= 1L << at;
        }
      }
    }
    if (!weeks.any()) {
      keepWeeks(bits, year, length);
    }
    return bits;
  }

  private void keepWeeks(long[] bits, int year, int length) {
    long newYear = Civil.newYear(year);
    for (int at = 0; at < length; at++) {
      long day = newYear + at;
      int weekYear = Civil.weekYear(day, weekStart);
      long first = Civil.weekOne(weekYear, weekStart);
      int count = (int) (Civil.weekOne(weekYear + 1, weekStart) - first) / DAYS_A_WEEK;
      if (!weeks.has((int) (day - first) / DAYS_A_WEEK + 1, count)) {
        bits[at >> 6] &= ~(1L << at);
      }
    }
  }

  private long[] ordinals(boolean leap, int weekday, int length) {
    long[] bits = new long[WORDS];
    for (Rule.Weekday each : ordinals) {
      if (inMonths) {
        for (int month = 1; month <= 12; month++) {
          int before = Civil.daysBefore(month, leap);
          place(each, before, Civil.length(month, leap), weekday, bits);
        }
      } else {
        place(each, 0, length, weekday, bits);
      }
    }
    return bits;
  }

  private static void place(Rule.Weekday each, int from, int length, int weekday, long[] bits) {
    int first = Math.floorMod(Civil.index(each.day()) - weekday - from, DAYS_A_WEEK);
    int count = (length - first + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
    int index = each.ordinal() > 0 ? each.ordinal() - 1 : count + each.ordinal();
    if (index >= 0 && index < count) {
      int at = from + first + index * DAYS_A_WEEK;
      bits[at >> 6] |= 1L << at;
    }
  }
}
