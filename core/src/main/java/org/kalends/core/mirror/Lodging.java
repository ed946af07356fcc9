package org.kalends.core.mirror;

import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;

/**
 * Where the target keeps an item, and under which UID: another one than the mirror's where a server
 * does not take that one, as one that was deleted.
 *
 * @param alias that UID; empty where it is the mirror's
 */
record Lodging(Place place, Optional<String> alias) {
  private static final char BETWEEN = '\n';

  /** What the target itself calls the item. */
  String uid(String key) {
    return alias.orElse(key);
  }

  /** As one word. */
  Place word() {
    return alias.map(uid -> new Place(place.value() + BETWEEN + uid)).orElse(place);
  }

  static Lodging of(Place word) {
    int at = word.value().indexOf(BETWEEN);
    return at < 0
        ? new Lodging(word, Optional.empty())
        : new Lodging(
            new Place(word.value().substring(0, at)), Optional.of(word.value().substring(at + 1)));
  }

  static Lodging of(String key, Held held) {
    return new Lodging(held.place(), Optional.of(held.uid()).filter(actual -> !actual.equals(key)));
  }

  /** The item as the mirror knows it. */
  static Held known(String key, Held actual) {
    return new Held(key, of(key, actual).word(), actual.version(), under(key, actual.document()));
  }

  static Known.Seat actual(Known.Seat seat) {
    return new Known.Seat(of(seat.place()).place(), seat.version());
  }

  /** The same text under that UID; the very same where it has it. */
  static Document under(String uid, Document document) {
    List<Node> nodes =
        document.nodes().stream()
            .map(node -> node instanceof Component calendar ? inside(uid, calendar) : node)
            .toList();
    return nodes.equals(document.nodes()) ? document : document.withNodes(nodes);
  }

  private static Component inside(String uid, Component calendar) {
    List<Node> nodes =
        calendar.nodes().stream()
            .map(node -> node instanceof Component item ? named(uid, item) : node)
            .toList();
    return nodes.equals(calendar.nodes()) ? calendar : calendar.withNodes(nodes);
  }

  private static Node named(String uid, Component item) {
    return item.text("UID").filter(old -> !old.equals(uid)).isPresent()
        ? item.with(Property.text("UID", uid))
        : item;
  }
}
