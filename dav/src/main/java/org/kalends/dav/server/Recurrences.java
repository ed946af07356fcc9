package org.kalends.dav.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** What the components of one document stand for in time; each item is worked out once. */
final class Recurrences {
  /** Where nothing is found in so many steps of a rule without end, nothing is there. */
  private static final int STEPS = 10_000;

  private final ZoneId floating;
  private final IdentityHashMap<Component, Item> items = new IdentityHashMap<>();
  private final IdentityHashMap<Item, Occurrences> sets = new IdentityHashMap<>();

  /**
   * @param floating the zone that days and floating times are taken in
   */
  Recurrences(Document document, ZoneId floating) {
    this.floating = floating;
    for (Item item : Item.in(document).items()) {
      item.components().forEach(component -> items.put(component, item));
    }
  }

  /**
   * The occurrences that a component stands for, of those that overlap a span (RFC 4791 9.9): its
   * own for an override, all that have none for a master.
   */
  Stream<Occurrence> of(Component component, Instant from, Instant to) {
    Item item = items.get(component);
    if (item == null) {
      return Stream.empty();
    }
    Occurrences set = sets.computeIfAbsent(item, key -> Occurrences.of(key, floating));
    Optional<When> only = only(component);
    Stream<Occurrence> all =
        only.isPresent()
            ? set.at(only.get()).stream().filter(o -> overlaps(o, from, to))
            : set.between(from, to).limit(STEPS);
    return all.filter(occurrence -> occurrence.component() == component);
  }

  /**
   * What an override stands for, unless it is for all that follow, too (RFC 5545 3.2.13), or has a
   * rule of its own, as Connect Daily writes it.
   */
  private static Optional<When> only(Component component) {
    if (Item.repeats(component)) {
      return Optional.empty();
    }
    return component
        .property("RECURRENCE-ID")
        .filter(id -> id.parameters().first("RANGE").isEmpty())
        .flatMap(When::of);
  }

  static boolean overlaps(Occurrence occurrence, Instant from, Instant to) {
    return occurrence.to().isAfter(occurrence.from())
        ? occurrence.from().isBefore(to) && occurrence.to().isAfter(from)
        : occurrence.from().isBefore(to) && !occurrence.from().isBefore(from);
  }
}
