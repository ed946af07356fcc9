package org.kalends.ics.series;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/** Overrides: the components that say what is different about one occurrence. */
final class Exceptions {
  /** What only a master may say (3.8.5; Radicale refuses overrides that do). */
  private static final List<String> RECURRING = List.of("RRULE", "RDATE", "EXDATE", "EXRULE");

  private Exceptions() {}

  /** The component of one occurrence alone, as if it did not repeat. */
  static Component alone(Occurrence occurrence, Body body) {
    List<Node> nodes =
        occurrence.component().nodes().stream().filter(node -> !recurring(node)).toList();
    Component single = occurrence.component().withNodes(nodes);
    return body.timing().occurring(single, occurrence, length(occurrence));
  }

  private static boolean recurring(Node node) {
    return node instanceof Property property
        && (RECURRING.contains(property.name()) || property.name().equals("RECURRENCE-ID"));
  }

  private static Length length(Occurrence occurrence) {
    return occurrence.start() instanceof When.Day day && occurrence.end() instanceof When.Day end
        ? new Length(end.date().toEpochDay() - day.date().toEpochDay(), 0)
        : new Length(0, Duration.between(occurrence.from(), occurrence.to()).toSeconds());
  }

  /** An override that says what the occurrence is without it. */
  static Component fresh(Occurrence occurrence, Body body) {
    return alone(occurrence, body)
        .with(body.form().like(occurrence.id()).property("RECURRENCE-ID"));
  }

  /** An edited override, which stays one of the same occurrence. */
  static Component pinned(Component before, Component edited) {
    Component pinned = edited;
    for (String name : RECURRING) {
      pinned = without(pinned, name);
    }
    return keeping(keeping(pinned, before, "UID"), before, "RECURRENCE-ID");
  }

  /** Those properties as they were before. */
  static Component keeping(Component edited, Component before, String name) {
    return Revisions.lines(edited, name).equals(Revisions.lines(before, name))
        ? edited
        : edited.with(name, before.properties(name));
  }

  static Component without(Component component, String name) {
    return component.property(name).isPresent() ? component.without(name) : component;
  }

  /**
   * The same series, where what stands for that occurrence stands for it alone: a RANGE begins at
   * the next one that has no override of its own.
   */
  static Body single(Body body, When id) throws RefusedException {
    Optional<Component> range = body.overridesAt(id).filter(Body::ranges).findFirst();
    if (range.isEmpty()) {
      return body;
    }
    Component alone = range.get().with(named(id, body, false));
    return anchored(body.put(range, alone), range.get(), id);
  }

  /** With a RANGE that begins there, or at the next occurrence that has no override of its own. */
  static Body anchored(Body body, Component range, When id) throws RefusedException {
    Optional<When> place =
        body.overridesAt(id).findAny().isEmpty() ? Optional.of(id) : next(body, id);
    return place.isEmpty() ? body : body.put(Optional.empty(), moved(range, place.get(), body));
  }

  private static Optional<When> next(Body body, When id) {
    return body.unchanged()
        .from(body.form().instant(id))
        .map(Occurrence::id)
        .filter(later -> body.form().before(id, later))
        .filter(later -> body.overridesAt(later).findAny().isEmpty())
        .findFirst();
  }

  /** A RANGE that begins at another occurrence and moves it as far. */
  private static Component moved(Component range, When id, Body body) throws RefusedException {
    When old = Body.id(range).orElseThrow();
    Component named = range.with(named(id, body, true));
    When start = Timing.start(range).orElse(old);
    Form form = body.timing().form(start);
    Duration by = Duration.between(body.form().local(old), body.form().local(id));
    return body.timing().at(named, form.of(form.local(start).plus(by)), Optional.empty());
  }

  private static Property named(When id, Body body, boolean range) {
    Property plain = body.form().like(id).property("RECURRENCE-ID");
    Parameters parameters = plain.parameters();
    return Property.of(
        plain.name(),
        range ? parameters.with("RANGE", "THISANDFUTURE") : parameters,
        plain.value());
  }
}
