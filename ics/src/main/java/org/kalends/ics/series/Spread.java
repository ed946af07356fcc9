package org.kalends.ics.series;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Property;

/**
 * An edit of the master as overrides see it: what an override said like the master it goes on
 * saying like the master; where it differs it stays. Attendees are looked at one by one, everything
 * else property name by property name, alarms together.
 */
record Spread(Component before, Component after) {
  /** What each component has for itself, or what tells when it is. */
  private static final Set<String> OWN =
      Set.of(
          "UID",
          "RECURRENCE-ID",
          "SEQUENCE",
          "DTSTAMP",
          "LAST-MODIFIED",
          "CREATED",
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE");

  Component over(Component override) {
    Component spread = override;
    for (String name : changed()) {
      if (name.equals("ATTENDEE")) {
        spread = attendees(spread);
      } else if (Revisions.lines(override, name).equals(Revisions.lines(before, name))) {
        spread = spread.with(name, after.properties(name));
      }
    }
    return alarms(spread);
  }

  private Set<String> changed() {
    Set<String> names = new LinkedHashSet<>();
    before.properties().forEach(property -> names.add(property.name()));
    after.properties().forEach(property -> names.add(property.name()));
    names.removeAll(OWN);
    names.removeIf(name -> Revisions.lines(before, name).equals(Revisions.lines(after, name)));
    return names;
  }

  private Component attendees(Component override) {
    List<Property> old = before.properties("ATTENDEE");
    List<Property> now = after.properties("ATTENDEE");
    List<Property> kept = new ArrayList<>();
    for (Property one : override.properties("ATTENDEE")) {
      if (!holds(old, one)) {
        kept.add(one);
      } else {
        now.stream().filter(other -> sameAddress(one, other)).findFirst().ifPresent(kept::add);
      }
    }
    now.stream()
        .filter(one -> old.stream().noneMatch(other -> sameAddress(one, other)))
        .filter(one -> kept.stream().noneMatch(other -> sameAddress(one, other)))
        .forEach(kept::add);
    return override.with("ATTENDEE", kept);
  }

  private static boolean holds(List<Property> lines, Property line) {
    return lines.stream().anyMatch(other -> other.toString().equals(line.toString()));
  }

  private static boolean sameAddress(Property one, Property other) {
    return one.value().toLowerCase(Locale.ROOT).equals(other.value().toLowerCase(Locale.ROOT));
  }

  private Component alarms(Component override) {
    List<String> old = texts(before);
    if (old.equals(texts(after)) || !old.equals(texts(override))) {
      return override;
    }
    List<Node> nodes = new ArrayList<>(override.nodes());
    nodes.removeAll(override.components("VALARM"));
    nodes.addAll(after.components("VALARM"));
    return override.withNodes(nodes);
  }

  private static List<String> texts(Component component) {
    return component.components("VALARM").stream().map(Component::toString).sorted().toList();
  }
}
