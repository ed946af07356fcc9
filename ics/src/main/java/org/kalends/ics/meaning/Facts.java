package org.kalends.ics.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
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
    List<Fact> facts = new ArrayList<>(said(component, zones));
    new ZoneFacts(component, zones).facts().forEach(facts::add);
    return sorted(facts);
  }

  private static List<Fact> said(Component component, Zones zones) {
    Times times = new Times(zones);
    Span span = Span.of(component, times);
    Values values = new Values(times, component.property("DTSTART").flatMap(When::of));
    List<Fact> facts = new ArrayList<>(span.facts());
    Set<Fact> sets = new LinkedHashSet<>();
    for (Property property : component.properties()) {
      if (!span.told().contains(property) && !Silent.name(component.name(), property.name())) {
        List<Fact> all = values.facts(property);
        if (!(all.size() == 1 && Silent.fact(component, all.getFirst()))) {
          all.forEach(SETS.contains(property.name()) ? sets::add : facts::add);
        }
      }
    }
    facts.addAll(sets);
    component.components().forEach(inner -> facts.add(inner(inner, zones)));
    component.nodes().forEach(node -> oddment(node, facts));
    return sorted(facts);
  }

  private static Fact inner(Component inner, Zones zones) {
    List<Fact> said = said(inner, zones);
    return new Fact(
        inner.name(),
        said.stream().map(Fact::canonical).collect(Collectors.joining()),
        "",
        said.stream()
            .map(fact -> fact.name() + ' ' + fact.readable())
            .collect(Collectors.joining(", ")));
  }

  /** What broken folding leaves of a text still belongs to what somebody wrote. */
  private static void oddment(Object node, List<Fact> facts) {
    if (node instanceof Oddment oddment && !oddment.text().isBlank()) {
      String text = oddment.text().strip();
      facts.add(new Fact("damaged line", text, "", text));
    }
  }

  private static List<Fact> sorted(List<Fact> facts) {
    return facts.stream().sorted(Fact.ORDER).toList();
  }
}
