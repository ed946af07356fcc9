package org.kalends.ics.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.zone.Zones;

/**
 * When a component begins and ends, read and written.
 *
 * @param zone where floating times and days are
 */
record Timing(Zones zones, ZoneId zone) {
  /** How long floating times take does not depend on where one is: they know no summer time. */
  private static final ZoneId FLAT = ZoneOffset.UTC;

  private static final Length HOUR = new Length(0, 3600);

  static Optional<When> start(Component component) {
    return component.property("DTSTART").flatMap(When::of);
  }

  Form form(When model) {
    return new Form(model, zones, zone);
  }

  private Form flat(When model) {
    return new Form(model, zones, FLAT);
  }

  private static Optional<When> end(Component component) {
    return component.property(Item.endName(component)).flatMap(When::of);
  }

  private static Optional<Length> duration(Component component) {
    return component.property("DURATION").flatMap(property -> Length.parse(property.value()));
  }

  /**
   * How long it takes by what is written; empty where nothing is. Of what repeats, the exact time
   * from DTSTART to DTEND, as that is what each occurrence takes (RFC 5545 3.8.5.3); of a single
   * one, whole days by the calendar and the rest exact.
   */
  Optional<Length> length(Component component) {
    return start(component)
        .flatMap(start -> end(component).map(end -> between(start, end, Item.repeats(component))))
        .or(() -> duration(component));
  }

  private Length between(When start, When end, boolean exact) {
    Form form = flat(start);
    if (form.isDay()) {
      return new Length(ChronoUnit.DAYS.between(start.date(), end.date()), 0);
    }
    LocalDateTime from = form.local(start);
    long days = exact ? 0 : Math.max(0, ChronoUnit.DAYS.between(from, form.local(end)));
    Instant whole = days == 0 ? form.instant(start) : form.instant(form.of(from.plusDays(days)));
    long seconds = ChronoUnit.SECONDS.between(whole, form.instant(end));
    return seconds < 0 && days > 0 ? between(start, end, true) : new Length(days, seconds);
  }

  /** The component beginning then and taking that long, or as long as before. */
  Component at(Component component, When start, Optional<Length> length) throws RefusedException {
    Optional<When> before = start(component);
    if (before.isEmpty() && end(component).isPresent()) {
      return set(component, Item.endName(component), start);
    }
    Optional<Length> takes = length.or(() -> kept(component, before.orElse(start), start));
    if (takes.filter(some -> some.days() < 0 || some.seconds() < 0).isPresent()) {
      throw new RefusedException(new Refusal.EndsBeforeStart(start));
    }
    return takes
        .map(some -> ending(set(component, "DTSTART", start), start, some, ownZone(component)))
        .orElseGet(() -> set(component, "DTSTART", start));
  }

  /** The component with the times of one occurrence, which takes that long. */
  Component occurring(Component component, Occurrence occurrence, Length length) {
    When start = occurrence.start();
    Component started = set(component, "DTSTART", start);
    boolean same =
        end(component).isEmpty()
            && duration(component)
                .filter(nominal -> zones.instant(start, nominal, zone).equals(occurrence.to()))
                .isPresent();
    return same ? started : ending(started, start, length, ownZone(component));
  }

  /** The master beginning at another of its occurrences, each taking as long as before. */
  Component beginning(Component master, When start) {
    Component started = set(master, "DTSTART", start);
    return end(master).isEmpty()
        ? started
        : length(master)
            .map(length -> ending(started, start, length, ownZone(master)))
            .orElse(started);
  }

  /** Of a day that gets a time an hour, of a time that becomes a day the days it touches. */
  private Optional<Length> kept(Component component, When before, When start) {
    boolean wasDay = before instanceof When.Day;
    if (wasDay == start instanceof When.Day) {
      return length(component);
    }
    if (wasDay) {
      return Optional.of(HOUR)
          .filter(hour -> component.name().equals("VEVENT") || length(component).isPresent());
    }
    return length(component).map(length -> days(before, length));
  }

  private Length days(When start, Length length) {
    Form form = flat(start);
    LocalDateTime last = form.local(zones.plus(start, length)).minusNanos(1);
    return new Length(
        Math.max(0, ChronoUnit.DAYS.between(start.date(), last.toLocalDate())) + 1, 0);
  }

  /** An end in a zone of its own, as a flight has one. */
  private Optional<When> ownZone(Component component) {
    return end(component)
        .filter(end -> !(end instanceof When.Day))
        .filter(end -> start(component).filter(start -> !flat(start).fits(end)).isPresent());
  }

  private Component ending(Component component, When start, Length length, Optional<When> own) {
    Instant to = zones.instant(start, length, FLAT);
    if (ends(component, start).equals(to)) {
      return component;
    }
    if (component.property("DURATION").isPresent()) {
      return component.with(Property.of("DURATION", length.value()));
    }
    When end =
        own.filter(any -> !(start instanceof When.Day))
            .map(model -> flat(model).like(new When.Utc(to)))
            .orElseGet(() -> zones.plus(start, length));
    // the second of an hour that comes twice cannot be written as a local time
    return zones.instant(end, FLAT).equals(to)
        ? set(component, Item.endName(component), end)
        : component.without(Item.endName(component)).with(Property.of("DURATION", length.value()));
  }

  private Instant ends(Component component, When start) {
    Optional<Instant> end = end(component).map(when -> zones.instant(when, FLAT));
    Length implied =
        start instanceof When.Day && component.name().equals("VEVENT")
            ? new Length(1, 0)
            : Length.ZERO;
    return end.orElseGet(() -> zones.instant(start, duration(component).orElse(implied), FLAT));
  }

  /** Whether what is written ends before it starts. */
  boolean backwards(Component component) {
    return start(component)
        .filter(start -> ends(component, start).isBefore(zones.instant(start, FLAT)))
        .isPresent();
  }

  /** That property with another time; what else it says, it still says. */
  static Component set(Component component, String name, When when) {
    Optional<Property> old = component.property(name);
    if (old.flatMap(When::of).filter(when::equals).isPresent()) {
      return component;
    }
    Property plain = when.property(name);
    Parameters others =
        old.map(Property::parameters).orElse(Parameters.NONE).without("TZID").without("VALUE");
    for (Parameters.Parameter parameter : plain.parameters().all()) {
      others = others.with(parameter.name(), parameter.values().getFirst());
    }
    return component.with(Property.of(name, others, plain.value()));
  }
}
