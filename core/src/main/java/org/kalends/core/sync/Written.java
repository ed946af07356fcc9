package org.kalends.core.sync;

import java.io.IOException;

/** What became of one {@link Write}. */
public sealed interface Written {
  /** Done; this is what the replica holds now, read back where it may differ from what was sent. */
  record Stored(Held held) implements Written {}

  /** Done; the item is not there any more (also when it had gone before). */
  record Removed() implements Written {}

  /** Not done: the item has changed in between. The next run decides anew. */
  record Stale(String reason) implements Written {}

  /** Not done: the replica does not take this item. The others go on. */
  record Refused(ItemProblem problem, Lasts lasts) implements Written {
    /** Perhaps it takes it in the next run. */
    public Refused(ItemProblem problem) {
      this(problem, Lasts.A_RUN);
    }
  }

  /**
   * Perhaps done: no answer came. The next run finds out. The cause says whether going on makes
   * sense.
   */
  record Unsettled(IOException cause) implements Written {}
}
