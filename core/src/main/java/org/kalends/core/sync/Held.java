package org.kalends.core.sync;

import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** An item as a replica holds it: everything that shares the UID, as one document. */
public record Held(String uid, Place place, Version version, Document document) {
  /** What the item is called, for messages; empty where it says nothing. */
  public String title() {
    return Item.in(document).items().stream().map(Item::title).findFirst().orElse("");
  }
}
