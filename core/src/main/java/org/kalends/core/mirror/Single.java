package org.kalends.core.mirror;

import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/** One occurrence as a component that does not repeat. */
final class Single {
  private Single() {}

  /** Its times are in the zones in which they are written, so that the clock shows the same. */
  static Component of(Occurrence occurrence) {
    Component alone =
        occurrence
            .component()
            .without("RRULE")
            .without("RDATE")
            .without("EXDATE")
            .without("EXRULE")
            .without("RECURRENCE-ID");
    Optional<When> written = alone.property("DTSTART").flatMap(When::of);
    return written.filter(occurrence.start()::equals).isPresent()
        ? alone
        : moved(alone, occurrence);
  }

  private static Component moved(Component component, Occurrence occurrence) {
    // A VTODO may have DUE alone, which must not be its DTSTART as well (RFC 5545 3.8.2.3).
    Component started =
        component.property("DTSTART").isPresent()
            ? component.with(occurrence.start().property("DTSTART"))
            : component;
    Optional<String> end = end(component);
    if (end.isEmpty()) {
      return started;
    }
    Property line = occurrence.end().property(end.get());
    return component.property("DURATION").isPresent()
        ? started.with("DURATION", List.of(line))
        : started.with(line);
  }

  /** What its end is written with; empty where it has none to be written. */
  private static Optional<String> end(Component component) {
    if (component.property("DUE").isPresent()) {
      return Optional.of("DUE");
    }
    boolean lasts =
        component.property("DTEND").isPresent() || component.property("DURATION").isPresent();
    return lasts ? Optional.of(Item.endName(component)) : Optional.empty();
  }
}
