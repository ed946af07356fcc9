package org.kalends.dav.server;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * The instants of one document's times.
 *
 * @param floating the zone that days and floating times are taken in
 */
record Times(Zones zones, ZoneId floating) {
  /** Of the first property of that name. */
  Optional<Instant> at(Component component, String property) {
    return when(component, property).map(this::instant);
  }

  Instant instant(When when) {
    return zones.instant(when, floating);
  }

  static Optional<When> when(Component component, String property) {
    return component.property(property).flatMap(When::of);
  }

  /** The first day's end for a day, else the same moment: how long something without an end is. */
  Instant defaultEnd(When start) {
    return start instanceof When.Day day
        ? instant(new When.Day(day.date().plusDays(1)))
        : instant(start);
  }

  /** DTSTART and DURATION, days by the clock on the wall (RFC 5545 3.3.6). */
  Optional<Instant> end(Component component) {
    Optional<When> start = when(component, "DTSTART");
    Optional<Length> length =
        component.property("DURATION").flatMap(duration -> Length.parse(duration.value()));
    return start.isEmpty() || length.isEmpty()
        ? Optional.empty()
        : Optional.of(
            instant(later(start.get(), length.get().days())).plusSeconds(length.get().seconds()));
  }

  private static When later(When when, long days) {
    return switch (when) {
      case When.Day day -> new When.Day(day.date().plusDays(days));
      case When.Floating floating -> new When.Floating(later(floating.time(), days));
      case When.Zoned zoned -> new When.Zoned(later(zoned.time(), days), zoned.tzid());
      case When.Utc utc -> new When.Utc(utc.instant().plusSeconds(days * 86_400));
    };
  }

  private static LocalDateTime later(LocalDateTime time, long days) {
    return time.plusDays(days);
  }
}
