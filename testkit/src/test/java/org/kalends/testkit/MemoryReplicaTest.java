package org.kalends.testkit;

import org.kalends.core.sync.Held;
import org.kalends.core.sync.Replica;

class MemoryReplicaTest implements ReplicaContract {
  private final MemoryReplica replica = new MemoryReplica("memory");

  @Override
  public Replica open() {
    return replica;
  }

  @Override
  public void damage(Held held) {
    replica.damage(held.uid());
  }
}
