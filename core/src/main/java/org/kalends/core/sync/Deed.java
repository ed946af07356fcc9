package org.kalends.core.sync;

import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Document;

/**
 * What one run did to one item.
 *
 * @param written the sides that it wrote
 * @param local whether it knew of the left side only
 * @param agreed what both sides had last agreed on before the run
 * @param found what they held before the run
 * @param result what they held after it
 */
public record Deed(
    String uid,
    String title,
    Set<Side> written,
    boolean local,
    Texts agreed,
    Texts found,
    Texts result) {
  /**
   * What a side is to hold once this is undone; empty if that side is left as it is. If the run
   * brought one side's change over, both go back to what they had agreed on, else the next sync
   * would bring it over again. If it wrote over a change that nobody had agreed on (a conflict that
   * was settled, an edit that was discarded), that side goes back to what the run found, and what
   * the run decided waits again.
   */
  Optional<Goal> undone(Side side) {
    if (written.contains(side)) {
      return Optional.of(new Goal(found.on(side)));
    }
    return carried() ? Optional.of(new Goal(agreed.on(side))) : Optional.empty();
  }

  /**
   * What a side is to hold.
   *
   * @param text empty where it is not to have the item
   */
  record Goal(Optional<Document> text) {}

  private boolean carried() {
    return !local && written.stream().allMatch(side -> Texts.same(found.on(side), agreed.on(side)));
  }
}
