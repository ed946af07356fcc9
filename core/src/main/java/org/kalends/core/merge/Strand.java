package org.kalends.core.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** One side: what it held when both last agreed, and what it holds now. */
record Strand(Contents base, Contents now) {
  static Strand of(Document base, Document now) {
    return new Strand(Contents.of(base), Contents.of(now));
  }

  Optional<Component> was(Contents.Key key) {
    return Optional.ofNullable(base.components().get(key));
  }

  Optional<Component> is(Contents.Key key) {
    return Optional.ofNullable(now.components().get(key));
  }

  /** What it says there now. */
  Optional<Said> says(Contents.Key key) {
    return is(key).map(component -> Said.of(component, now.known()));
  }

  /**
   * What it said there at the base: of an occurrence without an override what its series said, of
   * what was not there nothing.
   */
  Said said(Contents.Key key) {
    return Said.of(
        was(key).or(() -> implied(key)).orElseGet(() -> Component.of(key.name(), List.of())),
        base.known());
  }

  private Optional<Component> implied(Contents.Key key) {
    return is(key)
        .flatMap(override -> override.property("RECURRENCE-ID"))
        .flatMap(
            id -> base.master(key).map(master -> Implied.occurrence(master, id, base.known())));
  }

  boolean came(Contents.Key key) {
    return was(key).isEmpty() && is(key).isPresent();
  }

  boolean went(Contents.Key key) {
    return was(key).isPresent() && is(key).isEmpty();
  }

  /** Something else than what the base says. */
  boolean edited(Contents.Key key) {
    return came(key) || says(key).filter(now -> !now.changedSince(said(key)).isEmpty()).isPresent();
  }

  /** Whether it has given a series another start. */
  boolean starts(Contents.Key key) {
    return was(key).filter(Item::repeats).isPresent()
        && is(key).filter(Item::repeats).isPresent()
        && says(key).filter(now -> !now.start().equals(said(key).start())).isPresent();
  }

  /** Whether it has changed when something happens, or how it repeats. */
  boolean reschedules(Contents.Key key) {
    return says(key).stream()
        .flatMap(now -> now.changedSince(said(key)).stream())
        .anyMatch(Slot::isWhen);
  }

  /** Whether something happens now when the other side says, and repeats as it does there. */
  boolean isWhen(Contents.Key key, Strand other) {
    Optional<Said> there = other.says(key);
    return says(key)
        .flatMap(now -> there.map(now::changedSince))
        .filter(slots -> slots.stream().noneMatch(Slot::isWhen))
        .isPresent();
  }

  /** Whether that occurrence is one that this side has edited, and not deleted. */
  boolean editsOccurrence(String name, String instance) {
    return keys(now, name, instance).anyMatch(this::edited);
  }

  /** Whether that occurrence had an override and has none any more. */
  boolean resetsOccurrence(String name, String instance) {
    return keys(base, name, instance).anyMatch(this::went);
  }

  private static Stream<Contents.Key> keys(Contents text, String name, String instance) {
    return text.components().keySet().stream()
        .filter(key -> key.name().equals(name) && key.id().instance().equals(instance));
  }

  /** The document with these components, in its own frame; the same where nothing is new. */
  Document with(Map<Contents.Key, Component> components, Strand other) {
    return components.equals(now.components())
        ? now.document()
        : now.with(new Contents(now.document(), now.calendar(), components, zones(other)));
  }

  /** Of two definitions of a zone the one that was changed or is new. */
  private Map<String, Component> zones(Strand other) {
    Map<String, Component> zones = new LinkedHashMap<>(now.zones());
    other
        .now
        .zones()
        .forEach((tzid, zone) -> {
          Component before = other.base.zones().get(tzid);
          if (before == null || !before.toString().equals(zone.toString())) {
            zones.put(tzid, zone);
          }
          zones.putIfAbsent(tzid, zone);
        });
    return zones;
  }
}
