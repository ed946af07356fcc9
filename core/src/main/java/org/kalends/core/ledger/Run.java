package org.kalends.core.ledger;

import java.time.Instant;

/**
 * One run of a command, as the history knows it. It is written down with its first entry, so a run
 * that changes nothing leaves no trace.
 *
 * @param command what the user called it: sync, pull, discard
 */
public record Run(Instant at, String command) {}
