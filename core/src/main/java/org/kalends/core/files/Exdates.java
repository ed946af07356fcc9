package org.kalends.core.files;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Occurrences that a master leaves out (RFC 5545 3.8.5.1). */
final class Exdates {
  private static final String NAME = "EXDATE";

  private Exdates() {}

  /**
   * The master without these instances: an EXDATE for each that it does not have yet, of the value
   * type and zone of its DTSTART, as the RFC asks.
   *
   * @param instances as {@link org.kalends.ics.meaning.EventId#instance()} tells them
   */
  static Component without(Component master, Collection<String> instances, Zones zones) {
    Optional<When> start = master.property("DTSTART").flatMap(When::of);
    if (start.isEmpty()) {
      return master;
    }
    List<Property> exdates = new ArrayList<>(master.properties(NAME));
    List<When> known =
        exdates.stream()
            .flatMap(exdate -> When.list(exdate).stream())
            .map(when -> like(start.get(), when, zones))
            .toList();
    for (String instance : instances) {
      Optional<When> when = when(instance).map(read -> like(start.get(), read, zones));
      when.filter(exdate -> !known.contains(exdate))
          .ifPresent(exdate -> exdates.add(exdate.property(NAME)));
    }
    return exdates.size() == master.properties(NAME).size() ? master : master.with(NAME, exdates);
  }

  private static Optional<When> when(String instance) {
    String value = instance.contains("@") ? instance.substring(0, instance.indexOf('@')) : instance;
    return When.of(Property.of("RECURRENCE-ID", value));
  }

  /** The same time, written as DTSTART is. */
  private static When like(When start, When when, Zones zones) {
    return switch (start) {
      case When.Day day -> new When.Day(when.date());
      case When.Floating floating ->
          local(when, floating.time()).<When>map(When.Floating::new).orElse(when);
      case When.Zoned zoned -> zoned(zoned, when, zones);
      case When.Utc utc -> utc(utc, when, zones);
    };
  }

  private static When zoned(When.Zoned start, When when, Zones zones) {
    if (when instanceof When.Utc utc) {
      return zones
          .rules(start.tzid())
          .map(rules -> rules.getOffset(utc.instant()))
          .map(offset -> utc.instant().atOffset(offset).toLocalDateTime())
          .<When>map(time -> new When.Zoned(time, start.tzid()))
          .orElse(when);
    }
    boolean elsewhere =
        when instanceof When.Zoned other
            && !other.tzid().equals(start.tzid())
            && zones.rules(other.tzid()).isPresent();
    return elsewhere
        ? zoned(start, new When.Utc(zones.instant(when, ZoneOffset.UTC)), zones)
        : local(when, start.time())
            .<When>map(time -> new When.Zoned(time, start.tzid()))
            .orElse(when);
  }

  private static When utc(When.Utc start, When when, Zones zones) {
    LocalDateTime time = start.instant().atOffset(ZoneOffset.UTC).toLocalDateTime();
    return switch (when) {
      case When.Utc same -> same;
      case When.Zoned zoned when zones.rules(zoned.tzid()).isPresent() ->
          new When.Utc(zones.instant(zoned, ZoneOffset.UTC));
      case When.Day day ->
          new When.Utc(day.date().atTime(time.toLocalTime()).toInstant(ZoneOffset.UTC));
      case When.Floating floating -> floating;
      case When.Zoned unknown -> unknown;
    };
  }

  /** A day stands for the occurrence on it; an instant has no local time of its own. */
  private static Optional<LocalDateTime> local(When when, LocalDateTime start) {
    return switch (when) {
      case When.Day day -> Optional.of(day.date().atTime(start.toLocalTime()));
      case When.Floating floating -> Optional.of(floating.time());
      case When.Zoned zoned -> Optional.of(zoned.time());
      case When.Utc utc -> Optional.empty();
    };
  }
}
