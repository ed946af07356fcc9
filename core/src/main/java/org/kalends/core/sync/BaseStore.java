package org.kalends.core.sync;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the base of one calendar is kept between runs. */
public interface BaseStore {
  /**
   * Places and versions of all items on that side, without texts, and the side's marker, and what
   * was written there since it was taken.
   */
  Known known(Side side) throws IOException;

  /** The base with the texts of these items, and what was refused of them. */
  Base base(Set<String> uids) throws IOException;

  /**
   * Remembers what is about to be written. It is safe on the disk when this returns, and stays open
   * until the change is settled.
   */
  void intend(List<Intent> intents) throws IOException;

  /** What was to be written by an earlier run, or by this one, and nobody knows whether it was. */
  List<Intent> intents() throws IOException;

  /**
   * Takes all of these into the base and the history and closes their intents, or does nothing. A
   * marker is good for no other base than the one that it was taken with: what has come back to
   * what it was then would never be told of. So both are forgotten, until the run marks its end.
   *
   * @param undone changes that certainly were not made: their intents are closed, too
   */
  void settle(List<Settled> settled, List<Step.Change> undone) throws IOException;

  /** Takes all of these into the base and the history, or none of them. */
  default void settle(List<Settled> settled) throws IOException {
    settle(settled, List.of());
  }

  /**
   * Enters changes into the history that may have been made: what they replace or delete must not
   * be lost even then. The base stays, and their intents stay open.
   */
  void doubt(List<Step.Change> unsettled) throws IOException;

  /**
   * Remembers what a side did not take. {@link #base} tells of it as long as it is not to be asked
   * for again, or until that item is written on that side.
   */
  void refuse(List<Refusal> refusals) throws IOException;

  /**
   * Remembers that a side does not keep these properties.
   *
   * @return those that were not known yet
   */
  Set<String> learn(Side side, Set<String> properties) throws IOException;

  /** Items that lie elsewhere or have another version on that side, but say what they said. */
  void move(Side side, Map<String, Known.Seat> moved) throws IOException;

  /** Remembers what that side is to be asked from next time; empty to have all of it listed. */
  default void mark(Side side, Optional<String> marker) throws IOException {
    mark(side, marker, Map.of());
  }

  /**
   * The same, where items were written on that side since the marker was taken. {@link #known}
   * tells of them until the next marker: a server may tell what differs from then, not what has
   * happened since (Xandikos), and be silent about what someone has undone.
   *
   * @param written by UID: where they are, or were before they were deleted
   */
  void mark(Side side, Optional<String> marker, Map<String, Place> written) throws IOException;
}
