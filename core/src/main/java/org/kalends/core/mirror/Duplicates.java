package org.kalends.core.mirror;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.sync.Held;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * Events of one calendar that have the same title and the same full start, date and time. A series
 * is the duplicate of another only if all of its occurrences are: occurrences of one series are
 * never duplicates of each other, and a single event is none of an occurrence, for what would be
 * removed is a whole item. Events without a title are not compared.
 *
 * @param kept the one that stays: of the lowest SEQUENCE, then the earliest CREATED
 * @param surplus the others, in the same order
 */
public record Duplicates(Held kept, List<Held> surplus) {
  private static final List<String> REPEATING = List.of("RRULE", "RDATE", "EXDATE");

  /**
   * All that there are among these items of one calendar.
   *
   * @param zone of days and of times without a zone
   */
  public static List<Duplicates> among(Iterable<Held> items, ZoneId zone) {
    Map<List<Sameness>, List<Candidate>> alike = new LinkedHashMap<>();
    for (Held held : items) {
      Candidate.of(held, zone)
          .ifPresent(found ->
              alike.computeIfAbsent(found.sameness(), same -> new ArrayList<>()).add(found));
    }
    return alike.values().stream().filter(same -> same.size() > 1).map(Duplicates::of).toList();
  }

  private static Duplicates of(List<Candidate> alike) {
    List<Held> sorted = alike.stream().sorted(Candidate.FIRST_STAYS).map(Candidate::held).toList();
    return new Duplicates(sorted.getFirst(), sorted.subList(1, sorted.size()));
  }

  /**
   * What two components must have in common.
   *
   * @param instance the occurrence that it stands for; empty for a master
   * @param allDay whether the start is a day, which is not the midnight of that day
   */
  private record Sameness(
      Optional<Instant> instance,
      String title,
      Instant start,
      boolean allDay,
      List<String> repeating) {
    static Optional<Sameness> of(Component component, Zones zones, ZoneId zone) {
      String title = component.text("SUMMARY").orElse("").strip();
      Optional<When> start = component.property("DTSTART").flatMap(When::of);
      if (title.isEmpty() || start.isEmpty()) {
        return Optional.empty();
      }
      Optional<When> instance = component.property("RECURRENCE-ID").flatMap(When::of);
      return Optional.of(
          new Sameness(
              instance.map(when -> zones.instant(when, zone)),
              title,
              zones.instant(start.get(), zone),
              start.get() instanceof When.Day,
              REPEATING.stream().flatMap(name -> values(component, name)).toList()));
    }

    private static Stream<String> values(Component component, String name) {
      return component.properties(name).stream().map(Property::value).sorted();
    }
  }

  /** An item that may have a duplicate. */
  private record Candidate(
      Held held, List<Sameness> sameness, int order, Optional<Instant> created) {
    static final Comparator<Candidate> FIRST_STAYS =
        Comparator.comparingInt(Candidate::order)
            .thenComparing(candidate -> candidate.created().orElse(Instant.MAX))
            .thenComparing(candidate -> candidate.held().uid());

    static Optional<Candidate> of(Held held, ZoneId zone) {
      List<Item> items = Item.in(held.document()).items();
      if (items.size() != 1 || !items.getFirst().kind().equals("VEVENT")) {
        return Optional.empty();
      }
      List<Component> components = items.getFirst().components();
      Zones zones = Zones.of(items.getFirst().zones());
      List<Sameness> sameness =
          components.stream()
              .flatMap(component -> Sameness.of(component, zones, zone).stream())
              .sorted(Comparator.comparing(same -> same.instance().orElse(Instant.MIN)))
              .toList();
      if (components.isEmpty() || sameness.size() < components.size()) {
        return Optional.empty();
      }
      Component first = components.getFirst();
      return Optional.of(new Candidate(held, sameness, sequence(first), created(first)));
    }

    private static int sequence(Component component) {
      return component
          .property("SEQUENCE")
          .map(number -> number.value().strip())
          .filter(number -> number.matches("\\d{1,9}"))
          .map(Integer::valueOf)
          .orElse(0);
    }

    private static Optional<Instant> created(Component component) {
      return component
          .property("CREATED")
          .flatMap(When::of)
          .map(when -> Zones.IANA.instant(when, ZoneOffset.UTC));
    }
  }
}
