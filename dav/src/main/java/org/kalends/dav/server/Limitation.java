package org.kalends.dav.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * A document without the overrides that change nothing in a range: neither are they in it, nor is
 * what they stand for (RFC 4791 9.6.6). One that is for all that follow counts where it begins
 * before the end of the range.
 */
final class Limitation {
  private final TimeRange range;
  private final ZoneId floating;

  Limitation(TimeRange range, ZoneId floating) {
    this.range = range;
    this.floating = floating;
  }

  Document of(Document document) {
    Set<Component> idle = new HashSet<>();
    for (Item item : Item.in(document).items()) {
      if (!item.overrides().isEmpty()) {
        idle.addAll(idle(item));
      }
    }
    if (idle.isEmpty()) {
      return document;
    }
    List<Node> top = new ArrayList<>();
    for (Node node : document.nodes()) {
      top.add(node instanceof Component calendar ? without(calendar, idle) : node);
    }
    return document.withNodes(top);
  }

  private static Component without(Component calendar, Set<Component> idle) {
    return calendar.withNodes(
        calendar.nodes().stream().filter(node -> !idle.contains(node)).toList());
  }

  private List<Component> idle(Item item) {
    Zones zones = Zones.of(item.zones());
    Set<Component> present = new HashSet<>();
    Occurrences.of(item, floating)
        .between(range.start(), range.end())
        .forEach(occurrence -> present.add(occurrence.component()));
    Set<Instant> planned = new HashSet<>();
    Occurrences.of(planned(item), floating)
        .between(range.start(), range.end())
        .map(Occurrence::from)
        .forEach(planned::add);
    return item.overrides().stream()
        .filter(override -> !present.contains(override))
        .filter(override -> !matters(override, planned, zones))
        .toList();
  }

  /** The item as if there were no overrides. */
  private static Item planned(Item item) {
    return new Item(item.uid(), item.kind(), item.master(), List.of(), item.extras(), item.zones());
  }

  private boolean matters(Component override, Set<Instant> planned, Zones zones) {
    return override
        .property("RECURRENCE-ID")
        .filter(id -> {
          boolean following = id.parameters().first("RANGE").isPresent();
          return When.of(id)
              .map(when -> zones.instant(when, floating))
              .filter(at -> following ? at.isBefore(range.end()) : planned.contains(at))
              .isPresent();
        })
        .isPresent();
  }
}
