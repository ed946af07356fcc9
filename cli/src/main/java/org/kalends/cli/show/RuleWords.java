package org.kalends.cli.show;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** Recurrence rules (RFC 5545 3.3.10) in words; a rule that is too intricate stays as it is. */
final class RuleWords {
  private static final Map<String, String> UNITS =
      Map.of("DAILY", "day", "WEEKLY", "week", "MONTHLY", "month", "YEARLY", "year");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "1", "1st ", "2", "2nd ", "3", "3rd ", "4", "4th ", "5", "5th ", "-1", "last ", "", "");

  private RuleWords() {}

  static String of(Property rule) {
    return said(parts(rule.value())).orElse(rule.value());
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }

  private static Optional<String> said(Map<String, String> parts) {
    Map<String, String> left = new LinkedHashMap<>(parts);
    String unit = UNITS.get(left.remove("FREQ"));
    String interval = Optional.ofNullable(left.remove("INTERVAL")).orElse("1");
    Optional<String> days = days(left.remove("BYDAY"));
    Optional<String> dates = Optional.ofNullable(left.remove("BYMONTHDAY"));
    Optional<String> count = Optional.ofNullable(left.remove("COUNT"));
    Optional<String> until = Optional.ofNullable(left.remove("UNTIL"));
    left.remove("WKST");
    if (unit == null || !left.isEmpty() || days.isEmpty()) {
      return Optional.empty();
    }
    String every = interval.equals("1") ? "every " + unit : "every " + interval + " " + unit + "s";
    return Optional.of(
        every
            + (days.get().isEmpty() ? "" : " on " + days.get())
            + dates.map(d -> " on day " + d.replace(",", ", ")).orElse("")
            + count.map(c -> ", " + c + " times").orElse("")
            + until.map(u -> ", until " + until(u)).orElse(""));
  }

  private static String until(String value) {
    return When.of(Property.of("UNTIL", value)).map(when -> when.date().toString()).orElse(value);
  }

  /** Empty text for no days; nothing where a day is not understood. */
  private static Optional<String> days(String value) {
    if (value == null) {
      return Optional.of("");
    }
    List<Optional<String>> names = Stream.of(value.split(",", -1)).map(RuleWords::day).toList();
    return names.stream().allMatch(Optional::isPresent)
        ? Optional.of(names.stream().map(Optional::get).collect(Collectors.joining(", ")))
        : Optional.empty();
  }

  private static Optional<String> day(String value) {
    if (value.length() < 2) {
      return Optional.empty();
    }
    String name = value.substring(value.length() - 2);
    Optional<String> ordinal =
        Optional.ofNullable(ORDINALS.get(value.substring(0, value.length() - 2).replace("+", "")));
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(name))
        .findFirst()
        .flatMap(day -> ordinal.map(o -> o + TimeWords.name(day)));
  }
}
