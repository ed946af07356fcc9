package org.kalends.ics.recur;

import java.util.List;
import java.util.Set;

/**
 * What EXDATE, EXRULE and overrides take away from the occurrences that rules give.
 *
 * @param keys of {@link WallClock}
 * @param days epoch days taken as a whole
 * @param rules EXRULEs; each asked for ever later times
 */
record Exclusions(Set<Long> keys, Set<Long> days, List<Times> rules) {
  boolean has(long local, long key) {
    if (keys.contains(key) || !days.isEmpty() && days.contains(Math.floorDiv(local, Civil.DAY))) {
      return true;
    }
    for (Times times : rules) {
      times.seek(local);
      if (times.next() == local) {
        return true;
      }
    }
    return false;
  }
}
