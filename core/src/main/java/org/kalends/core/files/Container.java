package org.kalends.core.files;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

/** The VCALENDAR around what is in a file. */
final class Container {
  static final String NAME = "VCALENDAR";
  static final Property VERSION = Property.of("VERSION", "2.0");
  static final Property PRODID = Property.of("PRODID", "-//Kalends//Kalends//EN");

  private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());

  private Container() {}

  /** A new file for these components. */
  static Document around(List<Component> components, List<Component> zones, FolderFormat format) {
    List<Node> nodes = new ArrayList<>(List.of(VERSION, PRODID));
    format.source().map(Container::source).ifPresent(nodes::add);
    format.calendarName().map(name -> Property.text("X-WR-CALNAME", name)).ifPresent(nodes::add);
    format.calendarId().map(id -> Property.text("X-WR-RELCALID", id)).ifPresent(nodes::add);
    nodes.addAll(needed(components, zones));
    nodes.addAll(components);
    return Document.of(Component.of(NAME, nodes));
  }

  /** Whether Kalends made the file of that text. */
  static boolean isOurs(Document document) {
    return maker(document).equals(Optional.of(PRODID.value()));
  }

  /** Files that the same program made as that text. */
  static Predicate<CalendarFile> sameMaker(Document document) {
    return file -> maker(file.document()).equals(maker(document));
  }

  private static Optional<String> maker(Document document) {
    return document.calendars().stream()
        .flatMap(calendar -> calendar.property("PRODID").stream())
        .map(Property::value)
        .findFirst();
  }

  /** A new file for components of a text that another program had made, as by that program. */
  static Document by(Document document, List<Component> components) {
    List<Node> nodes = new ArrayList<>();
    for (String name : List.of("VERSION", "PRODID")) {
      document.calendars().stream()
          .flatMap(calendar -> calendar.property(name).stream())
          .findFirst()
          .ifPresent(nodes::add);
    }
    nodes.addAll(used(components, CalendarFile.timeZones(document).toList()));
    nodes.addAll(components);
    return Document.of(Component.of(NAME, nodes));
  }

  private static Property source(String url) {
    return Property.of("SOURCE", Parameters.NONE.with("VALUE", "URI"), url);
  }

  /** The zones that are not understood by their name alone. */
  private static List<Component> needed(List<Component> components, List<Component> zones) {
    return used(components, zones).stream()
        .filter(zone -> !IANA.contains(zone.text("TZID").orElse("")))
        .toList();
  }

  private static List<Component> used(List<Component> components, List<Component> zones) {
    Set<String> tzids = new HashSet<>();
    components.stream().flatMap(Container::tzids).forEach(tzids::add);
    return zones.stream().filter(zone -> tzids.contains(zone.text("TZID").orElse(""))).toList();
  }

  private static Stream<String> tzids(Component component) {
    return Stream.concat(
        component.properties().stream()
            .map(property -> property.parameters().first("TZID"))
            .flatMap(Optional::stream),
        component.components().stream().flatMap(Container::tzids));
  }

  /** The same file with these components in place of all that it has of the item. */
  static Document replace(
      Document document, String uid, List<Component> components, List<Component> zones) {
    Set<String> present = new HashSet<>();
    CalendarFile.timeZones(document).forEach(zone -> zone.text("TZID").ifPresent(present::add));
    List<Node> fresh = new ArrayList<>();
    needed(components, zones).stream()
        .filter(zone -> !present.contains(zone.text("TZID").orElse("")))
        .forEach(fresh::add);
    fresh.addAll(components);
    List<Node> nodes = new ArrayList<>();
    for (Node node : document.nodes()) {
      nodes.add(node instanceof Component calendar ? replace(calendar, uid, fresh) : node);
    }
    return document.withNodes(nodes);
  }

  /** Puts {@code fresh} where the first of them was, and empties it. */
  private static Component replace(Component calendar, String uid, List<Node> fresh) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : calendar.nodes()) {
      if (isOf(uid, node)) {
        nodes.addAll(fresh);
        fresh.clear();
      } else {
        nodes.add(node);
      }
    }
    return calendar.withNodes(nodes);
  }

  private static boolean isOf(String uid, Node node) {
    return node instanceof Component component
        && component.text("UID").filter(uid::equals).isPresent();
  }

  /** The same file without that item. */
  static Document remove(Document document, String uid) {
    return replace(document, uid, List.of(), List.of());
  }
}
