package org.kalends.core.merge;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** What an occurrence says as long as no override says otherwise. */
final class Implied {
  /** What only a master may say (RFC 5545 3.8.5), and what is the occurrence's own. */
  private static final Set<String> OF_MASTER =
      Set.of("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID");

  private Implied() {}

  /** The occurrence that RECURRENCE-ID of an override names. */
  static Component occurrence(Component master, Property recurrenceId, Zones zones) {
    List<Node> nodes = master.nodes().stream().filter(node -> !isOfMaster(node)).toList();
    Component single = master.withNodes(nodes).with(recurrenceId);
    return When.of(recurrenceId).map(at -> at(single, at, zones)).orElse(single);
  }

  private static boolean isOfMaster(Node node) {
    return node instanceof Property property && OF_MASTER.contains(property.name());
  }

  private static Component at(Component single, When at, Zones zones) {
    Optional<When> start = single.property("DTSTART").flatMap(When::of);
    Component moved = single.with(at.property("DTSTART"));
    for (String name : List.of("DTEND", "DUE")) {
      Optional<When> end = single.property(name).flatMap(When::of);
      if (start.isPresent() && end.isPresent()) {
        Length length = length(start.get(), end.get(), zones);
        moved = moved.with(zones.plus(at, length).property(name));
      }
    }
    return moved;
  }

  private static Length length(When start, When end, Zones zones) {
    return start instanceof When.Day from && end instanceof When.Day to
        ? new Length(ChronoUnit.DAYS.between(from.date(), to.date()), 0)
        : new Length(
            0,
            ChronoUnit.SECONDS.between(
                zones.instant(start, ZoneOffset.UTC), zones.instant(end, ZoneOffset.UTC)));
  }
}
