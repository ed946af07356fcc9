package org.kalends.ics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Text of DATE and DATE-TIME values (RFC 5545 3.3.4, 3.3.5), read leniently, written exactly. */
final class WhenText {
  private static final int DATE_LENGTH = 8;
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final Set<String> UTC_NAMES =
      Set.of("UTC", "Z", "ETC/UTC", "ETC/UCT", "ETC/ZULU", "ZULU", "UCT");

  private WhenText() {}

  static Optional<When> read(String value, Parameters parameters) {
    String text = value.strip().toUpperCase(Locale.ROOT);
    try {
      return instantOrDay(text, parameters);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<When> instantOrDay(String text, Parameters parameters) {
    if (!digits(text, 0, DATE_LENGTH) || text.startsWith("0000")) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
    boolean day = parameters.first("VALUE").filter("DATE"::equalsIgnoreCase).isPresent();
    if (text.length() == DATE_LENGTH || (day && text.charAt(DATE_LENGTH) == 'T')) {
      return Optional.of(new When.Day(date));
    }
    return time(text, date).map(time -> form(time, text.endsWith("Z"), parameters));
  }

  private static Optional<LocalDateTime> time(String text, LocalDate date) {
    int end = text.endsWith("Z") ? text.length() - 1 : text.length();
    boolean seconds = end == 15;
    if (text.charAt(DATE_LENGTH) != 'T' || !(seconds || end == 13) || !digits(text, 9, end)) {
      return Optional.empty();
    }
    int hour = number(text, 9, 11);
    int minute = number(text, 11, 13);
    int second = seconds ? number(text, 13, 15) : 0;
    if (hour == 24 && minute == 0 && second == 0) {
      return date.equals(LAST) ? Optional.empty() : Optional.of(date.plusDays(1).atStartOfDay());
    }
    // java.time has no leap seconds; 3.3.12 says to take them as the second before
    return Optional.of(date.atTime(hour, minute, second == 60 ? 59 : second));
  }

  private static When form(LocalDateTime time, boolean utc, Parameters parameters) {
    Optional<String> tzid = parameters.first("TZID").filter(name -> !name.isBlank());
    if (utc || tzid.filter(WhenText::namesUtc).isPresent()) {
      return new When.Utc(time.toInstant(ZoneOffset.UTC));
    }
    return tzid.<When>map(name -> new When.Zoned(time, name)).orElse(new When.Floating(time));
  }

  private static boolean namesUtc(String tzid) {
    return UTC_NAMES.contains(tzid.strip().toUpperCase(Locale.ROOT));
  }

  private static boolean digits(String text, int from, int to) {
    if (text.length() < to) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The values of a list; blank ones, as a trailing comma leaves them, are none. */
  static List<String> split(String values) {
    return List.of(values.split(",", -1)).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  static String write(LocalDate date) {
    return pad(date.getYear(), 4) + pad(date.getMonthValue(), 2) + pad(date.getDayOfMonth(), 2);
  }

  static String write(LocalDateTime time) {
    return write(time.toLocalDate())
        + 'T'
        + pad(time.getHour(), 2)
        + pad(time.getMinute(), 2)
        + pad(time.getSecond(), 2);
  }

  private static String pad(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
