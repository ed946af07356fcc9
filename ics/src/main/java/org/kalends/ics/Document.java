package org.kalends.ics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A whole stream of iCalendar text. Two documents are equal when their bytes are. */
public final class Document {
  private final List<Node> nodes;
  private final LineEnd lineEnd;
  private Item.In items; // found when first asked for; threads may each find the same

  Document(List<? extends Node> nodes, LineEnd lineEnd) {
    this.nodes = List.copyOf(nodes);
    this.lineEnd = lineEnd;
  }

  /** Reads anything, with {@link Limits#DEFAULT}; never throws. */
  public static Parsed parse(byte[] bytes) {
    return parse(bytes, Limits.DEFAULT);
  }

  /** Reads anything; never throws. */
  public static Parsed parse(byte[] bytes, Limits limits) {
    return new TreeReader(bytes.clone(), limits).read();
  }

  /** A new document of one VCALENDAR, with CRLF line ends where lines are new. */
  public static Document of(Component calendar) {
    return new Document(List.of(calendar), LineEnd.CRLF);
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** What {@link Item#in} answers. */
  Item.In items() {
    Item.In found = items;
    if (found == null) {
      found = new Grouping(this).result();
      items = found;
    }
    return found;
  }

  /** The VCALENDAR components at the top. */
  public List<Component> calendars() {
    return nodes.stream()
        .filter(Component.class::isInstance)
        .map(Component.class::cast)
        .filter(component -> component.name().equals("VCALENDAR"))
        .toList();
  }

  /** The same with other top-level nodes; new lines take this document's line end. */
  public Document withNodes(List<? extends Node> nodes) {
    return new Document(nodes, lineEnd);
  }

  /** The text; for a document that was read and not changed, exactly the bytes read. */
  public byte[] bytes() {
    return new Output(lineEnd).nodes(nodes).bytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document document && Arrays.equals(bytes(), document.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** The text as a string, undecodable bytes replaced. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
