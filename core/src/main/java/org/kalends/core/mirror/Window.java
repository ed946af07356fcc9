package org.kalends.core.mirror;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;

/**
 * The days that a mirror is about, counted from today. Empty: without bound.
 *
 * @param past how many days before today
 * @param future how many days after today
 */
public record Window(OptionalInt past, OptionalInt future) {
  /** All there is. */
  public static final Window ALL = new Window(OptionalInt.empty(), OptionalInt.empty());

  /** Throws {@link IllegalArgumentException} where it holds no day. */
  public Window {
    if (past.isPresent() && future.isPresent() && past.getAsInt() + future.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "The window ends before it begins: %d days past, %d days future."
              .formatted(past.getAsInt(), future.getAsInt()));
    }
  }

  public static Window of(int past, int future) {
    return new Window(OptionalInt.of(past), OptionalInt.of(future));
  }

  /** These days as a span of time. */
  Span on(LocalDate today, ZoneId zone) {
    return new Span(
        past.isPresent() ? start(today.minusDays(past.getAsInt()), zone) : Instant.MIN,
        future.isPresent() ? start(today.plusDays(future.getAsInt() + 1L), zone) : Instant.MAX);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * A stretch of time.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record Span(Instant from, Instant to) {
    /** Whether what happens from one instant to another is over when this begins. */
    boolean isAfter(Instant start, Instant end) {
      return end.isBefore(from) || (end.equals(from) && start.isBefore(from));
    }
  }
}
