package org.kalends.dav.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Meaning;
import org.kalends.ics.zone.VTimeZone;
import org.kalends.ics.zone.Zones;

/**
 * The text of an item whose files no client has written: what the files say, with the VTIMEZONEs
 * that a calendar object resource must have (RFC 4791 4.1) and that files leave out.
 */
final class Assembled {
  private Assembled() {}

  /**
   * @param kept what was served before, whose zones are used again
   */
  static byte[] text(Optional<byte[]> kept, Document files) {
    List<Component> calendars = files.calendars();
    if (calendars.size() != 1) {
      return files.bytes();
    }
    Component calendar = calendars.getFirst();
    List<Node> nodes = new ArrayList<>(calendar.nodes());
    List<Component> zones = missingZones(kept, files, calendar);
    if (zones.isEmpty()) {
      return files.bytes();
    }
    nodes.addAll(firstComponent(nodes), zones);
    List<Node> top = new ArrayList<>(files.nodes());
    top.replaceAll(node -> node == calendar ? calendar.withNodes(nodes) : node);
    return files.withNodes(top).bytes();
  }

  /** Whether files still mean what was served, so that clients need not hear of them. */
  static boolean saysTheSame(byte[] kept, Document files) {
    return Meaning.of(Document.parse(kept).document()).equals(Meaning.of(files));
  }

  private static int firstComponent(List<Node> nodes) {
    for (int at = 0; at < nodes.size(); at++) {
      if (nodes.get(at) instanceof Component) {
        return at;
      }
    }
    return nodes.size();
  }

  private static List<Component> missingZones(
      Optional<byte[]> kept, Document files, Component calendar) {
    Set<String> present = new HashSet<>();
    calendar.components("VTIMEZONE").forEach(zone -> zone.text("TZID").ifPresent(present::add));
    List<Component> known =
        kept.map(text -> Document.parse(text).document().calendars()).orElse(List.of()).stream()
            .flatMap(before -> before.components("VTIMEZONE").stream())
            .toList();
    List<Component> missing = new ArrayList<>();
    for (String tzid : tzids(files)) {
      if (present.add(tzid)) {
        known.stream()
            .filter(zone -> zone.text("TZID").equals(Optional.of(tzid)))
            .findFirst()
            .or(() -> Zones.iana(tzid).map(id -> VTimeZone.of(tzid, id, firstYear(files))))
            .ifPresent(missing::add);
      }
    }
    return missing;
  }

  private static List<String> tzids(Document files) {
    return Item.in(files).items().stream()
        .flatMap(item -> item.components().stream())
        .flatMap(Assembled::tzids)
        .distinct()
        .toList();
  }

  private static Stream<String> tzids(Component component) {
    return Stream.concat(
        component.properties().stream()
            .flatMap(property -> property.parameters().first("TZID").stream()),
        component.components().stream().flatMap(Assembled::tzids));
  }

  private static int firstYear(Document files) {
    return Item.in(files).items().stream()
        .flatMap(item -> item.components().stream())
        .flatMap(component -> component.property("DTSTART").flatMap(When::of).stream())
        .mapToInt(when -> when.date().getYear())
        .min()
        .orElse(1970);
  }
}
