package org.kalends.testkit.campaign;

import java.util.Map;
import org.kalends.core.sync.Replica;
import org.kalends.ics.Document;

/** A calendar somewhere, as the people there see it. */
interface Ground {
  String name();

  /**
   * A fresh view of it for one run.
   *
   * @param behind how many of the last changes a listing does not know of, where such a thing
   *     happens
   */
  Replica replica(int behind);

  /** What it holds, by UID. */
  Map<String, Document> documents();

  void put(String uid, Document document);

  void remove(String uid);

  /** From now on the item cannot be read, or can again. */
  default void damage(String uid, boolean damaged) {}

  /** Whoever was told of changes so far has to ask for all again. */
  default void forgetMarkers() {}

  /** Whether it makes something else of items that it is given. */
  default boolean rewrites() {
    return false;
  }

  /** The form in which it would keep an item. */
  default Document kept(Document document) {
    return document;
  }
}
