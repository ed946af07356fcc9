package org.kalends.ics.zone;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The RRULE that says what a yearly rule of java.time says, in the local time before it. */
final class RuleText {
  private static final int SAMPLE = 2024;

  private RuleText() {}

  /** Empty where the week of possible days spreads over two months: no RRULE of one month fits. */
  static Optional<String> of(ZoneOffsetTransitionRule rule) {
    int shift = shift(rule);
    Month month = rule.getMonth();
    int indicator = rule.getDayOfMonthIndicator();
    int length = YearMonth.of(SAMPLE, month).lengthOfMonth();
    boolean leap = month == Month.FEBRUARY;
    int first = (indicator > 0 ? indicator : length + indicator - 5) + shift;
    if (leap && (indicator < 0 || first > 22)) {
      return Optional.empty();
    }
    if (rule.getDayOfWeek() == null) {
      return Optional.of(prefix(month) + "BYMONTHDAY=" + (indicator + shift))
          .filter(text -> indicator > 0 && indicator + shift >= 1 && indicator + shift <= length);
    }
    if (first < 1 || first + 6 > length) {
      return Optional.empty();
    }
    String weekday =
        rule.getDayOfWeek().plus(shift).name().substring(0, 2).toUpperCase(Locale.ROOT);
    return Optional.of(prefix(month) + days(first, length, weekday));
  }

  /** UTC and standard times may fall on the day before or after in local time. */
  private static int shift(ZoneOffsetTransitionRule rule) {
    YearMonth month = YearMonth.of(SAMPLE, rule.getMonth());
    int indicator = rule.getDayOfMonthIndicator();
    LocalDate day = month.atDay(indicator > 0 ? indicator : month.lengthOfMonth() + 1 + indicator);
    if (rule.getDayOfWeek() != null) {
      day =
          day.with(
              indicator > 0
                  ? TemporalAdjusters.nextOrSame(rule.getDayOfWeek())
                  : TemporalAdjusters.previousOrSame(rule.getDayOfWeek()));
    }
    LocalDate local = rule.createTransition(SAMPLE).getDateTimeBefore().toLocalDate();
    return (int) ChronoUnit.DAYS.between(day, local);
  }

  private static String prefix(Month month) {
    return "FREQ=YEARLY;BYMONTH=" + month.getValue() + ';';
  }

  private static String days(int first, int length, String weekday) {
    if (first % 7 == 1) {
      return "BYDAY=" + (first / 7 + 1) + weekday;
    }
    if (first + 6 == length) {
      return "BYDAY=-1" + weekday;
    }
    return "BYMONTHDAY="
        + IntStream.rangeClosed(first, first + 6)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","))
        + ";BYDAY="
        + weekday;
  }
}
