package org.kalends.ics.meaning;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.ics.Parameters;
import org.kalends.ics.When;

/** RRULE in canonical form (RFC 5545 3.3.10): parts and their lists sorted, defaults left out. */
final class RuleParts {
  private static final Map<String, String> DEFAULTS =
      Map.of("INTERVAL", "1", "WKST", "MO", "RSCALE", "GREGORIAN", "SKIP", "OMIT");

  private RuleParts() {}

  /** The rule, with UNTIL as it is meant where the series starts then. */
  static String canonical(String rule, Optional<When> start, Times times) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : list(part.substring(equals + 1));
      if (!name.isEmpty() && !value.equals(DEFAULTS.get(name))) {
        parts.merge(
            name, name.equals("UNTIL") ? until(value, start, times) : value, String::concat);
      }
    }
    return parts.entrySet().stream()
        .map(part -> part.getKey() + '=' + part.getValue())
        .collect(Collectors.joining(";"));
  }

  private static String list(String values) {
    return Arrays.stream(values.split(",", -1))
        .map(RuleParts::number)
        .filter(value -> !value.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** {@code +01MO} is {@code 1MO}. */
  private static String number(String value) {
    String text = value.strip();
    boolean negative = text.startsWith("-");
    int from = negative || text.startsWith("+") ? 1 : 0;
    while (from + 1 < text.length()
        && text.charAt(from) == '0'
        && Character.isDigit(text.charAt(from + 1))) {
      from++;
    }
    return (negative ? "-" : "") + text.substring(from);
  }

  /** A local UNTIL, which should be in UTC, is meant in the zone of DTSTART. */
  private static String until(String value, Optional<When> start, Times times) {
    Optional<When> until = When.read(value, Parameters.NONE);
    if (until.isEmpty()) {
      return value;
    }
    return times.canonical(
        switch (until.get()) {
          case When.Floating floating when start.orElse(null) instanceof When.Zoned zoned ->
              new When.Zoned(floating.time(), zoned.tzid());
          case When.Floating floating when start.orElse(null) instanceof When.Utc ->
              new When.Utc(floating.time().toInstant(ZoneOffset.UTC));
          case When.Floating floating when day(start, floating.time().toLocalTime()) ->
              new When.Day(floating.date());
          case When.Utc utc when day(start, utc.instant().atOffset(ZoneOffset.UTC).toLocalTime()) ->
              new When.Day(utc.date());
          case When other -> other;
        });
  }

  private static boolean day(Optional<When> start, LocalTime time) {
    return start.orElse(null) instanceof When.Day && time.equals(LocalTime.MIDNIGHT);
  }
}
