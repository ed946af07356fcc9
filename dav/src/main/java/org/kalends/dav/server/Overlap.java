package org.kalends.dav.server;

import java.time.Instant;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Period;
import org.kalends.ics.When;

/**
 * Whether a component has to do with a time range: the tables of RFC 4791 9.9. Of a component that
 * repeats, only that it has begun by the end of the range is asked, so that more may be found than
 * is there, never less.
 */
final class Overlap {
  private final Times times;
  private final TimeRange range;

  Overlap(Times times, TimeRange range) {
    this.times = times;
    this.range = range;
  }

  boolean holds(Component component) {
    if (Span.repeats(component)) {
      return times.at(component, "DTSTART").map(range.end()::isAfter).orElse(true);
    }
    return switch (component.name()) {
      case "VEVENT" -> event(component);
      case "VTODO" -> todo(component);
      case "VJOURNAL" -> journal(component);
      case "VFREEBUSY" -> freeBusy(component);
      // An alarm's moment depends on what it belongs to; rather too many than none.
      default -> true;
    };
  }

  private boolean event(Component event) {
    Optional<When> start = Times.when(event, "DTSTART");
    if (start.isEmpty()) {
      return false;
    }
    Instant from = times.instant(start.get());
    Instant to =
        times
            .at(event, "DTEND")
            .or(() -> times.end(event))
            .orElseGet(() -> times.defaultEnd(start.get()));
    return to.isAfter(from) ? range.overlaps(from, to) : range.holds(from);
  }

  private boolean todo(Component todo) {
    Optional<Instant> start = times.at(todo, "DTSTART");
    Optional<Instant> due = times.at(todo, "DUE");
    Optional<Instant> end = times.end(todo);
    if (start.isPresent() && end.isPresent()) {
      return !range.start().isAfter(end.get())
          && (range.end().isAfter(start.get()) || !range.end().isBefore(end.get()));
    }
    if (start.isPresent() && due.isPresent()) {
      return (range.start().isBefore(due.get()) || !range.start().isAfter(start.get()))
          && (range.end().isAfter(start.get()) || !range.end().isBefore(due.get()));
    }
    if (start.isPresent()) {
      return range.holds(start.get());
    }
    return due.map(this::endsWithin).orElseGet(() -> unplanned(todo));
  }

  private boolean endsWithin(Instant due) {
    return range.start().isBefore(due) && !range.end().isBefore(due);
  }

  /** Neither DTSTART nor DUE. */
  private boolean unplanned(Component todo) {
    Optional<Instant> created = times.at(todo, "CREATED");
    Optional<Instant> completed = times.at(todo, "COMPLETED");
    if (created.isPresent() && completed.isPresent()) {
      Instant first = min(created.get(), completed.get());
      Instant last = max(created.get(), completed.get());
      return !range.start().isAfter(last) && !range.end().isBefore(first);
    }
    if (completed.isPresent()) {
      return !range.start().isAfter(completed.get()) && !range.end().isBefore(completed.get());
    }
    return created.map(range.end()::isAfter).orElse(true);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean journal(Component journal) {
    Optional<When> start = Times.when(journal, "DTSTART");
    if (start.isEmpty()) {
      return false;
    }
    Instant from = times.instant(start.get());
    Instant to = times.defaultEnd(start.get());
    return to.isAfter(from) ? range.overlaps(from, to) : range.holds(from);
  }

  private boolean freeBusy(Component freeBusy) {
    Optional<Instant> start = times.at(freeBusy, "DTSTART");
    Optional<Instant> end = times.at(freeBusy, "DTEND");
    if (start.isPresent() && end.isPresent()) {
      return !range.start().isAfter(end.get()) && range.end().isAfter(start.get());
    }
    return freeBusy.properties("FREEBUSY").stream()
        .flatMap(property -> Period.list(property).stream())
        .anyMatch(period -> range.holds(times.instant(period.start())));
  }
}
