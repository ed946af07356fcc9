package org.kalends.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kalends.ics.Document;

/** Items of many kinds, such as servers rewrite in many ways. */
public final class Mixture {
  private Mixture() {}

  /** By UID; the same each time. */
  public static Map<String, Document> items() {
    var items = new TreeMap<String, Document>();
    items.put("plain", Samples.event("plain", "Plain"));
    items.put("series", Samples.series("series", "Series", "Exception"));
    items.put("task", Samples.task("task", "Task"));
    for (String event : List.of(MEETING, DAYS, RICH, SPARSE)) {
      Document document = Samples.calendar(event);
      items.put(org.kalends.ics.Item.in(document).items().getFirst().uid(), document);
    }
    var generated = new GeneratedCalendar(20_260_411);
    for (int i = 0; i < 5; i++) {
      GeneratedEvent event = generated.event(i);
      items.put(event.uid(), Document.parse(event.bytes()).document());
    }
    return items;
  }

  private static final String MEETING =
      """
      BEGIN:VEVENT
      UID:meeting
      DTSTAMP:20250101T000000Z
      DTSTART;TZID=Europe/Vienna:20250320T150000
      DURATION:PT45M
      SEQUENCE:2
      SUMMARY:Meeting
      ORGANIZER;CN="Doe, Jane":mailto:jane@example.com
      ATTENDEE;CN=Alice;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:alice@example.com
      ATTENDEE;CN="Roe, Bob":mailto:bob@example.com
      END:VEVENT
      """;

  private static final String DAYS =
      """
      BEGIN:VEVENT
      UID:days
      DTSTAMP:20250101T000000Z
      DTSTART;VALUE=DATE:20250401
      DTEND;VALUE=DATE:20250404
      SUMMARY:Trip
      TRANSP:TRANSPARENT
      CATEGORIES:Travel,Family
      END:VEVENT
      """;

  private static final String RICH =
      """
      BEGIN:VEVENT
      UID:rich
      DTSTAMP:20250101T000000Z
      CREATED:20240101T000000Z
      LAST-MODIFIED:20240601T000000Z
      DTSTART;TZID=America/New_York:20250303T093000
      DTEND;TZID=America/New_York:20250303T103000
      RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20250601T000000Z
      EXDATE;TZID=America/New_York:20250310T093000,20250312T093000
      RDATE;TZID=America/New_York:20250315T093000
      SUMMARY:Rich\\, with; commas
      DESCRIPTION:A line that is long enough to be folded by everybody who folds lines at 75 octets\\, twice: äöü 日本語 and so on.
      LOCATION:Room 1
      GEO:48.2;16.37
      URL:https://example.com/a?b=c&d=e
      X-COLOUR:red
      STATUS:TENTATIVE
      BEGIN:VALARM
      ACTION:DISPLAY
      TRIGGER;RELATED=START:-PT15M
      END:VALARM
      BEGIN:VALARM
      ACTION:AUDIO
      TRIGGER:-P1D
      END:VALARM
      END:VEVENT
      """;

  private static final String SPARSE =
      """
      BEGIN:VEVENT
      UID:sparse
      DTSTAMP:20250101T000000Z
      DTSTART;VALUE=DATE:20250505
      END:VEVENT
      """;
}
