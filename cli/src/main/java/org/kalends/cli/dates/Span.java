package org.kalends.cli.dates;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A stretch of time; one that takes no time is a point.
 *
 * @param from inclusive
 * @param to exclusive, not before {@code from}
 */
public record Span(ZonedDateTime from, ZonedDateTime to) {
  static Span of(LocalDateTime from, LocalDateTime to, ZoneId zone) {
    return new Span(from.atZone(zone), to.atZone(zone));
  }

  /** Whether it is a point in time. */
  public boolean isPoint() {
    return !from.isBefore(to);
  }
}
