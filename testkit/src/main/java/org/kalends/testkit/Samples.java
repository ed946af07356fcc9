package org.kalends.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;

/** Items to write tests with. */
public final class Samples {
  private Samples() {}

  /** A meeting of an hour. */
  public static Document event(String uid, String title) {
    return calendar(
        """
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20250101T000000Z
        DTSTART:20250320T150000Z
        DTEND:20250320T160000Z
        SUMMARY:%s
        END:VEVENT
        """
            .formatted(uid, title));
  }

  /** A weekly meeting whose second occurrence is an hour later and has that title. */
  public static Document series(String uid, String title, String exception) {
    return calendar(
        """
        BEGIN:VEVENT
        UID:%1$s
        DTSTAMP:20250101T000000Z
        DTSTART;TZID=Europe/Berlin:20250304T100000
        DTEND;TZID=Europe/Berlin:20250304T110000
        RRULE:FREQ=WEEKLY;COUNT=10
        EXDATE;TZID=Europe/Berlin:20250325T100000
        SUMMARY:%2$s
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Reminder
        TRIGGER:-PT10M
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:%1$s
        DTSTAMP:20250101T000000Z
        RECURRENCE-ID;TZID=Europe/Berlin:20250311T100000
        DTSTART;TZID=Europe/Berlin:20250311T110000
        DTEND;TZID=Europe/Berlin:20250311T120000
        SUMMARY:%3$s
        END:VEVENT
        """
            .formatted(uid, title, exception));
  }

  /** A task. */
  public static Document task(String uid, String title) {
    return calendar(
        """
        BEGIN:VTODO
        UID:%s
        DTSTAMP:20250101T000000Z
        DUE:20250320T150000Z
        PRIORITY:3
        SUMMARY:%s
        END:VTODO
        """
            .formatted(uid, title));
  }

  /** The same where its first event has that text. */
  public static Document with(Document document, String name, String text) {
    return in(document, event -> event.with(Property.text(name, text)));
  }

  /** The same with that made of its first event. */
  public static Document in(Document document, UnaryOperator<Component> change) {
    Component calendar = document.calendars().getFirst();
    Component event = calendar.components("VEVENT").getFirst();
    List<Node> nodes = new ArrayList<>(calendar.nodes());
    nodes.replaceAll(node -> node == event ? change.apply(event) : node);
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }

  /** A document around these components. */
  public static Document calendar(String components) {
    return parse(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Samples//EN
        %sEND:VCALENDAR
        """
            .formatted(components));
  }

  /** Text with LF line ends, read as a document with CRLF. */
  public static Document parse(String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Document.parse(bytes).document();
  }
}
