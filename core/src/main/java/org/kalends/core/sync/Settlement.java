package org.kalends.core.sync;

import java.util.Map;
import org.kalends.core.merge.Disagreement;

/** What somebody has decided about one item that waits. */
public sealed interface Settlement {
  /** Nothing: it goes on waiting. */
  Settlement OPEN = new Whole(Policy.OnConflict.ASK);

  /** The same for all of it. */
  record Whole(Policy.OnConflict kept) implements Settlement {}

  /** Whose word counts about each disagreement; decides nothing where one is left out. */
  record Each(Map<Disagreement, Side> kept) implements Settlement {
    public Each {
      kept = Map.copyOf(kept);
    }
  }
}
