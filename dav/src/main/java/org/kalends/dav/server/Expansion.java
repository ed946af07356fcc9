package org.kalends.dav.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * A document with each occurrence in a range as a component by itself: without rules and zones,
 * times that have a zone in UTC (RFC 4791 9.6.5). Days and floating times stay what they are.
 */
final class Expansion {
  private static final int MOST = 10_000;
  private static final Set<String> RULES = Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");

  private final TimeRange range;
  private final ZoneId floating;

  Expansion(TimeRange range, ZoneId floating) {
    this.range = range;
    this.floating = floating;
  }

  /** Empty where there are more occurrences than anyone can want. */
  Optional<Document> of(Document document) {
    List<Node> occurrences = new ArrayList<>();
    for (Item item : Item.in(document).items()) {
      Zones zones = Zones.of(item.zones());
      List<Occurrence> all =
          Occurrences.of(item, floating)
              .between(range.start(), range.end())
              .limit(MOST + 1L)
              .toList();
      if (all.size() > MOST) {
        return Optional.empty();
      }
      boolean repeats = item.components().stream().anyMatch(Expansion::isPartOfSeries);
      all.forEach(occurrence -> occurrences.add(component(occurrence, zones, repeats)));
    }
    return Optional.of(around(document, occurrences));
  }

  private static boolean isPartOfSeries(Component component) {
    return Item.repeats(component) || component.property("RECURRENCE-ID").isPresent();
  }

  private static Document around(Document document, List<Node> occurrences) {
    Component calendar = document.calendars().getFirst();
    List<Node> nodes = new ArrayList<>();
    calendar.nodes().stream().filter(node -> !(node instanceof Component)).forEach(nodes::add);
    nodes.addAll(occurrences);
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }

  private Component component(Occurrence occurrence, Zones zones, boolean repeats) {
    Component component = occurrence.component();
    String end = Item.endName(component);
    boolean ends =
        Set.of(end, "DURATION").stream().anyMatch(n -> component.property(n).isPresent());
    Component single = plain(component, zones).without("DURATION");
    if (component.property("DTSTART").isPresent()) {
      single = single.with(utc(occurrence.start(), occurrence.from()).property("DTSTART"));
    }
    if (ends) {
      single = single.with(utc(occurrence.end(), occurrence.to()).property(end));
    }
    Instant id = zones.instant(occurrence.id(), floating);
    return repeats
        ? single.with(utc(occurrence.id(), id).property("RECURRENCE-ID"))
        : single.without("RECURRENCE-ID");
  }

  /** Without rules, and without references to zones also in what people have added. */
  private Component plain(Component component, Zones zones) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : component.nodes()) {
      switch (node) {
        case Property property when RULES.contains(property.name()) -> {}
        case Property property -> nodes.add(utc(property, zones));
        case Component inner -> nodes.add(plain(inner, zones));
        case Oddment other -> nodes.add(other);
      }
    }
    return component.withNodes(nodes);
  }

  private Property utc(Property property, Zones zones) {
    if (property.parameters().first("TZID").isEmpty()) {
      return property;
    }
    return When.of(property)
        .map(when -> utc(when, zones.instant(when, floating)).property(property.name()))
        .orElse(property);
  }

  private static When utc(When when, Instant instant) {
    return switch (when) {
      case When.Zoned zoned -> new When.Utc(instant);
      case When.Utc utc -> utc;
      case When.Day day -> day;
      case When.Floating time -> time;
    };
  }
}
