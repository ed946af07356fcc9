package org.kalends.testkit.recurrence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/** The cases of calendar-expansions.jsonl. */
final class CalendarCases {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final Path root;

  /** The folder that the paths of the cases start from. */
  CalendarCases(Path root) {
    this.root = root;
  }

  Optional<String> difference(Case one) {
    List<Item> items = items(one);
    return switch (one.source()) {
      case "rie" -> counted(one, items);
      case "icalnetcal" -> listed(one, items);
      default -> first(one, items);
    };
  }

  private List<Item> items(Case one) {
    try {
      byte[] bytes = Files.readAllBytes(root.resolve(one.text("ics").orElseThrow()));
      return Item.in(withUids(Document.parse(bytes).document())).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Events without UID, which are nobody's items, are to be expanded too. */
  private static Document withUids(Document document) {
    List<Component> calendars = new ArrayList<>();
    for (Component calendar : document.calendars()) {
      calendars.add(
          calendar.withNodes(
              calendar.nodes().stream()
                  .map(node -> node instanceof Component c ? Uids.ensure(c) : node)
                  .toList()));
    }
    return document.withNodes(calendars);
  }

  /** How many there are in a span, each looked at in its own zone. */
  private static Optional<String> counted(Case one, List<Item> items) {
    Case wanted = one.inner("params");
    List<Occurrence> found = new ArrayList<>();
    for (Item item : items) {
      if (asked(wanted, item)) {
        Span span = Span.of(one, own(item));
        Occurrences.of(item, ZoneOffset.UTC).between(span.from(), span.to()).forEach(found::add);
      }
    }
    int expected = one.number("expected_count").orElseThrow();
    if (found.size() != expected) {
      return Optional.of("expected %d found %s".formatted(expected, brief(found)));
    }
    return found.stream()
        .map(occurrence -> detail(wanted, occurrence))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean asked(Case wanted, Item item) {
    return wanted.members().get("components") instanceof List<?> kinds
        ? kinds.contains(item.kind())
        : item.kind().equals("VEVENT");
  }

  private static Optional<String> detail(Case wanted, Occurrence occurrence) {
    Optional<Integer> hours = wanted.number("expected_hours");
    long length = Duration.between(occurrence.from(), occurrence.to()).toHours();
    if (hours.isPresent() && hours.get() != length) {
      return Optional.of("takes %d hours, not %d".formatted(length, hours.get()));
    }
    Optional<Integer> hour = wanted.number("hour");
    String start = occurrence.start().value();
    if (hour.isPresent() && !start.startsWith("%02d".formatted(hour.get()), 9)) {
      return Optional.of("begins " + start + ", not at hour " + hour.get());
    }
    Optional<String> summary = wanted.text("summary");
    Optional<String> title = occurrence.component().text("SUMMARY");
    return summary.isEmpty() || summary.equals(title)
        ? Optional.empty()
        : Optional.of("is " + title + ", not " + summary);
  }

  /** What a local time is to an item: in its own zone, as far as it has one. */
  private static Function<LocalDateTime, Instant> own(Item item) {
    Zones zones = Zones.of(item.zones());
    Optional<When> start =
        item.components().stream()
            .findFirst()
            .flatMap(component -> component.property("DTSTART"))
            .flatMap(When::of);
    return start.orElse(null) instanceof When.Zoned zoned
        ? time -> zones.instant(new When.Zoned(time, zoned.tzid()), ZoneOffset.UTC)
        : time -> time.toInstant(ZoneOffset.UTC);
  }

  private static Optional<String> listed(Case one, List<Item> items) {
    List<String> expected = one.texts("expected");
    List<List<String>> found = new ArrayList<>();
    for (Item item : items) {
      List<String> window = one.texts("window");
      Function<LocalDateTime, Instant> clock = own(item);
      Stream<Occurrence> all =
          Occurrences.of(item, ZoneOffset.UTC)
              .between(Span.instant(window.get(0), clock), Span.instant(window.get(1), clock));
      found.add(all.map(CalendarCases::written).toList());
    }
    return found.contains(expected)
        ? Optional.empty()
        : Optional.of(
            "expected "
                + brief(expected)
                + " found "
                + found.stream().map(CalendarCases::brief).toList());
  }

  private static Optional<String> first(Case one, List<Item> items) {
    List<String> expected = one.texts("expected");
    boolean capped = expected.size() >= 500;
    List<String> found =
        items.stream()
            .flatMap(item ->
                Occurrences.of(item, ZoneOffset.UTC)
                    .all()
                    .limit(expected.size() + (capped ? 0 : 100L)))
            .map(occurrence -> viewed(occurrence, ZoneId.of(one.text("view_tzid").orElse("UTC"))))
            .toList();
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of("expected " + brief(expected) + " found " + brief(found));
  }

  /** Times in UTC as they look in the zone that the source looked at them in. */
  private static String viewed(Occurrence occurrence, ZoneId zone) {
    return occurrence.start() instanceof When.Utc
        ? TIME.format(LocalDateTime.ofInstant(occurrence.from(), zone))
        : written(occurrence);
  }

  private static String written(Occurrence occurrence) {
    String value = occurrence.start().value().replace("Z", "");
    return occurrence.start() instanceof When.Day ? value + "T000000" : value;
  }

  private static String brief(List<?> all) {
    return all.size() <= 12 ? all.toString() : all.subList(0, 12) + "… " + all.size();
  }

  /** A span of time. */
  private record Span(Instant from, Instant to) {
    static Span of(Case one, Function<LocalDateTime, Instant> clock) {
      List<?> args = one.list("args");
      if (one.text("query").orElse("").equals("all")) {
        return new Span(Instant.MIN, Instant.MAX);
      }
      return one.text("query").orElse("").equals("at")
          ? at(args.getFirst(), clock)
          : new Span(instant(args.get(0), clock), instant(args.get(1), clock));
    }

    private static Span at(Object argument, Function<LocalDateTime, Instant> clock) {
      List<Integer> parts = parts(argument);
      LocalDateTime from = time(parts);
      LocalDateTime to =
          switch (parts.size()) {
            case 1 -> from.plusYears(1);
            case 2 -> from.plusMonths(1);
            case 3 -> from.plusDays(1);
            case 4 -> from.plusHours(1);
            case 5 -> from.plusMinutes(1);
            default -> from.plusSeconds(1);
          };
      return new Span(clock.apply(from), clock.apply(to));
    }

    static Instant instant(Object argument, Function<LocalDateTime, Instant> clock) {
      if (argument.equals("DATE_MAX")) {
        return Instant.parse("9999-12-31T00:00:00Z");
      }
      LocalDateTime time = time(parts(argument));
      return argument.toString().endsWith("Z") ? time.toInstant(ZoneOffset.UTC) : clock.apply(time);
    }

    private static LocalDateTime time(List<Integer> parts) {
      int[] all = {1, 1, 1, 0, 0, 0};
      for (int at = 0; at < parts.size(); at++) {
        all[at] = parts.get(at);
      }
      return LocalDateTime.of(all[0], all[1], all[2], all[3], all[4], all[5]);
    }

    /** A list of numbers, a year, or a basic ISO text. */
    private static List<Integer> parts(Object argument) {
      if (argument instanceof List<?> list) {
        return list.stream().map(each -> ((Long) each).intValue()).toList();
      }
      String digits = argument.toString().replaceAll("\\D", "");
      List<Integer> parts = new ArrayList<>(List.of(Integer.valueOf(digits.substring(0, 4))));
      for (int at = 4; at + 2 <= digits.length(); at += 2) {
        parts.add(Integer.valueOf(digits.substring(at, at + 2)));
      }
      return parts;
    }
  }

  /** UIDs for components that have none. */
  private static final class Uids {
    private Uids() {}

    static Component ensure(Component component) {
      return component.name().equals("VTIMEZONE") || component.property("UID").isPresent()
          ? component
          : component.with(org.kalends.ics.Property.of("UID", "line-" + component.line()));
    }
  }
}
