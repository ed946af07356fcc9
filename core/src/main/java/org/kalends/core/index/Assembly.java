package org.kalends.core.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.files.FolderView.Content;
import org.kalends.core.index.Answer.Found;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Component;
import org.kalends.ics.Item;

/** Puts items together from the files they are in. */
final class Assembly {
  private final Set<String> uids;
  private final Map<String, List<Piece>> pieces = new TreeMap<>();
  private final List<ItemProblem> problems = new ArrayList<>();

  /** What one file has of an item. */
  private record Piece(String file, Item item) {}

  Assembly(Set<String> uids) {
    this.uids = uids;
  }

  void add(Content content) {
    problems.addAll(content.problems());
    for (Item item : content.items()) {
      if (uids.contains(item.uid())) {
        pieces
            .computeIfAbsent(item.uid(), uid -> new ArrayList<>())
            .add(new Piece(content.name(), item));
      }
    }
  }

  List<ItemProblem> problems() {
    return problems;
  }

  List<Found> found() {
    return pieces.values().stream().map(Assembly::whole).toList();
  }

  private static Found whole(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return new Found(pieces.getFirst().item(), List.of(pieces.getFirst().file()));
    }
    Set<String> files = new LinkedHashSet<>();
    pieces.stream().filter(p -> p.item().master().isPresent()).map(Piece::file).forEach(files::add);
    pieces.stream().map(Piece::file).forEach(files::add);
    return new Found(joined(pieces.stream().map(Piece::item).toList()), List.copyOf(files));
  }

  /** The first master is the one; another one under the same UID is an extra. */
  private static Item joined(List<Item> items) {
    List<Component> masters = items.stream().flatMap(item -> item.master().stream()).toList();
    List<Component> overrides = items.stream().flatMap(i -> i.overrides().stream()).toList();
    List<Component> extras = new ArrayList<>(masters.stream().skip(1).toList());
    Map<String, Component> zones = new LinkedHashMap<>();
    for (Item item : items) {
      extras.addAll(item.extras());
      item.zones().forEach(zone -> zones.putIfAbsent(zone.text("TZID").orElse(""), zone));
    }
    return new Item(
        items.getFirst().uid(),
        kind(items),
        masters.stream().findFirst(),
        overrides,
        List.copyOf(extras),
        List.copyOf(zones.values()));
  }

  /** That of the first master. */
  private static String kind(List<Item> items) {
    return items.stream()
        .filter(item -> item.master().isPresent())
        .findFirst()
        .orElse(items.getFirst())
        .kind();
  }
}
