package org.kalends.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Set;
import org.kalends.ics.recur.Frequency;
import org.kalends.ics.recur.Rule;

/**
 * Whether a rule allows a day: each of its parts is a condition, and what it leaves to DTSTART is
 * one too.
 *
 * @param first the day of DTSTART
 */
record DayTest(Rule rule, WeekFields weeks, LocalDate first, boolean implied, Set<Quirk> quirks) {
  static DayTest of(Rule rule, LocalDate first, Set<Quirk> quirks) {
    WeekFields weeks = WeekFields.of(rule.weekStart(), 4);
    DayTest test = new DayTest(rule, weeks, first, true, quirks);
    // a DTSTART outside of all those weeks says nothing about the weekday
    boolean silent =
        !rule.weeks().isEmpty() && !quirks.contains(Quirk.WEEKDAY_OF_START) && !test.inWeeks(first);
    return silent ? new DayTest(rule, weeks, first, false, quirks) : test;
  }

  boolean allows(LocalDate day) {
    return (rule.months().isEmpty() || rule.months().contains(day.getMonthValue()))
        && (rule.monthDays().isEmpty()
            || among(rule.monthDays(), day.getDayOfMonth(), day.lengthOfMonth()))
        && (!quirks.contains(Quirk.MONTH_OF_START) || day.getMonth() == first.getMonth())
        && (rule.yearDays().isEmpty()
            || among(
                rule.yearDays(),
                day.getDayOfYear(),
                day.lengthOfYear() - (quirks.contains(Quirk.YEAR_DAY_EARLY) ? 1 : 0)))
        && (rule.days().isEmpty() || weekday(day))
        && (rule.weeks().isEmpty() || inWeeks(day))
        && (!implied || asFirst(day));
  }

  /** A number from the beginning, or from the end where it is negative. */
  private static boolean among(List<Integer> numbers, int number, int length) {
    return numbers.contains(number) || numbers.contains(number - length - 1);
  }

  boolean inWeeks(LocalDate day) {
    int length = weekYearStart(weekYear(day) + 1).minusDays(1).get(weeks.weekOfWeekBasedYear());
    return among(rule.weeks(), day.get(weeks.weekOfWeekBasedYear()), length);
  }

  int weekYear(LocalDate day) {
    return day.get(weeks.weekBasedYear());
  }

  /** The first day of week 1: the week with 4 January in it. */
  LocalDate weekYearStart(int year) {
    LocalDate fourth = LocalDate.of(year, 1, 4);
    return fourth.minusDays(
        Math.floorMod(fourth.getDayOfWeek().getValue() - rule.weekStart().getValue(), 7));
  }

  private boolean weekday(LocalDate day) {
    for (Rule.Weekday weekday : rule.days()) {
      if (weekday.day() == day.getDayOfWeek()
          && (weekday.ordinal() == 0 || nth(weekday.ordinal(), day))) {
        return true;
      }
    }
    return false;
  }

  /** The number counts in the month at MONTHLY, and at YEARLY with BYMONTH; else in the year. */
  private boolean nth(int ordinal, LocalDate day) {
    boolean month = rule.frequency() == Frequency.MONTHLY || !rule.months().isEmpty();
    int at = month ? day.getDayOfMonth() : day.getDayOfYear();
    int length = month ? day.lengthOfMonth() : day.lengthOfYear();
    return ordinal == (at - 1) / 7 + 1 || ordinal == -((length - at) / 7 + 1);
  }

  /** What no part says is as in DTSTART. */
  private boolean asFirst(LocalDate day) {
    boolean named =
        !rule.days().isEmpty() || !rule.monthDays().isEmpty() || !rule.yearDays().isEmpty();
    if (named) {
      return true;
    }
    DayOfWeek weekday = first.getDayOfWeek();
    return switch (rule.frequency()) {
      case YEARLY -> {
        if (!rule.weeks().isEmpty()) {
          yield day.getDayOfWeek() == weekday;
        }
        yield day.getDayOfMonth() == first.getDayOfMonth()
            && (!rule.months().isEmpty() || day.getMonth() == first.getMonth());
      }
      case MONTHLY -> day.getDayOfMonth() == first.getDayOfMonth();
      case WEEKLY -> day.getDayOfWeek() == weekday;
      case DAILY, HOURLY, MINUTELY, SECONDLY -> true;
    };
  }
}
