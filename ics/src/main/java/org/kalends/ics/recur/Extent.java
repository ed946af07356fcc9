package org.kalends.ics.recur;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Period;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * How long each occurrence takes: by DTEND or DUE exactly as long as the first, by DURATION so many
 * days and then exact time (RFC 5545 3.8.5.3).
 *
 * @param end a time of the form that ends are written in, where that is not the form of the start
 */
record Extent(Length length, Optional<When> end) {
  private static final Length DAY = new Length(1, 0);

  /** The length of a component that starts then. */
  static Extent of(
      Component component, When start, Zones zones, ZoneId zone, List<Problem> problems) {
    Optional<Property> end = component.property(endName(component));
    Optional<When> until = end.flatMap(When::of);
    if (end.isPresent() && until.isEmpty()) {
      problems.add(problem(end.get(), "is no time"));
    }
    if (until.isPresent()) {
      Extent extent = between(start, until.get(), zones, zone);
      if (extent.isNegative()) {
        problems.add(problem(end.get(), "is before the start"));
      }
      return extent.orDay(component, start);
    }
    return lasting(component, start, problems);
  }

  private static Extent lasting(Component component, When start, List<Problem> problems) {
    Optional<Property> duration = component.property("DURATION");
    Optional<Length> length = duration.flatMap(property -> Length.parse(property.value()));
    if (duration.isPresent() && length.isEmpty()) {
      problems.add(problem(duration.get(), "is no length of time"));
    }
    return new Extent(length.orElse(Length.ZERO), Optional.empty()).orDay(component, start);
  }

  static Extent of(Period period, Zones zones, ZoneId zone) {
    return switch (period) {
      case Period.Until until -> between(until.start(), until.end(), zones, zone).orZero();
      case Period.Lasting lasting -> new Extent(lasting.length(), Optional.empty()).orZero();
    };
  }

  private static String endName(Component component) {
    return component.name().equals("VTODO") ? "DUE" : "DTEND";
  }

  private static Problem problem(Property property, String what) {
    return new Problem(property.line(), property.name() + ' ' + property.value() + ' ' + what);
  }

  private static Extent between(When start, When end, Zones zones, ZoneId zone) {
    if (start instanceof When.Day day) {
      boolean midnight = end instanceof When.Day || time(end).equals(LocalTime.MIDNIGHT);
      long days = end.date().toEpochDay() - day.date().toEpochDay() + (midnight ? 0 : 1);
      return new Extent(new Length(days, 0), Optional.empty());
    }
    WallClock clock = WallClock.of(start, zones, zone);
    When until = end instanceof When.Day day ? clock.when(clock.local(day)) : end;
    long seconds =
        Duration.between(zones.instant(start, zone), zones.instant(until, zone)).toSeconds();
    if (start instanceof When.Floating && until instanceof When.Floating) {
      seconds = clock.local(until) - clock.local(start);
    }
    return new Extent(
        new Length(0, seconds), Optional.of(until).filter(other -> !alike(start, other)));
  }

  private static LocalTime time(When when) {
    return LocalTime.parse(when.value().substring(9, 11) + ":" + when.value().substring(11, 13));
  }

  private static boolean alike(When start, When end) {
    return start instanceof When.Zoned a && end instanceof When.Zoned b
        ? a.tzid().equals(b.tzid())
        : start.getClass() == end.getClass();
  }

  private boolean isNegative() {
    return length.days() < 0 || length.seconds() < 0;
  }

  private Extent orZero() {
    return isNegative() ? new Extent(Length.ZERO, Optional.empty()) : this;
  }

  /** A day without end is that day; programs also write its end as the day itself. */
  private Extent orDay(Component component, When start) {
    boolean none = isNegative() || length.equals(Length.ZERO);
    boolean day = start instanceof When.Day && !component.name().equals("VTODO");
    return none && day ? new Extent(DAY, Optional.empty()) : orZero();
  }

  Instant to(When start, Zones zones, ZoneId zone) {
    return zones.instant(start, length, zone);
  }

  When end(When start, Instant to, Zones zones, ZoneId zone) {
    if (end.isPresent()) {
      WallClock clock = WallClock.of(end.get(), zones, zone);
      return clock.when(clock.local(to));
    }
    return zones.plus(start, length);
  }

  /** No occurrence takes longer, whatever clocks do meanwhile; in seconds. */
  long most() {
    long day = length.days() == 0 ? 0 : Civil.DAY;
    return length.days() * Civil.DAY + length.seconds() + day;
  }
}
