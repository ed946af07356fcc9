package org.kalends.cli.agenda;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time; {@code from} is before {@code to}. */
public record Slot(Instant from, Instant to) {
  public Duration length() {
    return Duration.between(from, to);
  }
}
