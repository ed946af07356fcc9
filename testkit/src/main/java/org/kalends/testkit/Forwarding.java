package org.kalends.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** A replica around another, to which it passes what it does not answer itself. */
public interface Forwarding extends Replica {
  /** The other. */
  Replica replica();

  @Override
  default String label() {
    return replica().label();
  }

  @Override
  default Snapshot read(Known known) throws IOException {
    return replica().read(known);
  }

  @Override
  default Optional<Held> find(String uid, Place place) throws IOException {
    return replica().find(uid, place);
  }

  @Override
  default List<Written> write(List<Write> writes) {
    return replica().write(writes);
  }

  @Override
  default List<ItemProblem> sweep(Set<String> uids) {
    return replica().sweep(uids);
  }

  @Override
  default boolean isTidy() {
    return replica().isTidy();
  }

  @Override
  default Tidied tidy(Known settled) {
    return replica().tidy(settled);
  }
}
