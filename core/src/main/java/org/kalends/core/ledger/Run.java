package org.kalends.core.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One run of a command, as the history knows it. It is written down with its first entry, so a run
 * that changes nothing leaves no trace.
 *
 * @param id tells it from another of the same moment
 * @param command what the user called it: sync, pull, discard
 */
public record Run(UUID id, Instant at, String command) {
  /** A run that begins. */
  public Run(Instant at, String command) {
    this(UUID.randomUUID(), at, command);
  }
}
