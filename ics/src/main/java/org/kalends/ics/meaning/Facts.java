package org.kalends.ics.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** All that one component says: a bag of facts in no order but that of their text. */
final class Facts {
  /** Lists in which a value counts once, however often it stands there. */
  private static final Set<String> SETS = Set.of("EXDATE", "RDATE", "CATEGORIES", "RESOURCES");

  private Facts() {}

  /** The facts of an event, to-do or the like, zones included. */
  static List<Fact> of(Component component, Zones zones) {
    return facts(Stream.concat(said(component, zones).stream(), zones(component, zones)));
  }

  /** The facts and the nodes that state them, in no order. */
  static List<Statement> statements(Component component, Zones zones) {
    return Stream.concat(said(component, zones).stream(), zones(component, zones)).toList();
  }

  private static Stream<Statement> zones(Component component, Zones zones) {
    return new ZoneFacts(component, zones).facts().map(fact -> new Statement(fact, List.of()));
  }

  private static List<Statement> said(Component component, Zones zones) {
    Times times = new Times(zones);
    Span span = Span.of(component, times);
    Values values = new Values(times, component.property("DTSTART").flatMap(When::of));
    List<Statement> said = new ArrayList<>();
    span.facts().forEach(fact -> said.add(new Statement(fact, List.copyOf(span.told()))));
    Map<Fact, List<Node>> sets = new LinkedHashMap<>();
    for (Property property : component.properties()) {
      if (!span.told().contains(property) && !Silent.name(component.name(), property.name())) {
        List<Fact> all = values.facts(property);
        if (SETS.contains(property.name())) {
          all.forEach(fact -> sets.computeIfAbsent(fact, f -> new ArrayList<>()).add(property));
        } else if (!(all.size() == 1 && Silent.fact(component, all.getFirst()))) {
          all.forEach(fact -> said.add(new Statement(fact, List.of(property))));
        }
      }
    }
    sets.forEach((fact, lines) -> said.add(new Statement(fact, lines)));
    component.components().forEach(inner -> said.add(inner(inner, zones)));
    component.nodes().forEach(node -> oddment(node, said));
    return said;
  }

  private static Statement inner(Component inner, Zones zones) {
    List<Fact> said = facts(said(inner, zones).stream());
    Fact fact =
        new Fact(
            inner.name(),
            said.stream().map(Fact::canonical).collect(Collectors.joining()),
            "",
            said.stream()
                .map(one -> one.name() + ' ' + one.readable())
                .collect(Collectors.joining(", ")));
    return new Statement(fact, List.of(inner));
  }

  /** What broken folding leaves of a text still belongs to what somebody wrote. */
  private static void oddment(Node node, List<Statement> said) {
    if (node instanceof Oddment oddment && !oddment.text().isBlank()) {
      String text = oddment.text().strip();
      said.add(new Statement(new Fact("damaged line", text, "", text), List.of(node)));
    }
  }

  private static List<Fact> facts(Stream<Statement> statements) {
    return statements.map(Statement::fact).sorted(Fact.ORDER).toList();
  }
}
