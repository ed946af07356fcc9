package org.kalends.ics.recur;

import java.util.List;
import java.util.Set;

/**
 * An item, understood.
 *
 * @param clock of the master
 * @param repeats its RRULEs
 * @param excluding its EXRULEs
 * @param keys that rules do not give: EXDATEs, and what {@link #single} has
 * @param days epoch days without occurrences
 * @param stretches in order, the master first; empty where there is no master
 * @param single the occurrences that no rule gives: DTSTART, RDATEs and overrides, in order
 */
record Series(
    WallClock clock,
    List<Repeat> repeats,
    List<Repeat> excluding,
    Set<Long> keys,
    Set<Long> days,
    List<Stretch> stretches,
    List<Occurrence> single) {
  Exclusions exclusions() {
    return new Exclusions(keys, days, excluding.stream().map(Repeat::times).toList());
  }
}
