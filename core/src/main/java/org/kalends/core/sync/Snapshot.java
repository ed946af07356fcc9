package org.kalends.core.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a replica holds now, told against what was {@link Known}: known items that are not mentioned
 * are unchanged.
 *
 * @param changed by UID: items that are not known, or known with another place or version
 * @param missing UIDs that are known and, by a complete listing and by asking for that one, are not
 *     there any more
 * @param unreadable UIDs that are known but cannot be read now: to be left alone, never to be taken
 *     as deleted
 * @param problems what could not be read, known or not
 * @param writable whether the replica takes changes
 * @param marker to be handed back as {@link Known#marker()} once all of this is settled
 */
public record Snapshot(
    Map<String, Held> changed,
    Set<String> missing,
    Set<String> unreadable,
    List<ItemProblem> problems,
    boolean writable,
    Optional<String> marker) {
  /**
   * What is there now of one item.
   *
   * @param known what was there when both sides last agreed
   */
  Optional<Held> now(String uid, Optional<Held> known) {
    return missing.contains(uid)
        ? Optional.empty()
        : Optional.ofNullable(changed.get(uid)).or(() -> known);
  }

  Snapshot withChanged(Map<String, Held> others) {
    return new Snapshot(others, missing, unreadable, problems, writable, marker);
  }
}
