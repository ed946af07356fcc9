package org.kalends.ics.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value of BYDAY (RFC 5545 3.3.10).
 *
 * @param nth of the month or the year, from its end where negative; 0 for every one
 */
record Weekday(int nth, DayOfWeek day) {
  private static final Pattern TEXT = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final String NAMES = "MOTUWETHFRSASU";
  private static final int WEEK = 7;

  /** Empty where one of them is none. */
  static List<Weekday> list(List<String> texts) {
    List<Weekday> days = texts.stream().map(Weekday::read).flatMap(Optional::stream).toList();
    return days.size() == texts.size() ? days : List.of();
  }

  private static Optional<Weekday> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int nth = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    return Optional.of(new Weekday(nth, DayOfWeek.of(NAMES.indexOf(matcher.group(2)) / 2 + 1)));
  }

  /** Which one a date is in its month or year. */
  static Weekday exactly(LocalDate date, boolean fromEnd, boolean ofYear) {
    int place = ofYear ? date.getDayOfYear() : date.getDayOfMonth();
    int length = ofYear ? date.lengthOfYear() : date.lengthOfMonth();
    int nth = fromEnd ? -((length - place) / WEEK + 1) : (place - 1) / WEEK + 1;
    return new Weekday(nth, date.getDayOfWeek());
  }

  Weekday plus(long days) {
    return new Weekday(nth, day.plus(days));
  }

  Weekday later(int weeks) {
    return new Weekday(nth + weeks, day);
  }

  boolean isPossible(boolean fromEnd, boolean ofYear) {
    return nth != 0 && nth < 0 == fromEnd && Math.abs(nth) <= (ofYear ? 53 : 5);
  }

  static String text(List<Weekday> days) {
    return days.stream().map(Weekday::toString).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    int at = (day.getValue() - 1) * 2;
    return (nth == 0 ? "" : Integer.toString(nth)) + NAMES.substring(at, at + 2);
  }
}
