package org.kalends.ics.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * A STANDARD or DAYLIGHT part of a VTIMEZONE: from each of its onsets on, one offset holds.
 *
 * @param standard whether it is STANDARD
 * @param start the first onset, in the local time that held before it
 * @param from the offset before
 * @param to the offset from then on
 * @param dates further onsets by RDATE
 * @param rule further onsets by RRULE
 * @param until the last instant at which the rule may give an onset
 * @param count how many onsets the rule gives at most
 */
record Observance(
    boolean standard,
    LocalDateTime start,
    ZoneOffset from,
    ZoneOffset to,
    List<LocalDateTime> dates,
    Optional<YearlyRule> rule,
    Optional<Instant> until,
    int count) {
  /** An onset: the instant and the offset from then on. */
  record Onset(Instant instant, ZoneOffset to, boolean standard) {}

  /** Reads a part; empty where it lacks a start or an offset that a place can have. */
  static Optional<Observance> read(Component part) {
    Optional<LocalDateTime> start =
        part.property("DTSTART").flatMap(When::of).map(Observance::local);
    Optional<ZoneOffset> to = offset(part, "TZOFFSETTO");
    if (start.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    ZoneOffset from = offset(part, "TZOFFSETFROM").orElse(to.get());
    List<LocalDateTime> dates =
        part.properties("RDATE").stream()
            .flatMap(property -> When.list(property).stream())
            .map(Observance::local)
            .toList();
    Map<String, String> parts = part.property("RRULE").map(Observance::parts).orElse(Map.of());
    return Optional.of(
        new Observance(
            part.name().equals("STANDARD"),
            start.get(),
            from,
            to.get(),
            dates,
            YearlyRule.of(parts, start.get()),
            until(parts, from),
            count(parts)));
  }

  private static LocalDateTime local(When when) {
    return switch (when) {
      case When.Day day -> day.date().atStartOfDay();
      case When.Floating floating -> floating.time();
      case When.Zoned zoned -> zoned.time();
      case When.Utc utc -> LocalDateTime.ofInstant(utc.instant(), ZoneOffset.UTC);
    };
  }

  private static Optional<ZoneOffset> offset(Component part, String name) {
    return part.property(name).map(Property::value).flatMap(Offsets::parse);
  }

  private static Map<String, String> parts(Property rule) {
    Map<String, String> parts = new HashMap<>();
    for (String part : rule.value().toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return parts;
  }

  /**
   * UNTIL is in UTC (3.3.10); local ones and days, as old writers have them, are taken as local.
   */
  private static Optional<Instant> until(Map<String, String> parts, ZoneOffset from) {
    return Optional.ofNullable(parts.get("UNTIL"))
        .flatMap(until -> When.read(until, Parameters.NONE))
        .map(when ->
            switch (when) {
              case When.Utc utc -> utc.instant();
              case When.Day day -> day.date().atTime(LocalTime.MAX).toInstant(from);
              case When.Floating floating -> floating.time().toInstant(from);
              case When.Zoned zoned -> zoned.time().toInstant(from);
            });
  }

  private static int count(Map<String, String> parts) {
    String count = parts.getOrDefault("COUNT", "");
    return count.matches("\\d{1,6}") ? Integer.parseInt(count) : Integer.MAX_VALUE;
  }

  /** Whether its rule goes on for ever. */
  boolean endless() {
    return rule.isPresent() && until.isEmpty() && count == Integer.MAX_VALUE;
  }

  /** All onsets up to the end of a year. */
  Stream<Onset> onsets(int lastYear) {
    Stream<LocalDateTime> single = Stream.concat(Stream.of(start), dates.stream());
    return Stream.concat(single, byRule(lastYear))
        .map(local -> new Onset(local.toInstant(from), to, standard))
        .distinct();
  }

  private Stream<LocalDateTime> byRule(int lastYear) {
    if (rule.isEmpty()) {
      return Stream.empty();
    }
    YearlyRule yearly = rule.get();
    return IntStream.rangeClosed(start.getYear(), lastYear)
        .filter(year -> (year - start.getYear()) % yearly.interval() == 0)
        .mapToObj(yearly::in)
        .flatMap(Optional::stream)
        .map(this::atStartTime)
        .filter(local -> !local.isBefore(start))
        .takeWhile(local -> until.isEmpty() || !local.toInstant(from).isAfter(until.get()))
        .limit(count);
  }

  private LocalDateTime atStartTime(LocalDate day) {
    return day.atTime(start.toLocalTime());
  }

  /** The last year in which something other than an endless rule happens. */
  int settledYear() {
    Stream<Integer> known =
        Stream.concat(Stream.of(start), dates.stream()).map(LocalDateTime::getYear);
    Stream<Integer> end =
        Stream.of(
                until.map(instant -> instant.atOffset(from).getYear()),
                rule.filter(r -> count < Integer.MAX_VALUE)
                    .map(r -> start.getYear() + Math.min(count, 10_000) * r.interval()))
            .flatMap(Optional::stream);
    return Stream.concat(known, end).max(Integer::compare).orElseThrow();
  }

  /** How many years its rule has to be asked for up to that year. */
  long work(int lastYear) {
    return rule.isEmpty() ? 1 + dates.size() : Math.max(1, lastYear - start.getYear());
  }
}
