package org.kalends.core.merge;

import java.util.List;
import org.kalends.ics.Document;

/** What became of a merge. */
public sealed interface Merged {
  /**
   * All changes of either side are in both documents, each in the words of its side. A side that
   * has nothing to learn gets back the document it has.
   */
  record Clean(Document left, Document right) implements Merged {}

  /** Both have changed the same in different ways; nothing is merged. At least one. */
  record Clash(List<Disagreement> disagreements) implements Merged {
    public Clash {
      disagreements = List.copyOf(disagreements);
    }
  }
}
