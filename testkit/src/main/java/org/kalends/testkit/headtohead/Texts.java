package org.kalends.testkit.headtohead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;

/** What people do to the text of an item. */
final class Texts {
  private Texts() {}

  /** Sets a property of the master. */
  static UnaryOperator<Document> set(String name, String text) {
    return document -> first(document, master -> master.with(Property.text(name, text)));
  }

  /** The master and its first override each get the other's title. */
  static Document titlesSwapped(Document document) {
    List<Component> items = items(document);
    Property one = items.get(0).property("SUMMARY").orElseThrow();
    Property other = items.get(1).property("SUMMARY").orElseThrow();
    return replaced(document, List.of(items.get(0).with(other), items.get(1).with(one)));
  }

  /** The alarm of the master is the override's from now on. */
  static Document alarmMoved(Document document) {
    List<Component> items = items(document);
    Component alarm = items.get(0).components("VALARM").getFirst();
    var master =
        items.get(0).withNodes(items.get(0).nodes().stream().filter(n -> n != alarm).toList());
    var override =
        items
            .get(1)
            .withNodes(Stream.concat(items.get(1).nodes().stream(), Stream.of(alarm)).toList());
    return replaced(document, List.of(master, override));
  }

  /** The clock of the item's own zone is set otherwise. */
  static Document zoneMoved(Document document) {
    return Document.parse(
            document.toString().replace("TZOFFSETTO:+0330", "TZOFFSETTO:+0430").getBytes(UTF_8))
        .document();
  }

  /** The same, written by a program that folds after forty octets. */
  static Document refolded(Document document) {
    String whole = document.toString().replaceAll("\r\n[ \t]", "");
    return Document.parse(
            whole.replaceAll("(?m)^([A-Z-]+:.{30})(.{10})", "$1\r\n $2").getBytes(UTF_8))
        .document();
  }

  /** The same, written by a program with another order of properties. */
  static Document reordered(Document document) {
    return replaced(
        document,
        items(document).stream()
            .map(item ->
                item.withNodes(
                    Stream.concat(item.properties().reversed().stream(), item.components().stream())
                        .toList()))
            .toList());
  }

  private static List<Component> items(Document document) {
    return document.calendars().getFirst().components().stream()
        .filter(component -> !component.name().equals("VTIMEZONE"))
        .toList();
  }

  private static Document first(Document document, UnaryOperator<Component> change) {
    List<Component> items = items(document);
    Component master =
        items.stream()
            .filter(item -> item.property("RECURRENCE-ID").isEmpty())
            .findFirst()
            .orElse(items.getFirst());
    return replaced(
        document, items.stream().map(item -> item == master ? change.apply(item) : item).toList());
  }

  /** The same with other items in place of those that are there. */
  private static Document replaced(Document document, List<Component> others) {
    Component calendar = document.calendars().getFirst();
    var rest = others.iterator();
    List<Node> nodes =
        calendar.nodes().stream()
            .<Node>map(node ->
                node instanceof Component inner && !inner.name().equals("VTIMEZONE")
                    ? rest.next()
                    : node)
            .toList();
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }
}
