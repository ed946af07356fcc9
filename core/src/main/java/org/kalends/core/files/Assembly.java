package org.kalends.core.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.core.sync.Held;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.zone.Zones;

/** Puts the files of one item together. */
final class Assembly {
  private final List<Piece> pieces;
  private final List<Seat.Entry> gone;

  /**
   * @param gone files of overrides that were deleted, which the master is to leave out
   */
  Assembly(List<Piece> pieces, List<Seat.Entry> gone) {
    this.pieces = pieces.stream().sorted(Comparator.comparing(Piece::first)).toList();
    this.gone = gone;
  }

  Held held(String uid, Layout layout) {
    Seat seat = seat();
    return new Held(uid, seat.place(), seat.version(), document(layout));
  }

  private Seat seat() {
    return new Seat(Stream.concat(pieces.stream().map(Piece::entry), gone.stream()).toList());
  }

  private Document document(Layout layout) {
    Piece first = pieces.getFirst();
    boolean asItIs = layout == Layout.VDIR && pieces.size() == 1 && first.whole() && gone.isEmpty();
    return asItIs ? first.document() : composed();
  }

  private Document composed() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(container("VERSION").orElse(Container.VERSION));
    nodes.add(container("PRODID").orElse(Container.PRODID));
    Map<String, Component> zones = zones();
    nodes.addAll(zones.values());
    nodes.addAll(components(Zones.of(zones.values())));
    return Document.of(Component.of(Container.NAME, nodes));
  }

  private Optional<Property> container(String name) {
    return pieces.stream()
        .flatMap(piece -> piece.document().calendars().stream())
        .flatMap(calendar -> calendar.property(name).stream())
        .findFirst();
  }

  private Map<String, Component> zones() {
    Map<String, Component> zones = new LinkedHashMap<>();
    pieces.stream()
        .flatMap(Piece::timeZones)
        .forEach(zone -> zones.putIfAbsent(zone.text("TZID").orElse(""), zone));
    return zones;
  }

  private List<Component> components(Zones zones) {
    SortedMap<String, List<Component>> all = new TreeMap<>();
    pieces.forEach(piece -> all.putAll(piece.instances()));
    List<String> deleted =
        gone.stream().flatMap(entry -> entry.mark().instances().stream()).toList();
    all.computeIfPresent(
        Mark.MASTER,
        (key, masters) ->
            masters.stream().map(master -> Exdates.without(master, deleted, zones)).toList());
    return all.values().stream().flatMap(List::stream).toList();
  }
}
