package org.kalends.ics.recur;

import java.time.DayOfWeek;

/** The Gregorian calendar in plain numbers: days since 1970-01-01, without objects. */
final class Civil {
  static final long DAY = 24 * 60 * 60;

  /** The first day that no text can say: 10000-01-01. */
  static final long END_DAY = 2_932_897;

  /** After this many years, and days, and no fewer, everything repeats. */
  static final int CYCLE_YEARS = 400;

  static final int CYCLE_DAYS = 146_097;

  private static final int[] BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

  private Civil() {}

  static boolean leap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int length(int year) {
    return leap(year) ? 366 : 365;
  }

  /** The epoch day of its 1 January. */
  static long newYear(int year) {
    int before = year - 1;
    return 365L * before
        + Math.floorDiv(before, 4)
        - Math.floorDiv(before, 100)
        + Math.floorDiv(before, 400)
        - 719_162;
  }

  /** The year of an epoch day. */
  static int year(long day) {
    int guess = (int) Math.floorDiv((day + 719_162) * 400, CYCLE_DAYS) + 1;
    if (newYear(guess) > day) {
      return guess - 1;
    }
    return newYear(guess + 1) <= day ? guess + 1 : guess;
  }

  /** Days of the year before the month; {@code month} 1 to 13. */
  static int daysBefore(int month, boolean leap) {
    return BEFORE[month - 1] + (leap && month > 2 ? 1 : 0);
  }

  static int length(int month, boolean leap) {
    return daysBefore(month + 1, leap) - daysBefore(month, leap);
  }

  /** 0 for Monday to 6 for Sunday. */
  static int weekday(long day) {
    return (int) Math.floorMod(day + 3, 7L);
  }

  /** 0 for Monday to 6 for Sunday. */
  static int index(DayOfWeek day) {
    return day.getValue() - 1;
  }

  /** The first day of week 1 of that year (RFC 5545 3.3.10, BYWEEKNO). */
  static long weekOne(int year, int weekStart) {
    long newYear = newYear(year);
    int into = Math.floorMod(weekday(newYear) - weekStart, 7);
    return into <= 3 ? newYear - into : newYear + 7 - into;
  }

  /** The year that the week of a day belongs to. */
  static int weekYear(long day, int weekStart) {
    int year = year(day);
    if (day < weekOne(year, weekStart)) {
      return year - 1;
    }
    return day >= weekOne(year + 1, weekStart) ? year + 1 : year;
  }
}
