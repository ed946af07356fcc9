package org.kalends.core.sync;

import org.kalends.core.merge.Contents;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Items as documents that can be stored: with a VTIMEZONE for every TZID (RFC 4791 4.1). */
public final class ItemDocument {
  private ItemDocument() {}

  /** Of a new item. */
  public static Document of(Item item) {
    return of(item, item.document());
  }

  /** Of an item that was changed; what stood around its components in the document stays. */
  public static Document of(Item item, Document before) {
    return Contents.of(before).with(Contents.of(item.document()));
  }
}
