package org.kalends.cli.edit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.core.sync.ItemDocument;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** Items as one text for elsewhere: the same items always give the same text. */
final class Outgoing {
  private final Map<String, Component> zones = new TreeMap<>();
  private final List<Component> components = new ArrayList<>();

  /** Adds an item as it is. */
  void add(Item item) {
    Document whole = ItemDocument.of(item);
    parts(whole, true).forEach(zone -> zones.putIfAbsent(zone.text("TZID").orElse(""), zone));
    parts(whole, false).forEach(components::add);
  }

  private static Stream<Component> parts(Document document, boolean zones) {
    return document.calendars().stream()
        .flatMap(calendar -> calendar.components().stream())
        .filter(part -> part.name().equals("VTIMEZONE") == zones);
  }

  /**
   * Adds the occurrences of an item between two instants, each as a component that does not repeat
   * (as RFC 4791 9.6.5 expands).
   */
  void expand(Item item, ZoneId zone, Instant from, Instant to) {
    List<Component> single =
        Occurrences.of(item, zone).between(from, to).map(one -> single(item, one)).toList();
    if (!single.isEmpty()) {
      add(new Item(item.uid(), item.kind(), Optional.empty(), single, List.of(), item.zones()));
    }
  }

  private static Component single(Item item, Occurrence occurrence) {
    Component plain = occurrence.component();
    for (String name : List.of("RRULE", "RDATE", "EXDATE", "EXRULE", "DURATION")) {
      plain = plain.without(name);
    }
    Component timed = plain.with(occurrence.start().property("DTSTART"));
    boolean lasts = occurrence.to().isAfter(occurrence.from());
    Component ended = lasts ? timed.with(occurrence.end().property(Item.endName(plain))) : timed;
    return item.isSeries() ? ended.with(occurrence.id().property("RECURRENCE-ID")) : ended;
  }

  /** How many components were added. */
  int size() {
    return components.size();
  }

  /** One VCALENDAR with everything that was added, and the VTIMEZONEs it needs. */
  Document document(Optional<String> name) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Property.of("VERSION", "2.0"));
    nodes.add(Property.of("PRODID", "-//Kalends//Kalends//EN"));
    name.map(text -> Property.text("X-WR-CALNAME", text)).ifPresent(nodes::add);
    nodes.addAll(zones.values());
    components.stream().sorted(ORDER).forEach(nodes::add);
    return Document.of(Component.of("VCALENDAR", nodes));
  }

  private static final Comparator<Component> ORDER =
      Comparator.comparing((Component one) -> one.text("UID").orElse(""))
          .thenComparing(one -> one.property("RECURRENCE-ID").map(Property::value).orElse(""));
}
