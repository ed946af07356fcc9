package org.kalends.testkit.campaign;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/**
 * A calendar and what the model knows of it.
 *
 * @param damaged UIDs of items that cannot be read there now
 * @param writable whether it takes changes from a sync
 */
record Party(Ground ground, Clocks clocks, Owed owed, Set<String> damaged, boolean writable) {
  static Party of(Ground ground, Owed owed, boolean writable) {
    return new Party(ground, new Clocks(), owed, new HashSet<>(), writable);
  }

  String name() {
    return ground.name();
  }

  Map<String, Document> documents() {
    return ground.documents();
  }

  /** A person writes an item. */
  void put(String uid, Document document, int edit) {
    Document before = documents().get(uid);
    mend(uid);
    ground.put(uid, document);
    Document now = documents().get(uid);
    owed.wrote(before, now);
    if (before == null || !Meaning.of(before).equals(Meaning.of(now))) {
      clocks.edited(uid, edit);
    }
  }

  /** A person deletes an item. */
  void remove(String uid, int edit) {
    owed.dropped(documents().get(uid));
    mend(uid);
    ground.remove(uid);
    clocks.edited(uid, edit);
  }

  void damage(String uid) {
    ground.damage(uid, true);
    damaged.add(uid);
  }

  void mend() {
    Set.copyOf(damaged).forEach(this::mend);
  }

  /** The item can be read again, where it could not. */
  void mend(String uid) {
    if (damaged.remove(uid)) {
      ground.damage(uid, false);
    }
  }
}
