package org.kalends.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.kalends.core.sync.BaseStore;
import org.kalends.ics.Document;

/** Where a client keeps its bases and their history, and what may become of them. */
interface Archive {
  /** The base that most clients have only. */
  String CALENDAR = "work";

  /** What may fail. */
  interface Io<T> {
    T ask() throws IOException;
  }

  /** For what no fault is put into. */
  static <T> T well(Io<T> io) {
    try {
      return io.ask();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What one run does with bases of several names. */
  interface UseOfAll<T> {
    T of(Bases bases) throws IOException;
  }

  /** Bases by name; one that is asked for the first time is new. */
  interface Bases {
    BaseStore of(String name) throws IOException;
  }

  /** What one run does with it. */
  interface Use<T> {
    T of(BaseStore store) throws IOException;
  }

  /** Opens it, as a run does at its start, and closes it, also when the run ends in between. */
  default <T> T use(Use<T> use) throws IOException {
    return useAll(bases -> use.of(bases.of(CALENDAR)));
  }

  /** Opens them all, as a run does at its start, and closes them. */
  <T> T useAll(UseOfAll<T> use) throws IOException;

  /** Every text that the history of {@link #CALENDAR} keeps. */
  List<Document> kept() throws IOException;

  /** A copy is made, in place of an earlier one. */
  void backUp() throws IOException;

  /** The copy takes its place; where there is none, it is new. */
  void restore() throws IOException;

  /** It is deleted. */
  void lose() throws IOException;
}
