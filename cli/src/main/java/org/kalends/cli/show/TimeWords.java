package org.kalends.cli.show;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Times as people say them, such as {@code Wed 2026-03-04 10:00–11:00 Europe/Berlin}. */
public final class TimeWords {
  private TimeWords() {}

  /** One time. */
  public static String at(When when) {
    return switch (when) {
      case When.Day day -> day(day.date());
      case When.Floating floating ->
          day(floating.time().toLocalDate()) + " " + clock(floating.time());
      case When.Zoned zoned ->
          day(zoned.time().toLocalDate()) + " " + clock(zoned.time()) + " " + zoned.tzid();
      case When.Utc utc -> {
        LocalDateTime time = utc.instant().atOffset(ZoneOffset.UTC).toLocalDateTime();
        yield day(time.toLocalDate()) + " " + clock(time) + " UTC";
      }
    };
  }

  /** From when to when a component is; empty where it does not say. */
  static Optional<String> span(Component component) {
    Optional<When> start = component.property("DTSTART").flatMap(When::of);
    if (start.isEmpty()) {
      return component.property("DUE").flatMap(When::of).map(due -> "due " + at(due));
    }
    Optional<When> end =
        component
            .property("DTEND")
            .flatMap(When::of)
            .or(() ->
                component
                    .property("DURATION")
                    .flatMap(property -> Length.parse(property.value()))
                    .map(length -> Zones.IANA.plus(start.get(), length)));
    return Optional.of(end.map(e -> span(start.get(), e)).orElseGet(() -> at(start.get())));
  }

  private static String span(When start, When end) {
    if (start instanceof When.Day first && end instanceof When.Day after) {
      LocalDate last = after.date().minusDays(1);
      return last.isAfter(first.date()) ? at(start) + " – " + day(last) : at(start) + ", all day";
    }
    boolean alike = zone(start).equals(zone(end));
    if (!alike || !start.date().equals(end.date())) {
      return (alike ? without(start) : at(start)) + " – " + at(end);
    }
    return without(start) + "–" + at(end).substring(day(end.date()).length() + 1);
  }

  private static String without(When when) {
    String said = at(when);
    return said.substring(0, said.length() - zone(when).length()).strip();
  }

  private static String zone(When when) {
    return switch (when) {
      case When.Day day -> "";
      case When.Floating floating -> "";
      case When.Zoned zoned -> zoned.tzid();
      case When.Utc utc -> "UTC";
    };
  }

  /** A length, such as {@code 1 day 2 hours}. */
  static String of(Length length) {
    long seconds = Math.abs(length.seconds());
    StringBuilder said = new StringBuilder();
    append(said, Math.abs(length.days()), "day");
    append(said, seconds / 3600, "hour");
    append(said, seconds / 60 % 60, "minute");
    append(said, seconds % 60, "second");
    return said.isEmpty() ? "no time" : said.toString();
  }

  private static void append(StringBuilder said, long number, String unit) {
    if (number > 0) {
      said.append(said.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
      said.append(number == 1 ? "" : "s");
    }
  }

  private static String clock(LocalDateTime time) {
    return time.toLocalTime().toString();
  }

  private static String day(LocalDate date) {
    return name(date.getDayOfWeek()) + " " + date;
  }

  static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
  }
}
