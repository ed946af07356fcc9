package org.kalends.testkit.campaign;

import java.util.Map;
import org.kalends.core.sync.Replica;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryReplica;

/** A calendar in memory. */
record MemoryGround(MemoryReplica memory) implements Ground {
  @Override
  public String name() {
    return memory.label();
  }

  @Override
  public Replica replica() {
    return memory;
  }

  @Override
  public Map<String, Document> documents() {
    return memory.documents();
  }

  @Override
  public void put(String uid, Document document) {
    memory.put(uid, document);
  }

  @Override
  public void remove(String uid) {
    memory.remove(uid);
  }
}
