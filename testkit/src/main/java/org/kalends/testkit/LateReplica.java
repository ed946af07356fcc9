package org.kalends.testkit;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * A server of several machines: the one that lists has not heard of the last changes. Asked for one
 * item by itself, the server knows.
 */
record LateReplica(MemoryReplica now, int behind) implements Replica {
  @Override
  public String label() {
    return now.label();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    Snapshot listed = now.before(behind).read(known);
    Map<String, Held> changed = new TreeMap<>(listed.changed());
    Set<String> missing = new HashSet<>();
    Set<String> asked = new HashSet<>(listed.missing());
    asked.addAll(known.asked().keySet());
    asked.removeAll(listed.unreadable());
    for (String uid : asked) {
      changed.remove(uid);
      Optional<Held> there = now.find(uid, new Place(uid));
      there.ifPresentOrElse(held -> changed.put(uid, held), () -> missing.add(uid));
    }
    return new Snapshot(
        changed,
        missing,
        listed.unreadable(),
        listed.problems(),
        listed.writable(),
        listed.marker());
  }

  @Override
  public Optional<Held> find(String uid, Place place) {
    return now.find(uid, place);
  }

  @Override
  public List<Written> write(List<Write> writes) {
    return now.write(writes);
  }
}
