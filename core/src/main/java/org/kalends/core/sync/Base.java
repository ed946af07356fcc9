package org.kalends.core.sync;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What both replicas last agreed on. Holds the texts of those items only that a plan is about.
 *
 * @param agreed by UID, for the UIDs that were asked for
 * @param size how many items were agreed on in all
 * @param onceSynced UIDs that another tool is known to have had in step, read from a folder that it
 *     left behind; they say nothing about an item that is agreed on
 * @param refusals by UID: what a side did not take, and is not to be asked to take again
 */
public record Base(
    Map<String, Agreed> agreed,
    int size,
    Set<String> onceSynced,
    Map<String, List<Refusal>> refusals) {
  /** Nothing was agreed yet. */
  public static final Base EMPTY = new Base(Map.of(), 0, Set.of());

  /** Nothing was refused. */
  public Base(Map<String, Agreed> agreed, int size, Set<String> onceSynced) {
    this(agreed, size, onceSynced, Map.of());
  }

  /** The same, knowing what another tool had in step. */
  public Base withOnceSynced(Set<String> uids) {
    return new Base(agreed, size, uids, refusals);
  }
}
