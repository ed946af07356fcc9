package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.meaning.Fact;
import org.kalends.ics.meaning.Statement;
import org.kalends.ics.zone.Zones;

/** What a component says, slot by slot. */
record Said(Component component, Zones zones, Map<Slot, Value> values) {
  /** Which component it is; never an edit. */
  private static final Set<String> IDENTITY = Set.of("UID", "RECURRENCE-ID");

  /**
   * What stands in a slot.
   *
   * @param facts sorted
   * @param nodes that state them
   */
  record Value(List<Fact> facts, List<Node> nodes) {
    boolean says(Optional<Value> other) {
      return other.filter(value -> key().equals(value.key())).isPresent();
    }

    /** Of what is compared, which is not how it is shown. */
    private List<List<String>> key() {
      return facts.stream().map(f -> List.of(f.name(), f.value(), f.parameters())).toList();
    }

    String readable() {
      return facts.stream().map(Fact::readable).collect(Collectors.joining(", "));
    }
  }

  static Said of(Component component, Zones zones) {
    Map<Slot, List<Statement>> slots = new LinkedHashMap<>();
    for (Statement statement : Statement.of(component, zones)) {
      if (!IDENTITY.contains(statement.fact().name())) {
        slots.computeIfAbsent(Slot.of(statement, zones), slot -> new ArrayList<>()).add(statement);
      }
    }
    Map<Slot, Value> values = new LinkedHashMap<>();
    slots.forEach((slot, statements) -> values.put(slot, value(statements)));
    return new Said(component, zones, values);
  }

  private static Value value(List<Statement> statements) {
    Set<Node> nodes = new LinkedHashSet<>();
    statements.forEach(statement -> nodes.addAll(statement.nodes()));
    return new Value(
        statements.stream().map(Statement::fact).sorted(Fact.ORDER).toList(), List.copyOf(nodes));
  }

  Optional<Value> in(Slot slot) {
    return Optional.ofNullable(values.get(slot));
  }

  boolean says(Slot slot, Optional<Value> value) {
    return value.map(some -> some.says(in(slot))).orElseGet(() -> in(slot).isEmpty());
  }

  /** When it begins, in canonical form. */
  Optional<String> start() {
    return in(new Slot(Slot.SPAN, "")).stream()
        .flatMap(span -> span.facts().stream())
        .filter(fact -> fact.name().equals(Slot.SPAN))
        .map(Fact::value)
        .findFirst();
  }

  /** The slots that do not hold what they held. */
  Set<Slot> changedSince(Said before) {
    Set<Slot> slots = new LinkedHashSet<>(before.values.keySet());
    slots.addAll(values.keySet());
    slots.removeIf(slot -> says(slot, before.in(slot)));
    return slots;
  }

  /** For people: what stands in these slots. */
  Optional<String> readable(Set<Slot> slots) {
    return Optional.of(
            slots.stream()
                .flatMap(slot -> in(slot).stream())
                .map(Value::readable)
                .collect(Collectors.joining(", ")))
        .filter(text -> !text.isEmpty());
  }

  /** For people: which component it is. */
  String title() {
    return values.values().stream()
        .flatMap(value -> value.facts().stream())
        .filter(fact -> fact.name().equals("SUMMARY") || fact.name().equals(Slot.SPAN))
        .map(Fact::readable)
        .collect(Collectors.joining(", "));
  }
}
