package org.kalends.cli.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Encoding;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Parsed;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * The items of a text that came from elsewhere.
 *
 * @param items those that a calendar can take
 * @param problems what is wrong with the text, and what of it cannot be taken
 */
record Incoming(List<Item> items, List<Problem> problems) {

  /**
   * Reads text in any encoding. Where there is no UID, one is made of what is said: the same each
   * time.
   */
  static Incoming of(byte[] text) {
    byte[] utf8 = Encoding.text(text);
    Parsed parsed = Document.parse(utf8);
    Item.In in = Item.in(withUids(parsed.document()));
    List<Problem> problems = new ArrayList<>(parsed.problems());
    if (!Arrays.equals(utf8, text)) {
      problems.addFirst(
          new Problem(0, "it is not in UTF-8: look whether letters with accents came right"));
    }
    problems.addAll(in.problems());
    List<Item> items = new ArrayList<>();
    for (Item item : in.items()) {
      Optional<String> obstacle = obstacle(item);
      obstacle.ifPresentOrElse(why -> problems.add(left(item, why)), () -> items.add(item));
    }
    return new Incoming(List.copyOf(items), List.copyOf(problems));
  }

  /** Why a calendar cannot keep it. */
  private static Optional<String> obstacle(Item item) {
    if (!Item.KINDS.contains(item.kind())) {
      return Optional.of("is nothing that a calendar keeps");
    }
    if (item.components().stream().anyMatch(Incoming::isCutOff)) {
      return Optional.of("is cut off");
    }
    boolean startless =
        item.kind().equals("VEVENT") && !item.components().stream().allMatch(Incoming::hasStart);
    return startless ? Optional.of("has no start (DTSTART) that can be read") : Optional.empty();
  }

  private static boolean isCutOff(Component component) {
    return component.unclosed() || component.components().stream().anyMatch(Incoming::isCutOff);
  }

  private static boolean hasStart(Component event) {
    return event.property("DTSTART").flatMap(When::of).isPresent();
  }

  private static Problem left(Item item, String why) {
    String title = item.title().isBlank() ? "" : " \"" + item.title().strip() + '"';
    return new Problem(
        item.components().getFirst().line(), item.kind() + title + " " + why + "; it is left out");
  }

  private static Document withUids(Document document) {
    return document.withNodes(
        document.nodes().stream()
            .map(node -> node instanceof Component top ? withUids(top) : node)
            .toList());
  }

  private static Component withUids(Component top) {
    if (!top.name().equals("VCALENDAR")) {
      return withUid(top);
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : top.nodes()) {
      nodes.add(node instanceof Component component ? withUid(component) : node);
    }
    return top.withNodes(nodes);
  }

  private static Component withUid(Component component) {
    boolean lacks =
        Item.KINDS.contains(component.name())
            && component.text("UID").filter(uid -> !uid.isBlank()).isEmpty();
    return lacks
        ? component.with(Property.of("UID", UUID.nameUUIDFromBytes(component.bytes()).toString()))
        : component;
  }

  /** The same item under another UID. */
  static Item renamed(Item item, String uid) {
    Property property = Property.text("UID", uid);
    return new Item(
        uid,
        item.kind(),
        item.master().map(master -> master.with(property)),
        renamed(item.overrides(), property),
        renamed(item.extras(), property),
        item.zones());
  }

  private static List<Component> renamed(List<Component> components, Property uid) {
    return components.stream().map(component -> component.with(uid)).toList();
  }
}
