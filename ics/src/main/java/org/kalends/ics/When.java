package org.kalends.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A point in time as iCalendar knows it: DATE or DATE-TIME in one of its three forms (RFC 5545
 * 3.3.4, 3.3.5). Years are 1 to 9999. What it means as an instant, zones tell: see {@link
 * org.kalends.ics.zone.Zones}.
 */
public sealed interface When {
  /** A DATE: a whole day, in whatever zone the reader is. */
  record Day(LocalDate date) implements When {}

  /** A local DATE-TIME without zone. */
  record Floating(LocalDateTime time) implements When {}

  /** A local DATE-TIME with a TZID, as written. */
  record Zoned(LocalDateTime time, String tzid) implements When {}

  /** A DATE-TIME in UTC. */
  record Utc(Instant instant) implements When {}

  /**
   * Reads DTSTART, RECURRENCE-ID and the like; empty where the value is no such time. Takes what
   * broken writers make of it: eight digits without VALUE=DATE, lower-case t and z, missing
   * seconds, 24:00, a leap second, TZID=UTC.
   */
  static Optional<When> of(Property property) {
    return read(property.value(), property.parameters());
  }

  /** Reads one value with the parameters of its property; empty where it is no time. */
  static Optional<When> read(String value, Parameters parameters) {
    return WhenText.read(value, parameters);
  }

  /**
   * Reads EXDATE and RDATE: the times among the comma-separated values, in order; of a PERIOD its
   * start. Values that are no time are left out.
   */
  static List<When> list(Property property) {
    return WhenText.split(property.value()).stream()
        .map(value -> read(Period.startText(value), property.parameters()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The content line that says this. */
  default Property property(String name) {
    return Property.of(name, parameters(), value());
  }

  /** The value as RFC 5545 writes it, without the TZID that belongs to it. */
  default String value() {
    return switch (this) {
      case Day day -> WhenText.write(day.date());
      case Floating floating -> WhenText.write(floating.time());
      case Zoned zoned -> WhenText.write(zoned.time());
      case Utc utc ->
          WhenText.write(utc.instant().atOffset(ZoneOffset.UTC).toLocalDateTime()) + "Z";
    };
  }

  /** The day it falls on as written, for names and listings. */
  default LocalDate date() {
    return switch (this) {
      case Day day -> day.date();
      case Floating floating -> floating.time().toLocalDate();
      case Zoned zoned -> zoned.time().toLocalDate();
      case Utc utc -> utc.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    };
  }

  private Parameters parameters() {
    return switch (this) {
      case Day day -> Parameters.NONE.with("VALUE", "DATE");
      case Zoned zoned -> Parameters.NONE.with("TZID", zoned.tzid());
      case Floating floating -> Parameters.NONE;
      case Utc utc -> Parameters.NONE;
    };
  }
}
