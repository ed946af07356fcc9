package org.kalends.ics;

import java.util.List;

/** A whole stream of iCalendar text. Two documents are equal when their bytes are. */
public final class Document {
  /** Reads anything, with {@link Limits#DEFAULT}; never throws. */
  public static Parsed parse(byte[] bytes) {
    return parse(bytes, Limits.DEFAULT);
  }

  /** Reads anything; never throws. */
  public static Parsed parse(byte[] bytes, Limits limits) {
    throw new AssertionError("skeleton");
  }

  /** A new document of one VCALENDAR, with CRLF line ends where lines are new. */
  public static Document of(Component calendar) {
    throw new AssertionError("skeleton");
  }

  public List<Node> nodes() {
    throw new AssertionError("skeleton");
  }

  /** The VCALENDAR components at the top. */
  public List<Component> calendars() {
    throw new AssertionError("skeleton");
  }

  /** The same with other top-level nodes; new lines take this document's line end. */
  public Document withNodes(List<? extends Node> nodes) {
    throw new AssertionError("skeleton");
  }

  /** The text; for a document that was read and not changed, exactly the bytes read. */
  public byte[] bytes() {
    throw new AssertionError("skeleton");
  }

  /** The text as a string, undecodable bytes replaced. */
  @Override
  public String toString() {
    throw new AssertionError("skeleton");
  }
}
