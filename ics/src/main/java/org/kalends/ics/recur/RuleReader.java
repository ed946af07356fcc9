package org.kalends.ics.recur;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.kalends.ics.Parameters;
import org.kalends.ics.When;

/** Reads one RRULE value, leniently, and says what was wrong with it. */
final class RuleReader {
  private static final Set<String> KNOWN =
      Set.of(
          "FREQ",
          "UNTIL",
          "COUNT",
          "INTERVAL",
          "BYSECOND",
          "BYMINUTE",
          "BYHOUR",
          "BYDAY",
          "BYMONTHDAY",
          "BYYEARDAY",
          "BYWEEKNO",
          "BYMONTH",
          "BYSETPOS",
          "WKST",
          "RSCALE",
          "SKIP");

  private static final int MOST_DIGITS = 18;

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> flaws = new ArrayList<>();

  RuleReader(String value) {
    for (String part : value.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
      split(part.strip());
    }
  }

  private void split(String part) {
    int equals = part.indexOf('=');
    if (part.isEmpty()) {
      flaws.add("an empty part between semicolons");
    } else if (equals < 0) {
      flaws.add(part + " has no value");
    } else if (!KNOWN.contains(part.substring(0, equals).strip())) {
      flaws.add("the part " + part.substring(0, equals) + " is not known");
    } else {
      String name = part.substring(0, equals).strip();
      if (parts.putIfAbsent(name, part.substring(equals + 1).strip()) != null) {
        flaws.add(name + " is there twice: the first counts");
      }
    }
  }

  Rule.Read read() {
    Optional<Frequency> frequency = frequency();
    if (frequency.isEmpty() || !gregorian()) {
      return new Rule.Read(Optional.empty(), flaws);
    }
    Rule rule =
        new Rule(
            frequency.get(),
            number("INTERVAL").orElse(1),
            number("COUNT"),
            until(),
            numbers("BYSECOND", n -> n >= 0 && n <= 60),
            numbers("BYMINUTE", n -> n >= 0 && n <= 59),
            numbers("BYHOUR", n -> n >= 0 && n <= 23),
            weekdays(),
            numbers("BYMONTHDAY", n -> within(n, 31)),
            numbers("BYYEARDAY", n -> within(n, 366)),
            numbers("BYWEEKNO", n -> within(n, 53)),
            numbers("BYMONTH", n -> n >= 1 && n <= 12),
            numbers("BYSETPOS", n -> within(n, 366)),
            weekStart(),
            skip());
    flaws.addAll(RuleLimits.broken(rule));
    return new Rule.Read(Optional.of(rule), flaws);
  }

  private static boolean within(int number, int most) {
    return number != 0 && Math.abs(number) <= most;
  }

  private Optional<Frequency> frequency() {
    String name = parts.getOrDefault("FREQ", "");
    for (Frequency frequency : Frequency.values()) {
      if (frequency.name().equals(name)) {
        return Optional.of(frequency);
      }
    }
    flaws.add(name.isEmpty() ? "it has no FREQ" : "FREQ=" + name + " is not known");
    return Optional.empty();
  }

  private boolean gregorian() {
    String scale = parts.getOrDefault("RSCALE", "GREGORIAN");
    if (scale.equals("GREGORIAN")) {
      return true;
    }
    flaws.add("RSCALE=" + scale + ": only the Gregorian calendar is supported");
    return false;
  }

  private Rule.Skip skip() {
    String name = parts.getOrDefault("SKIP", "OMIT");
    if (parts.containsKey("SKIP") && !parts.containsKey("RSCALE")) {
      flaws.add("SKIP without RSCALE");
    }
    for (Rule.Skip skip : Rule.Skip.values()) {
      if (skip.name().equals(name)) {
        return skip;
      }
    }
    flaws.add("SKIP=" + name + " is not known");
    return Rule.Skip.OMIT;
  }

  private Optional<When> until() {
    Optional<When> until =
        Optional.ofNullable(parts.get("UNTIL")).flatMap(text -> When.read(text, Parameters.NONE));
    if (parts.containsKey("UNTIL") && until.isEmpty()) {
      flaws.add("UNTIL=" + parts.get("UNTIL") + " is no time");
    }
    return until;
  }

  private Optional<Integer> number(String name) {
    String text = parts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Integer> number = integer(text).filter(n -> n > 0);
    if (number.isEmpty()) {
      flaws.add(name + '=' + text + " is no number above 0");
    }
    return number;
  }

  private List<Integer> numbers(String name, IntPredicate allowed) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : list(name)) {
      Optional<Integer> number = integer(text).filter(allowed::test);
      number.ifPresentOrElse(numbers::add, () -> flaws.add(name + '=' + text + " does not exist"));
    }
    return numbers;
  }

  private List<Rule.Weekday> weekdays() {
    List<Rule.Weekday> days = new ArrayList<>();
    for (String text : list("BYDAY")) {
      weekday(text).ifPresentOrElse(days::add, () -> flaws.add("BYDAY=" + text + " is no weekday"));
    }
    return days;
  }

  private Optional<Rule.Weekday> weekday(String text) {
    int split = Math.max(0, text.length() - 2);
    Optional<DayOfWeek> day = day(text.substring(split));
    String number = text.substring(0, split).strip();
    if (day.isEmpty() || number.isEmpty()) {
      return day.map(plain -> new Rule.Weekday(0, plain));
    }
    Optional<Integer> ordinal = integer(number).filter(n -> Math.abs(n) <= 53);
    if (ordinal.filter(n -> n == 0).isPresent()) {
      flaws.add("BYDAY=" + text + " counts from 1");
    }
    return ordinal.map(n -> new Rule.Weekday(n, day.get()));
  }

  private static Optional<DayOfWeek> day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.length() == 2 && day.name().startsWith(name)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private DayOfWeek weekStart() {
    String name = parts.getOrDefault("WKST", "MO");
    Optional<DayOfWeek> day = day(name);
    if (day.isEmpty()) {
      flaws.add("WKST=" + name + " is no weekday");
    }
    return day.orElse(DayOfWeek.MONDAY);
  }

  private List<String> list(String name) {
    String values = parts.get(name);
    if (values == null) {
      return List.of();
    }
    List<String> list = new ArrayList<>();
    for (String value : values.split(",", -1)) {
      if (value.isBlank()) {
        flaws.add(name + " has an empty value");
      } else {
        list.add(value.strip());
      }
    }
    return list;
  }

  /** Empty for what is no number; numbers too large for any calendar are the largest there is. */
  private static Optional<Integer> integer(String text) {
    int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (text.length() == from || text.length() > MOST_DIGITS || !digits(text, from)) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return Optional.of(Math.clamp(number, -Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static boolean digits(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
