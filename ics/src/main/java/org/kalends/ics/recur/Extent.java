package org.kalends.ics.recur;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.Period;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * How long each occurrence takes: by DTEND or DUE exactly as long as the first, by DURATION so many
 * days and then exact time (RFC 5545 3.8.5.3).
 *
 * @param ends the clock that ends are written by, where that is not the one of the start
 */
record Extent(Length length, Optional<WallClock> ends) {
  private static final Length DAY = new Length(1, 0);

  /** The length of a component that starts then. */
  static Extent of(Component component, When start, WallClock clock, List<Problem> problems) {
    Optional<Property> end = component.property(Item.endName(component));
    Optional<When> until = end.flatMap(When::of);
    if (end.isPresent() && until.isEmpty()) {
      problems.add(problem(end.get(), "is no time"));
    }
    if (until.isEmpty()) {
      return lasting(component, problems).orDay(component, clock);
    }
    Extent extent = between(start, until.get(), clock);
    if (extent.isNegative()) {
      problems.add(problem(end.get(), "is before the start"));
    }
    return extent.orDay(component, clock);
  }

  private static Extent lasting(Component component, List<Problem> problems) {
    Optional<Property> duration = component.property("DURATION");
    Optional<Length> length = duration.flatMap(property -> Length.parse(property.value()));
    if (duration.isPresent() && length.isEmpty()) {
      problems.add(problem(duration.get(), "is no length of time"));
    }
    return new Extent(length.orElse(Length.ZERO), Optional.empty());
  }

  /** The length of a period; {@code clock} is that of its start. */
  static Extent of(Period period, WallClock clock) {
    return switch (period) {
      case Period.Until until -> between(until.start(), until.end(), clock).orZero();
      case Period.Lasting lasting -> new Extent(lasting.length(), Optional.empty()).orZero();
    };
  }

  private static Problem problem(Property property, String what) {
    return new Problem(property.line(), property.name() + ' ' + property.value() + ' ' + what);
  }

  private static Extent between(When start, When end, WallClock clock) {
    if (clock.days()) {
      boolean whole = end instanceof When.Day || time(end).equals(LocalTime.MIDNIGHT);
      long days = end.date().toEpochDay() - start.date().toEpochDay() + (whole ? 0 : 1);
      return new Extent(new Length(days, 0), Optional.empty());
    }
    When until =
        switch (end) {
          case When.Day day -> clock.when(clock.local(day));
          case When.Floating floating -> clock.when(clock.local(floating));
          case When.Zoned zoned -> zoned;
          case When.Utc utc -> utc;
        };
    WallClock other = clock.like(until);
    // floating times have no summer time between them
    long seconds =
        clock.floats() && other.floats()
            ? clock.local(until) - clock.local(start)
            : other.key(until) - clock.key(start);
    Optional<WallClock> ends = clock.same(until) ? Optional.empty() : Optional.of(other);
    return new Extent(new Length(0, seconds), ends);
  }

  private static LocalTime time(When when) {
    return LocalTime.parse(when.value().substring(9, 11) + ":" + when.value().substring(11, 13));
  }

  private boolean isNegative() {
    return length.days() < 0 || length.seconds() < 0;
  }

  private Extent orZero() {
    return isNegative() ? new Extent(Length.ZERO, Optional.empty()) : this;
  }

  /** A day without end is that day; programs also write its end as the day itself. */
  private Extent orDay(Component component, WallClock clock) {
    boolean none = isNegative() || length.equals(Length.ZERO);
    boolean day = clock.days() && !component.name().equals("VTODO");
    return none && day ? new Extent(DAY, Optional.empty()) : orZero();
  }

  /** No occurrence takes longer, whatever clocks do meanwhile; in seconds. */
  long most() {
    long day = length.days() == 0 ? 0 : Civil.DAY;
    return length.days() * Civil.DAY + length.seconds() + day;
  }
}
