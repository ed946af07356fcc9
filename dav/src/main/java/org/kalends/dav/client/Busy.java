package org.kalends.dav.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long to stay away from a server that is busy or does not answer. */
final class Busy {
  private static final Duration FIRST = Duration.ofSeconds(1);

  private Busy() {}

  /** RFC 9110 section 10.2.3: seconds, or a date; nothing where it is neither. */
  static Optional<Duration> retryAfter(String value, Instant now) {
    if (value.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Doubles with each attempt, and spreads clients that were turned away together.
   *
   * @param attempt from 0
   * @param chance in [0, 1)
   */
  static Duration backoff(int attempt, double chance) {
    long millis = FIRST.toMillis() << Math.min(attempt, 10);
    return Duration.ofMillis((long) (millis * (0.5 + chance)));
  }
}
