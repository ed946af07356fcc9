package org.kalends.core.sync;

import java.util.Map;
import java.util.Optional;

/**
 * What a replica held when both sides last agreed, so that it need tell only what has changed
 * since.
 *
 * @param items by UID
 * @param marker what {@link Snapshot#marker()} said then, for a replica that can answer from there
 *     on
 */
public record Known(Map<String, Seat> items, Optional<String> marker) {
  /** Nothing was agreed yet. */
  public static final Known NOTHING = new Known(Map.of(), Optional.empty());

  /** Where an item was, and in which state. */
  public record Seat(Place place, Version version) {}
}
