package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.List;
import org.kalends.core.sync.BaseStore;
import org.kalends.ics.Document;

/** Where a client keeps its base and its history, and what may become of them. */
interface Archive {
  /** What one run does with it. */
  interface Use<T> {
    T of(BaseStore store) throws IOException;
  }

  /** Opens it, as a run does at its start, and closes it, also when the run ends in between. */
  <T> T use(Use<T> use) throws IOException;

  /** Every text that the history keeps. */
  List<Document> kept() throws IOException;

  /** A copy is made, in place of an earlier one. */
  void backUp() throws IOException;

  /** The copy takes its place; where there is none, it is new. */
  void restore() throws IOException;

  /** It is deleted. */
  void lose() throws IOException;
}
