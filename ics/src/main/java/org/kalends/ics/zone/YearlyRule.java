package org.kalends.ics.zone;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One day a year, as the RRULEs of observances name it (RFC 5545 3.6.5): the days of a month or of
 * the year that qualify, and which of them.
 *
 * @param month the month; not asked where there are days of the year
 * @param days of the month that qualify, negative ones from its end; empty for all
 * @param yearDays that qualify, as libical names weeks that begin in one month and end in the next
 * @param weekday that qualifies; empty for any
 * @param ordinal which of those: 1 the first, -1 the last
 * @param interval every how many years
 */
record YearlyRule(
    Month month,
    List<Integer> days,
    List<Integer> yearDays,
    Optional<DayOfWeek> weekday,
    int ordinal,
    int interval) {
  private static final Pattern BYDAY = Pattern.compile("([+-]?\\d)?(MO|TU|WE|TH|FR|SA|SU)");
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.of(
          "MO", DayOfWeek.MONDAY,
          "TU", DayOfWeek.TUESDAY,
          "WE", DayOfWeek.WEDNESDAY,
          "TH", DayOfWeek.THURSDAY,
          "FR", DayOfWeek.FRIDAY,
          "SA", DayOfWeek.SATURDAY,
          "SU", DayOfWeek.SUNDAY);

  /** The rule of these RRULE parts; empty where they name no single day of a year. */
  static Optional<YearlyRule> of(Map<String, String> parts, LocalDateTime start) {
    String frequency = parts.getOrDefault("FREQ", "").toUpperCase(Locale.ROOT);
    boolean yearly =
        frequency.equals("YEARLY") || (frequency.equals("MONTHLY") && parts.containsKey("BYMONTH"));
    boolean several = parts.containsKey("BYMONTHDAY") && parts.containsKey("BYYEARDAY");
    if (!yearly || several || parts.containsKey("BYWEEKNO")) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(parts, start));
    } catch (IllegalArgumentException | DateTimeException notOneDay) {
      return Optional.empty();
    }
  }

  private static YearlyRule read(Map<String, String> parts, LocalDateTime start) {
    Month month =
        parts.containsKey("BYMONTH")
            ? Month.of(Integer.parseInt(parts.get("BYMONTH")))
            : start.getMonth();
    int interval = Math.max(1, Integer.parseInt(parts.getOrDefault("INTERVAL", "1")));
    List<Integer> days = numbers(parts, "BYMONTHDAY");
    List<Integer> yearDays = numbers(parts, "BYYEARDAY");
    if (!parts.containsKey("BYDAY")) {
      List<Integer> day =
          days.isEmpty() && yearDays.isEmpty() ? List.of(start.getDayOfMonth()) : days;
      return new YearlyRule(month, day, yearDays, Optional.empty(), 1, interval);
    }
    Matcher byDay = BYDAY.matcher(parts.get("BYDAY").toUpperCase(Locale.ROOT));
    if (!byDay.matches()) {
      throw new IllegalArgumentException(parts.get("BYDAY"));
    }
    String position = byDay.group(1) == null ? parts.get("BYSETPOS") : byDay.group(1);
    int ordinal = position == null ? 1 : Integer.parseInt(position);
    return new YearlyRule(
        month, days, yearDays, Optional.of(WEEKDAYS.get(byDay.group(2))), ordinal, interval);
  }

  private static List<Integer> numbers(Map<String, String> parts, String name) {
    return parts.containsKey(name)
        ? Stream.of(parts.get(name).split(",", -1)).map(Integer::valueOf).toList()
        : List.of();
  }

  /** The day in that year, where there is one. */
  Optional<LocalDate> in(int year) {
    if (weekday.isPresent() && days.isEmpty() && yearDays.isEmpty()) {
      return Optional.of(LocalDate.of(year, month, 1))
          .map(first -> first.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday.get())))
          .filter(day -> day.getMonth() == month);
    }
    List<LocalDate> fitting =
        named(year)
            .filter(day -> weekday.isEmpty() || weekday.get() == day.getDayOfWeek())
            .distinct()
            .sorted()
            .toList();
    int index = ordinal > 0 ? ordinal - 1 : fitting.size() + ordinal;
    return index >= 0 && index < fitting.size()
        ? Optional.of(fitting.get(index))
        : Optional.empty();
  }

  private Stream<LocalDate> named(int year) {
    YearMonth of = YearMonth.of(year, month);
    return yearDays.isEmpty()
        ? days.stream()
            .map(day -> day > 0 ? day : of.lengthOfMonth() + 1 + day)
            .filter(of::isValidDay)
            .map(of::atDay)
        : yearDays.stream()
            .map(day -> day > 0 ? day : Year.of(year).length() + 1 + day)
            .filter(day -> day > 0 && day <= Year.of(year).length())
            .map(day -> LocalDate.ofYearDay(year, day));
  }

  /**
   * The same as {@link java.time.zone.ZoneOffsetTransitionRule} counts: the first fitting weekday
   * on or after a day, or on or before one counted from the end. Empty where it cannot say this.
   */
  Optional<Integer> dayOfMonthIndicator() {
    if (interval != 1 || !yearDays.isEmpty()) {
      return Optional.empty();
    }
    if (days.isEmpty()) {
      return Optional.of(ordinal > 0 ? 7 * ordinal - 6 : 7 * ordinal + 6)
          .filter(day -> day >= -28 && day <= 22);
    }
    int first = days.stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = days.stream().mapToInt(Integer::intValue).max().orElseThrow();
    boolean oneDay = weekday.isEmpty() && first == last;
    boolean week = weekday.isPresent() && last - first == 6 && days.size() == 7;
    return first > 0 && (oneDay || (week && Math.abs(ordinal) == 1))
        ? Optional.of(first)
        : Optional.empty();
  }
}
