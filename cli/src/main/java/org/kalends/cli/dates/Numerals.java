package org.kalends.cli.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times written in digits. */
final class Numerals {
  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?w(\\d{1,2})(?:-?([1-7]))?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
  private static final Pattern TWELVE = Pattern.compile("(\\d{1,2})(?::(\\d{2}))?(am|pm)");
  private static final int NOON = 12;

  private Numerals() {}

  /** A day, week, month or year; a date that does not exist throws {@link DateTimeException}. */
  static Optional<Reading> date(String word) {
    if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
      return Optional.empty();
    }
    return day(word).map(Reading::day).or(() -> week(word)).or(() -> month(word));
  }

  private static Optional<LocalDate> day(String word) {
    return match(DAY, word)
        .or(() -> match(COMPACT, word))
        .map(m -> LocalDate.of(number(m, 1), number(m, 2), number(m, 3)))
        .or(() ->
            match(DOTTED, word).map(m -> LocalDate.of(number(m, 3), number(m, 2), number(m, 1))));
  }

  private static Optional<Reading> week(String word) {
    return match(WEEK, word)
        .map(m -> {
          LocalDate monday = monday(number(m, 1), number(m, 2));
          return m.group(3) == null
              ? Reading.days(monday, monday.plusWeeks(1))
              : Reading.day(monday.plusDays(number(m, 3) - 1L));
        });
  }

  /** The first day of a week as ISO 8601 counts them. */
  static LocalDate monday(int year, int week) {
    LocalDate first = LocalDate.of(year, 1, 4).with(java.time.DayOfWeek.MONDAY);
    LocalDate monday = first.plusWeeks(week - 1L);
    if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
      throw new DateTimeException("%d has no week %d".formatted(year, week));
    }
    return monday;
  }

  private static Optional<Reading> month(String word) {
    return match(MONTH, word)
        .map(m -> month(YearMonth.of(number(m, 1), number(m, 2))))
        .or(() ->
            match(YEAR, word)
                .map(m -> LocalDate.of(Integer.parseInt(m.group()), 1, 1))
                .map(first -> Reading.days(first, first.plusYears(1))));
  }

  static Reading month(YearMonth month) {
    return Reading.days(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  /** A time on the clock; 24:00 is the day's end and not one of its times. */
  static Optional<LocalTime> time(String word) {
    return switch (word) {
      case "noon" -> Optional.of(LocalTime.NOON);
      case "midnight" -> Optional.of(LocalTime.MIDNIGHT);
      default ->
          match(CLOCK, word)
              .map(m -> LocalTime.of(number(m, 1), number(m, 2), number(m, 3)))
              .or(() -> match(TWELVE, word).map(Numerals::twelve));
    };
  }

  private static LocalTime twelve(Matcher m) {
    int hour = number(m, 1);
    if (hour < 1 || hour > NOON) {
      throw new DateTimeException("there is no hour %d%s".formatted(hour, m.group(3)));
    }
    return LocalTime.of(hour % NOON + (m.group(3).equals("pm") ? NOON : 0), number(m, 2));
  }

  private static Optional<Matcher> match(Pattern pattern, String word) {
    Matcher matcher = pattern.matcher(word);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
