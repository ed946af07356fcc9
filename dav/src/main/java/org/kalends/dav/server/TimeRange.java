package org.kalends.dav.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.dav.wire.Element;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** CALDAV:time-range (RFC 4791 9.9): from a moment up to another one. */
record TimeRange(Instant start, Instant end) {
  static final Duration DAY = Duration.ofDays(1);

  // Before and after all that dates can say, with room to reckon in.
  private static final Instant FIRST = Instant.parse("-1000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+11000-01-01T00:00:00Z");

  /** Empty unless there is a start or an end, both are in UTC and in order. */
  static Optional<TimeRange> parse(Optional<String> start, Optional<String> end) {
    Optional<Instant> from = start.isEmpty() ? Optional.of(FIRST) : utc(start.get());
    Optional<Instant> to = end.isEmpty() ? Optional.of(LAST) : utc(end.get());
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

  /** One with both a start and an end. */
  static Optional<TimeRange> bounded(Element element) {
    Optional<String> start = element.attribute("start");
    Optional<String> end = element.attribute("end");
    return start.isPresent() && end.isPresent() ? parse(start, end) : Optional.empty();
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
