package org.kalends.dav.client;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.VTimeZone;
import org.kalends.ics.zone.Zones;

/** A document as a server must get it. One that is fine already stays as it is, to the byte. */
final class Upload {
  private final Quirks quirks;

  Upload(Quirks quirks) {
    this.quirks = quirks;
  }

  Document of(Document document) {
    var nodes = new ArrayList<Node>();
    boolean same = true;
    for (var node : document.nodes()) {
      var prepared = node instanceof Component calendar ? calendar(calendar) : node;
      same &= prepared == node;
      nodes.add(prepared);
    }
    return same ? document : document.withNodes(nodes);
  }

  /** RFC 4791 section 4.1: no METHOD, and a VTIMEZONE for each TZID. */
  private Component calendar(Component calendar) {
    var prepared = calendar;
    if (prepared.property("METHOD").isPresent()) prepared = prepared.without("METHOD");
    if (quirks.needsEnd()) prepared = ended(prepared);
    var zones = missingZones(prepared);
    return zones.isEmpty() ? prepared : zoned(prepared, zones);
  }

  private static Component zoned(Component calendar, List<Component> zones) {
    var nodes = new ArrayList<Node>();
    int first = 0;
    for (var node : calendar.nodes()) {
      if (node instanceof Component) break;
      nodes.add(node);
      first++;
    }
    nodes.addAll(zones);
    nodes.addAll(calendar.nodes().subList(first, calendar.nodes().size()));
    return calendar.withNodes(nodes);
  }

  private static List<Component> missingZones(Component calendar) {
    var there = new TreeSet<String>();
    for (var zone : calendar.components("VTIMEZONE")) zone.text("TZID").ifPresent(there::add);
    var used = new TreeMap<String, Integer>();
    for (var component : calendar.components())
      if (!component.name().equals("VTIMEZONE")) collect(component, used);
    var zones = new ArrayList<Component>();
    used.forEach((tzid, year) -> {
      if (!there.contains(tzid))
        Zones.iana(tzid).ifPresent(zone -> zones.add(VTimeZone.of(tzid, zone, year)));
    });
    return zones;
  }

  /** TZIDs with the earliest year that is used with each. */
  private static void collect(Component component, TreeMap<String, Integer> used) {
    for (var property : component.properties())
      times(property)
          .forEach(when -> {
            if (when instanceof When.Zoned zoned)
              used.merge(zoned.tzid(), zoned.time().getYear(), Math::min);
          });
    component.components().forEach(inner -> collect(inner, used));
  }

  private static Stream<When> times(Property property) {
    return property.parameters().first("TZID").isEmpty()
        ? Stream.empty()
        : When.list(property).stream();
  }

  private static Component ended(Component calendar) {
    var nodes = new ArrayList<Node>();
    boolean same = true;
    for (var node : calendar.nodes()) {
      var prepared = node instanceof Component c && c.name().equals("VEVENT") ? withEnd(c) : node;
      same &= prepared == node;
      nodes.add(prepared);
    }
    return same ? calendar : calendar.withNodes(nodes);
  }

  /** RFC 5545 section 3.6.1: without an end a day lasts that day, a time no time at all. */
  private static Component withEnd(Component event) {
    if (event.property("DTEND").isPresent() || event.property("DURATION").isPresent()) return event;
    return event
        .property("DTSTART")
        .flatMap(When::of)
        .map(start -> event.with(end(start).property("DTEND")))
        .orElse(event);
  }

  private static When end(When start) {
    return switch (start) {
      case When.Day day -> new When.Day(day.date().plusDays(1));
      case When.Floating floating -> floating;
      case When.Zoned zoned -> zoned;
      case When.Utc utc -> utc;
    };
  }
}
