package org.kalends.core.sync;

import java.util.List;
import java.util.Map;

/**
 * What {@link Replica#tidy} did.
 *
 * @param moved by UID: the seats that took the place of the settled ones
 * @param problems what could not be tidied; the next sync tries again
 */
public record Tidied(Map<String, Known.Seat> moved, List<ItemProblem> problems) {
  /** There was nothing to tidy. */
  public static final Tidied NOTHING = new Tidied(Map.of(), List.of());
}
