package org.kalends.core.sync;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the base of one calendar is kept between runs. */
public interface BaseStore {
  /** Places and versions of all items on that side, without texts, and the side's marker. */
  Known known(Side side) throws IOException;

  /** The base with the texts of these items. */
  Base base(Set<String> uids) throws IOException;

  /** Takes all of these into the base and the history, or none of them. */
  void settle(List<Settled> settled) throws IOException;

  /**
   * Enters changes into the history that may have been made: what they replace or delete must not
   * be lost even then. The base stays.
   */
  void doubt(List<Step.Change> unsettled) throws IOException;

  /** Items that lie elsewhere or have another version on that side, but say what they said. */
  void move(Side side, Map<String, Known.Seat> moved) throws IOException;

  /** Remembers what that side is to be asked from next time; empty to have all of it listed. */
  void mark(Side side, Optional<String> marker) throws IOException;
}
