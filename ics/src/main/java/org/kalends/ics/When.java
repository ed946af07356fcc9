package org.kalends.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A point in time as iCalendar knows it: DATE or DATE-TIME in one of its three forms (RFC 5545
 * 3.3.4, 3.3.5).
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

  /** Reads DTSTART, RECURRENCE-ID and the like; empty where the value is no such time. */
  static Optional<When> of(Property property) {
    throw new AssertionError("skeleton");
  }

  /** The content line that says this. */
  default Property property(String name) {
    throw new AssertionError("skeleton");
  }

  /** The day it falls on as written, for names and listings. */
  default LocalDate date() {
    throw new AssertionError("skeleton");
  }
}
