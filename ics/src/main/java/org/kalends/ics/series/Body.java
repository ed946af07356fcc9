package org.kalends.ics.series;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * An item with a master that has a start.
 *
 * @param form of its DTSTART
 */
record Body(Item item, Component master, Form form) {
  static Body of(Item item, ZoneId zone) throws RefusedException {
    if (item.master().isEmpty()) {
      throw new RefusedException(new Refusal.NoMaster());
    }
    Component master = item.master().get();
    When start =
        Timing.start(master).orElseThrow(() -> new RefusedException(new Refusal.NoStart()));
    return new Body(item, master, new Form(start, Zones.of(item.zones()), zone));
  }

  /** The same of what repeats, or has overrides. */
  static Body ofSeries(Item item, ZoneId zone) throws RefusedException {
    if (item.overrides().isEmpty() && !item.master().map(Item::repeats).orElse(false)) {
      throw new RefusedException(new Refusal.NotASeries());
    }
    return of(item, zone);
  }

  When start() {
    return form.model();
  }

  Timing timing() {
    return new Timing(form.zones(), form.zone());
  }

  List<Component> overrides() {
    return item.overrides();
  }

  /** With another master, whose start is of the same form. */
  Body withMaster(Component changed) {
    return new Body(with(item, Optional.of(changed), item.overrides()), changed, form);
  }

  Body withOverrides(List<Component> changed) {
    return new Body(with(item, item.master(), changed), master, form);
  }

  static Item with(Item item, Optional<Component> master, List<Component> overrides) {
    return new Item(
        item.uid(), item.kind(), master, List.copyOf(overrides), item.extras(), item.zones());
  }

  Occurrences occurrences() {
    return Occurrences.of(item, form.zone());
  }

  /** What the master alone says, with what it excludes. */
  Occurrences unchanged() {
    return withOverrides(List.of()).occurrences();
  }

  /** What the master alone says, nothing excluded. */
  Occurrences generated() {
    return withMaster(master.without("EXDATE").without("EXRULE")).unchanged();
  }

  Occurrence occurrence(When id) throws RefusedException {
    return occurrences()
        .at(id)
        .orElseThrow(() -> new RefusedException(new Refusal.NoSuchOccurrence(id)));
  }

  /** Whether nothing of it ever happens. */
  boolean isEmpty() {
    return occurrences().all().findFirst().isEmpty();
  }

  static Optional<When> id(Component override) {
    return override.property("RECURRENCE-ID").flatMap(When::of);
  }

  /** Whether an override stands also for the occurrences after its own (3.2.13). */
  static boolean ranges(Component override) {
    return override
        .property("RECURRENCE-ID")
        .flatMap(property -> property.parameters().first("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  Stream<Component> overridesAt(When id) {
    return overrides().stream()
        .filter(override -> id(override).filter(other -> form.same(other, id)).isPresent());
  }

  Body withoutOverridesAt(When id) {
    List<Component> gone = overridesAt(id).toList();
    return gone.isEmpty()
        ? this
        : withOverrides(overrides().stream().filter(one -> !gone.contains(one)).toList());
  }

  /** With an override in the place of one, or after all others. */
  Body put(Optional<Component> old, Component override) {
    List<Component> all = new ArrayList<>(overrides());
    int place = old.map(all::indexOf).orElse(-1);
    if (place < 0) {
      all.add(override);
    } else {
      all.set(place, override);
    }
    return withOverrides(all);
  }
}
