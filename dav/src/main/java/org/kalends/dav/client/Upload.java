package org.kalends.dav.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.VTimeZone;
import org.kalends.ics.zone.Zones;

/** A document as a server must get it. One that is fine already stays as it is, to the byte. */
final class Upload {
  private static final Set<String> TEXTS =
      Set.of("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT");
  private static final Pattern BARE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[,;]");

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
    prepared = escaped(prepared);
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
  private static void collect(Component component, Map<String, Integer> used) {
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

  /**
   * RFC 5545 section 3.3.11: a comma in a text is escaped. Many programs do not, and read it all
   * the same, but Radicale keeps only what stands before it.
   */
  private static Component escaped(Component component) {
    return each(
        component,
        node ->
            switch (node) {
              case Component inner -> escaped(inner);
              case Property property -> escaped(property);
              case Oddment other -> other;
            });
  }

  private static Property escaped(Property property) {
    if (!TEXTS.contains(property.name()) || !BARE.matcher(property.value()).find()) return property;
    var text = Property.text(property.name(), property.text());
    return Property.of(property.name(), property.parameters(), text.value());
  }

  private static Component ended(Component calendar) {
    return each(
        calendar,
        node -> node instanceof Component c && c.name().equals("VEVENT") ? withEnd(c) : node);
  }

  /** The same component where nothing in it becomes another. */
  private static Component each(Component component, UnaryOperator<Node> change) {
    var nodes = component.nodes().stream().map(change).toList();
    boolean same = true;
    for (int i = 0; i < nodes.size(); i++) same &= nodes.get(i) == component.nodes().get(i);
    return same ? component : component.withNodes(nodes);
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
