package org.kalends.core.sync;

import java.util.List;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.meaning.Meaning;

/**
 * What one side says of an item, as an item of its own. The same text always gets the same UID, so
 * that a run that is repeated makes no further copy.
 */
final class Copy {
  private static final int DIGEST_LENGTH = 16;

  private Copy() {}

  static String uid(Held held) {
    String digest = Meaning.of(held.document()).digest();
    return held.uid() + '-' + digest.substring(0, DIGEST_LENGTH);
  }

  static Document of(Held held) {
    Item item = Item.in(held.document()).items().getFirst();
    Property uid = Property.text("UID", uid(held));
    return ItemDocument.of(
        new Item(
            uid.text(),
            item.kind(),
            item.master().map(master -> under(uid, master)),
            under(uid, item.overrides()),
            under(uid, item.extras()),
            item.zones()),
        held.document());
  }

  private static List<Component> under(Property uid, List<Component> components) {
    return components.stream().map(component -> under(uid, component)).toList();
  }

  /** Without ORGANIZER, else a server would invite its ATTENDEEs once more (RFC 6638 3.2.1). */
  private static Component under(Property uid, Component component) {
    return component.with(uid).without("ORGANIZER");
  }
}
