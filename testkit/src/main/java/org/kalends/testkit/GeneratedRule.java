package org.kalends.testkit;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;

/** The recurrence rules of generated events, by shape. */
enum GeneratedRule {
  DAILY,
  WEEKLY,
  DAY_OF_MONTH,
  WEEKDAY_OF_MONTH;

  /** The value of RRULE, without a bound. */
  String text(LocalDateTime start) {
    return switch (this) {
      case DAILY -> "FREQ=DAILY";
      case WEEKLY -> "FREQ=WEEKLY;BYDAY=" + weekday(start);
      case DAY_OF_MONTH -> "FREQ=MONTHLY;BYMONTHDAY=" + start.getDayOfMonth();
      case WEEKDAY_OF_MONTH -> "FREQ=MONTHLY;BYDAY=" + nth(start) + weekday(start);
    };
  }

  /** The start of the n-th occurrence after the first. */
  LocalDateTime occurrence(LocalDateTime start, int n) {
    return switch (this) {
      case DAILY -> start.plusDays(n);
      case WEEKLY -> start.plusWeeks(n);
      case DAY_OF_MONTH -> start.plusMonths(n);
      case WEEKDAY_OF_MONTH ->
          start
              .plusMonths(n)
              .with(TemporalAdjusters.dayOfWeekInMonth(nth(start), start.getDayOfWeek()));
    };
  }

  private static int nth(LocalDateTime start) {
    return (start.getDayOfMonth() - 1) / 7 + 1;
  }

  private static String weekday(LocalDateTime start) {
    return start.getDayOfWeek().name().substring(0, 2);
  }
}
