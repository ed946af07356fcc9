package org.kalends.dav.server;

import java.time.Instant;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Period;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/**
 * Whether a component has to do with a time range: the tables of RFC 4791 9.9, for one that repeats
 * by each time that it stands for.
 */
final class Overlap {
  private final Times times;
  private final Recurrences recurrences;
  private final TimeRange range;

  Overlap(Times times, Recurrences recurrences, TimeRange range) {
    this.times = times;
    this.recurrences = recurrences;
    this.range = range;
  }

  /**
   * @param owner what an alarm belongs to
   */
  boolean holds(Component component, Component owner) {
    return switch (component.name()) {
      case "VEVENT" -> recurrences.of(component, range.start(), range.end()).findAny().isPresent();
      case "VTODO" -> Item.repeats(component) ? todos(component) : todo(component);
      case "VJOURNAL" -> journal(component);
      case "VFREEBUSY" -> freeBusy(component);
      case "VALARM" -> new Ringing(times, recurrences, range).rings(component, owner);
      default -> true;
    };
  }

  /** The ends of the range count here, so a little more is looked at. */
  private boolean todos(Component todo) {
    return recurrences
        .of(todo, range.start().minusSeconds(1), range.end().plusSeconds(1))
        .anyMatch(this::todo);
  }

  private boolean todo(Occurrence todo) {
    return todo.to().isAfter(todo.from())
        ? planned(todo.from(), todo.to())
        : range.holds(todo.from());
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
      return planned(start.get(), due.get());
    }
    if (start.isPresent()) {
      return range.holds(start.get());
    }
    return due.map(this::endsWithin).orElseGet(() -> unplanned(todo));
  }

  private boolean planned(Instant start, Instant due) {
    return (range.start().isBefore(due) || !range.start().isAfter(start))
        && (range.end().isAfter(start) || !range.end().isBefore(due));
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

  /** One without a time lasts its day; whether an expander thinks so of journals is not asked. */
  private boolean journal(Component journal) {
    if (!Item.repeats(journal)) {
      return Times.when(journal, "DTSTART").filter(this::journal).isPresent();
    }
    return recurrences
        .of(journal, range.start().minus(TimeRange.DAY), range.end())
        .anyMatch(occurrence -> journal(occurrence.start()));
  }

  private boolean journal(When start) {
    Instant from = times.instant(start);
    Instant to = times.defaultEnd(start);
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
