package org.kalends.ics.meaning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * What a master or an override says.
 *
 * @param id which one
 * @param kind VEVENT and so on
 * @param recurrenceId as written, for people
 * @param facts sorted
 */
record Instance(EventId id, String kind, Optional<When> recurrenceId, List<Fact> facts) {
  static final Comparator<Instance> ORDER =
      Comparator.comparing(Instance::key).thenComparing(Instance::canonical);

  static Instance of(Component component, Zones zones) {
    return new Instance(
        EventId.of(component, zones),
        component.name(),
        component.property("RECURRENCE-ID").flatMap(When::of),
        Facts.of(component, zones));
  }

  /** Which one it is, in a text that sorts masters before their overrides. */
  String key() {
    return kind + ' ' + id.uid() + ' ' + id.key();
  }

  String canonical() {
    return Fact.part(kind)
        + Fact.part(id.key())
        + facts.stream().map(Fact::canonical).collect(Collectors.joining());
  }

  /** A short text for people. */
  String readable() {
    return facts.stream()
        .filter(fact -> fact.name().equals("SUMMARY") || fact.name().equals("DTSTART"))
        .map(Fact::readable)
        .collect(Collectors.joining(", "));
  }
}
