package org.kalends.ics.recur;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** The times of an item, and what is wrong with it. */
record Findings(Zones zones, ZoneId zone, List<Problem> problems) {
  private static final int BRIEF = 60;

  Findings(Zones zones, ZoneId zone) {
    this(zones, zone, new ArrayList<>());
  }

  /** When a component begins; a VTODO may only have an end. */
  Optional<When> anchor(Component component) {
    return time(component, "DTSTART").or(() -> time(component, "DUE"));
  }

  private Optional<When> time(Component component, String name) {
    Optional<Property> property = component.property(name);
    Optional<When> when = property.flatMap(When::of);
    if (property.isPresent() && when.isEmpty()) {
      problem(property.get(), "is no time");
    }
    if (when.orElse(null) instanceof When.Zoned zoned && zones.rules(zoned.tzid()).isEmpty()) {
      problem(property.get(), "its zone " + zoned.tzid() + " is not known");
    }
    return when;
  }

  /** What RECURRENCE-ID says. */
  static Optional<When> id(Component override) {
    return override.property("RECURRENCE-ID").flatMap(When::of);
  }

  void problem(Property property, String what) {
    String value = property.value();
    String brief = value.length() > BRIEF ? value.substring(0, BRIEF) + "…" : value;
    problems.add(new Problem(property.line(), property.name() + ' ' + brief + ": " + what));
  }

  Extent extent(Component component, When start, WallClock clock) {
    return Extent.of(component, start, clock, problems);
  }
}
