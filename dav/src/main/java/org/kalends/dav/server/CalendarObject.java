package org.kalends.dav.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Parsed;

/** A text that may become a calendar object resource (RFC 4791 4.1), and the item in it. */
record CalendarObject(byte[] text, Document document, Item item) {
  /**
   * Checks a text by the preconditions of RFC 4791 5.3.2.1. What is odd but of one item is taken as
   * it is: overrides without a master, unknown zones, values that only some understand.
   *
   * @param kinds the components that the calendar takes
   */
  static CalendarObject of(byte[] text, Set<String> kinds) throws Refusal {
    if (text.length > Preconditions.RESOURCE_BYTES) {
      throw Preconditions.tooLarge(403);
    }
    Parsed parsed = Document.parse(text);
    List<Component> calendars = parsed.document().calendars();
    if (calendars.isEmpty()) {
      throw notCalendarData("this is no iCalendar text");
    }
    if (!isWhole(text)) {
      throw notCalendarData("the text breaks off before END:VCALENDAR");
    }
    if (calendars.size() > 1) {
      throw notOneItem("there is more than one VCALENDAR");
    }
    if (calendars.getFirst().property("METHOD").isPresent()) {
      throw notOneItem("stored items have no METHOD");
    }
    return new CalendarObject(text, parsed.document(), item(parsed.document(), kinds));
  }

  private static boolean isWhole(byte[] text) {
    int from = Math.max(0, text.length - 1000);
    String tail = new String(text, from, text.length - from, StandardCharsets.UTF_8);
    return tail.stripTrailing().toUpperCase(Locale.ROOT).endsWith("END:VCALENDAR");
  }

  private static Item item(Document document, Set<String> kinds) throws Refusal {
    Item.In found = Item.in(document);
    for (Item item : found.items()) {
      if (!kinds.contains(item.kind())) {
        throw Preconditions.refusal(
            403,
            Preconditions.SUPPORTED_CALENDAR_COMPONENT,
            "this calendar does not take " + item.kind());
      }
    }
    if (!found.problems().isEmpty()) {
      throw notOneItem(found.problems().getFirst().message());
    }
    if (found.items().size() != 1) {
      throw notOneItem("there are " + found.items().size() + " items; store each by itself");
    }
    return found.items().getFirst();
  }

  private static Refusal notCalendarData(String sentence) {
    return Preconditions.refusal(403, Preconditions.VALID_CALENDAR_DATA, sentence);
  }

  private static Refusal notOneItem(String sentence) {
    return Preconditions.refusal(403, Preconditions.VALID_CALENDAR_OBJECT_RESOURCE, sentence);
  }
}
