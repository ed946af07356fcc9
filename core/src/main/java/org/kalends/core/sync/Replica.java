package org.kalends.core.sync;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One copy of a calendar. A folder, a CalDAV collection, a map in a test: all answer these
 * questions.
 */
public interface Replica {
  /** What to call it in messages: a path or an address, without secrets. */
  String label();

  /**
   * What is there now. An item that cannot be read is a problem in the snapshot; failing to read at
   * all throws.
   */
  Snapshot read(Known known) throws IOException;

  /** Asks for one item afresh; empty when it is certainly not there. */
  Optional<Held> find(String uid, Place place) throws IOException;

  /** Does these, each on its own; answers in the same order and never throws for one of them. */
  List<Written> write(List<Write> writes);

  /**
   * Removes what is left of items that the last {@link #read} told as missing. Done before their
   * deletion is brought to the other side: what is left could be taken for something new once
   * nobody remembers the item.
   *
   * @return what could not be removed
   */
  default List<ItemProblem> sweep(Set<String> uids) {
    return List.of();
  }

  /** Whether {@link #tidy} has nothing to do; so that a quiet run does not prepare for it. */
  default boolean isTidy() {
    return true;
  }

  /**
   * Brings into order what only this replica cares for, such as file names that follow a title,
   * once a run has ended. Must not change what an item says.
   *
   * @param settled what the run ended in
   */
  default Tidied tidy(Known settled) {
    return Tidied.NOTHING;
  }
}
