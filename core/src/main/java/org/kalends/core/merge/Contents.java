package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.When;
import org.kalends.ics.meaning.EventId;
import org.kalends.ics.zone.VTimeZone;
import org.kalends.ics.zone.Zones;

/**
 * A document of one item, taken apart.
 *
 * @param calendar the first VCALENDAR
 * @param components all but VTIMEZONEs, of all VCALENDARs, in order
 * @param zones VTIMEZONEs by TZID, not to be changed
 */
public record Contents(
    Document document,
    Component calendar,
    Map<Key, Component> components,
    Map<String, Component> zones) {
  private static final String TIME_ZONE = "VTIMEZONE";
  private static final int UNKNOWN_YEAR = 1970;

  /** Which component it is; {@code nth} tells apart what should not be there twice. */
  public record Key(String name, EventId id, int nth) {}

  /** Takes a document of one item apart; a bare component stands in a calendar of its own. */
  public static Contents of(Document document) {
    if (document.calendars().isEmpty()) {
      return of(Item.in(document).items().getFirst().document());
    }
    Map<String, Component> zones = new LinkedHashMap<>();
    for (Component zone : parts(document).filter(Contents::isZone).toList()) {
      zones.putIfAbsent(tzid(zone), zone);
    }
    Zones known = Zones.of(zones.values());
    Map<Key, Component> components = new LinkedHashMap<>();
    for (Component part : parts(document).filter(part -> !isZone(part)).toList()) {
      EventId id = EventId.of(part, known);
      int nth = 0;
      while (components.containsKey(new Key(part.name(), id, nth))) {
        nth++;
      }
      components.put(new Key(part.name(), id, nth), part);
    }
    return new Contents(document, document.calendars().getFirst(), components, zones);
  }

  /** The zones as they are defined here. */
  Zones known() {
    return Zones.of(zones.values());
  }

  /** What an override stands in for an occurrence of. */
  Optional<Component> master(Key override) {
    EventId id = new EventId(override.id().uid(), Optional.empty());
    return Optional.ofNullable(components.get(new Key(override.name(), id, 0)));
  }

  private static Stream<Component> parts(Document document) {
    return document.calendars().stream().flatMap(calendar -> calendar.components().stream());
  }

  private static boolean isZone(Component component) {
    return component.name().equals(TIME_ZONE);
  }

  private static String tzid(Component zone) {
    return zone.text("TZID").orElse("");
  }

  /** A document of that component and the zones. */
  public Document alone(Component component) {
    List<Component> nodes = new ArrayList<>(zones.values());
    nodes.add(component);
    return Document.of(Component.of("VCALENDAR", nodes));
  }

  /**
   * One VCALENDAR with the lines of this one and the components of another, each where it stood
   * here; with a VTIMEZONE for every TZID (RFC 4791 4.1) and without METHOD, which a stored item
   * must not have.
   */
  public Document with(Contents wanted) {
    Component whole =
        withZones(withComponents(wanted.components()), wanted.needed(zones)).without("METHOD");
    List<Node> nodes = new ArrayList<>();
    for (Node node : document.nodes()) {
      if (node == calendar) {
        nodes.add(whole);
      } else if (!(node instanceof Component)) {
        nodes.add(node);
      }
    }
    return document.withNodes(nodes);
  }

  private Component withComponents(Map<Key, Component> wanted) {
    IdentityHashMap<Component, Key> keys = new IdentityHashMap<>();
    components.forEach((key, component) -> keys.put(component, key));
    Map<Key, Component> rest = new LinkedHashMap<>(wanted);
    List<Node> nodes = new ArrayList<>();
    for (Node node : calendar.nodes()) {
      if (node instanceof Component component && !isZone(component)) {
        Optional.ofNullable(rest.remove(keys.get(component))).ifPresent(nodes::add);
      } else {
        nodes.add(node);
      }
    }
    nodes.addAll(rest.values());
    return calendar.withNodes(nodes);
  }

  private static Component withZones(Component calendar, Map<String, Component> needed) {
    Map<String, Component> rest = new LinkedHashMap<>(needed);
    List<Node> nodes = new ArrayList<>();
    Optional<Integer> first = Optional.empty();
    for (Node node : calendar.nodes()) {
      if (node instanceof Component component && isZone(component)) {
        Optional.ofNullable(rest.remove(tzid(component))).ifPresent(nodes::add);
      } else {
        first = node instanceof Component ? first.or(() -> Optional.of(nodes.size())) : first;
        nodes.add(node);
      }
    }
    nodes.addAll(first.orElse(nodes.size()), rest.values());
    return calendar.withNodes(nodes);
  }

  /**
   * The VTIMEZONEs that these components need. For a name that all know, any will do, best the one
   * that was there; for others the one that came with the components is meant.
   */
  private Map<String, Component> needed(Map<String, Component> there) {
    Set<String> tzids = new LinkedHashSet<>();
    components.values().forEach(component -> tzids(component).forEach(tzids::add));
    Map<String, Component> needed = new LinkedHashMap<>();
    for (String tzid : tzids) {
      Optional<Component> own = Optional.ofNullable(zones.get(tzid));
      Optional<Component> other = Optional.ofNullable(there.get(tzid));
      Zones.iana(tzid)
          .map(zone -> other.or(() -> own).orElseGet(() -> VTimeZone.of(tzid, zone, firstYear())))
          .or(() -> own.or(() -> other))
          .ifPresent(zone -> needed.put(tzid, zone));
    }
    return needed;
  }

  private static Stream<String> tzids(Component component) {
    return Stream.concat(
        component.properties().stream().flatMap(p -> p.parameters().first("TZID").stream()),
        component.components().stream().flatMap(Contents::tzids));
  }

  private int firstYear() {
    return components.values().stream()
        .flatMap(component -> component.property("DTSTART").stream())
        .flatMap(start -> When.of(start).stream())
        .mapToInt(start -> start.date().getYear())
        .min()
        .orElse(UNKNOWN_YEAR);
  }
}
