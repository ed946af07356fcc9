package org.kalends.dav.server;

import java.time.Instant;
import java.util.Optional;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** CALDAV:time-range (RFC 4791 9.9): from a moment up to another one. */
record TimeRange(Instant start, Instant end) {
  /** Empty unless there is a start or an end, both are in UTC and in order. */
  static Optional<TimeRange> parse(Optional<String> start, Optional<String> end) {
    Optional<Instant> from = start.isEmpty() ? Optional.of(Instant.MIN) : utc(start.get());
    Optional<Instant> to = end.isEmpty() ? Optional.of(Instant.MAX) : utc(end.get());
    if (start.isEmpty() && end.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new TimeRange(from.get(), to.get()))
        .filter(range -> range.start().isBefore(range.end()));
  }

  private static Optional<Instant> utc(String text) {
    return When.of(Property.of("DTSTART", Parameters.NONE, text))
        .filter(when -> when instanceof When.Utc)
        .map(when -> ((When.Utc) when).instant());
  }

  /** Whether something that lasts from one moment up to another is within in part. */
  boolean overlaps(Instant from, Instant to) {
    return start.isBefore(to) && end.isAfter(from);
  }

  /** Whether a moment is within. */
  boolean holds(Instant moment) {
    return !start.isAfter(moment) && end.isAfter(moment);
  }

  /** Whether a span can have anything to do with it. */
  boolean mayTouch(long starts, long ends) {
    return start.getEpochSecond() <= ends && end.getEpochSecond() >= starts;
  }
}
