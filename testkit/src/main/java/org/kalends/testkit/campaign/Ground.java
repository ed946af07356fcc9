package org.kalends.testkit.campaign;

import java.util.Map;
import org.kalends.core.sync.Replica;
import org.kalends.ics.Document;

/** A calendar somewhere, as the people there see it. */
interface Ground {
  String name();

  /** A fresh view of it for one run. */
  Replica replica();

  /** What it holds, by UID. */
  Map<String, Document> documents();

  void put(String uid, Document document);

  void remove(String uid);
}
