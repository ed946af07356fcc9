package org.kalends.testkit.campaign;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.kalends.core.sync.Replica;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryReplica;

/**
 * A calendar in memory.
 *
 * @param form what it makes of an item that it is given
 */
record MemoryGround(MemoryReplica memory, UnaryOperator<Document> form) implements Ground {
  @Override
  public String name() {
    return memory.label();
  }

  @Override
  public Replica replica(int behind) {
    return behind == 0 ? memory : memory.behind(behind);
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

  @Override
  public void damage(String uid, boolean damaged) {
    if (damaged) {
      memory.damage(uid);
    } else {
      memory.mend(uid);
    }
  }

  @Override
  public Document kept(Document document) {
    return form.apply(document);
  }
}
