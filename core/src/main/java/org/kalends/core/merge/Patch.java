package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.zone.Zones;

/**
 * Some slots of one text written into another. All other lines of the patched text keep their
 * bytes, also those that the other text does not know.
 */
final class Patch {
  private Patch() {}

  /** The patched component says in these slots what {@code source} says. */
  static Component of(Said target, Set<Slot> slots, Said source) {
    Component patched = target.component();
    for (Slot slot : slots) {
      if (!target.says(slot, source.in(slot))) {
        patched = slot(Said.of(patched, target.zones()), slot, source);
      }
    }
    return patched == target.component() ? patched : Stamps.latest(patched, source.component());
  }

  private static Component slot(Said target, Slot slot, Said source) {
    if (!slot.isElement()) {
      return whole(target.component(), slot, source.component());
    }
    return slot.isInList() ? value(target, slot, source) : element(target, slot, source);
  }

  /** By name, so that what is there but silent goes as well. */
  private static Component whole(Component target, Slot slot, Component source) {
    Component patched = target;
    for (String name : slot.names()) {
      List<Property> lines = source.properties(name);
      if (!lines.isEmpty() || patched.property(name).isPresent()) {
        patched = patched.with(name, lines);
      }
    }
    return patched;
  }

  private static Component value(Said target, Slot slot, Said source) {
    Zones zones = target.zones();
    List<Property> lines = new ArrayList<>();
    for (Property line : target.component().properties(slot.name())) {
      boolean holds = target.in(slot).filter(value -> value.nodes().contains(line)).isPresent();
      Optional<Property> rest =
          holds ? Lists.without(line, slot.element(), zones) : Optional.of(line);
      rest.ifPresent(lines::add);
    }
    Optional<Property> more =
        properties(source.in(slot)).stream()
            .findFirst()
            .flatMap(line -> Lists.only(line, slot.element(), source.zones()));
    List<Property> now = more.map(one -> Lists.with(lines, one)).orElse(lines);
    return target.component().with(slot.name(), now);
  }

  private static List<Property> properties(Optional<Said.Value> value) {
    return value.stream()
        .flatMap(some -> some.nodes().stream())
        .filter(Property.class::isInstance)
        .map(Property.class::cast)
        .toList();
  }

  private static Component element(Said target, Slot slot, Said source) {
    List<Node> old = target.in(slot).map(Said.Value::nodes).orElse(List.of());
    List<Node> come = source.in(slot).map(Said.Value::nodes).orElse(List.of());
    Component component = target.component();
    return Stream.concat(old.stream(), come.stream()).allMatch(Property.class::isInstance)
        ? component.with(
            slot.name(),
            replaced(component.properties(slot.name()), old, come).stream()
                .map(Property.class::cast)
                .toList())
        : component.withNodes(replaced(component.nodes(), old, come));
  }

  /** In the place of what goes, else after all others. */
  private static List<Node> replaced(List<? extends Node> all, List<Node> old, List<Node> come) {
    List<Node> replaced = new ArrayList<>(all);
    replaced.removeAll(old);
    int place = old.isEmpty() ? -1 : all.indexOf(old.getFirst());
    replaced.addAll(place < 0 ? replaced.size() : place, come);
    return replaced;
  }
}
