package org.kalends.testkit.campaign;

import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.Replica;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.profile.Profile;

/**
 * A calendar in memory.
 *
 * @param profile the provider that it is like, if it is like one
 */
record MemoryGround(MemoryReplica memory, Optional<Profile> profile) implements Ground {
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
    memory.put(uid, kept(document));
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
  public void forgetMarkers() {
    memory.forgetMarkers();
  }

  @Override
  public boolean rewrites() {
    return profile.isPresent();
  }

  @Override
  public Document kept(Document document) {
    return profile.map(like -> like.stored(document)).orElse(document);
  }
}
