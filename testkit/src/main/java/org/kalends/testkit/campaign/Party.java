package org.kalends.testkit.campaign;

import java.util.Map;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** A calendar and what the model knows of it. */
record Party(Ground ground, Clocks clocks, Owed owed) {
  String name() {
    return ground.name();
  }

  Map<String, Document> documents() {
    return ground.documents();
  }

  /** A person writes an item. */
  void put(String uid, Document document, int edit) {
    Document before = documents().get(uid);
    ground.put(uid, document);
    owed.wrote(before, document);
    if (before == null || !Meaning.of(before).equals(Meaning.of(document))) {
      clocks.edited(uid, edit);
    }
  }

  /** A person deletes an item. */
  void remove(String uid, int edit) {
    owed.dropped(documents().get(uid));
    ground.remove(uid);
    clocks.edited(uid, edit);
  }
}
