package org.kalends.core.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.meaning.Meaning;

/**
 * The mark on everything that a mirror makes. With it a mirror that has lost its ledger finds its
 * items again, and no mirror takes another's items for something of its source.
 *
 * @param mirror the id of the mirror
 * @param key the UID that the item has by {@link Identities#canonical}; of the source it tells no
 *     more than the UID does
 */
record Provenance(String mirror, String key) {
  static final String NAME = "X-KALENDS-MIRROR";

  Property property() {
    return Property.text(NAME, mirror + ' ' + key);
  }

  /** The mark of an item; empty where it has none. */
  static Optional<Provenance> of(Document document) {
    return Item.in(document).items().stream()
        .flatMap(item -> item.components().stream())
        .findFirst()
        .flatMap(Provenance::of);
  }

  private static Optional<Provenance> of(Component component) {
    return component
        .text(NAME)
        .map(text -> text.split(" ", 2))
        .filter(parts -> parts.length == 2)
        .map(parts -> new Provenance(parts[0], parts[1]));
  }

  /** Whether some mirror made it. */
  static boolean isCopy(Held held) {
    return Uid.isOfAny(held.uid()) || of(held.document()).isPresent();
  }

  /** Whether two items say the same but for marks, which some servers drop. */
  static boolean same(Document one, Document other) {
    return Meaning.of(unmarked(one)).equals(Meaning.of(unmarked(other)));
  }

  private static Document unmarked(Document document) {
    return document.withNodes(document.calendars().stream().map(Provenance::unmarked).toList());
  }

  private static Component unmarked(Component component) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : component.without(NAME).nodes()) {
      nodes.add(node instanceof Component inner ? unmarked(inner) : node);
    }
    return component.withNodes(nodes);
  }
}
