package org.kalends.core.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a replica held when both sides last agreed, so that it need tell only what has changed
 * since.
 *
 * @param items by UID
 * @param marker what {@link Snapshot#marker()} said then, for a replica that can answer from there
 *     on
 * @param doubted by UID: items that a write may have changed since, and where to ask for them (an
 *     empty place: where a new item would be put). Each is told, changed or not: as changed where
 *     it is there, as missing where it is not, or as unreadable
 * @param written by UID: items that were written since the marker was taken, and where they are or
 *     were. Who asks what has happened since the marker asks for these, too
 */
public record Known(
    Map<String, Seat> items,
    Optional<String> marker,
    Map<String, Place> doubted,
    Map<String, Place> written) {
  /** Nothing was agreed yet. */
  public static final Known NOTHING = new Known(Map.of(), Optional.empty());

  /** Nothing is doubted. */
  public Known(Map<String, Seat> items, Optional<String> marker) {
    this(items, marker, Map.of(), Map.of());
  }

  /** Where an item was, and in which state. */
  public record Seat(Place place, Version version) {}

  /** The same, doubting these. */
  public Known doubting(Map<String, Place> uids) {
    return new Known(items, marker, uids, written);
  }

  /** All that is to be asked for one by one. */
  public Map<String, Place> asked() {
    Map<String, Place> asked = new HashMap<>(written);
    asked.putAll(doubted);
    return asked;
  }
}
