package org.kalends.suite;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A series in Berlin on a server, written anew with each change as other clients do. */
record Series(Copy.Server server, String uid) {
  private static final String BERLIN =
      """
      BEGIN:VTIMEZONE
      TZID:Europe/Berlin
      BEGIN:DAYLIGHT
      DTSTART:19810329T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      TZNAME:CEST
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19961027T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      TZNAME:CET
      END:STANDARD
      END:VTIMEZONE
      """;

  /** The master. */
  String text(String start, String rule, String more) {
    return event("DTSTART;TZID=Europe/Berlin:" + start + "\nRRULE:" + rule, more);
  }

  /** One occurrence. */
  String override(String occurrence, String start, String more) {
    return event(
        "RECURRENCE-ID;TZID=Europe/Berlin:%s\nDTSTART;TZID=Europe/Berlin:%s"
            .formatted(occurrence, start),
        more);
  }

  private String event(String when, String more) {
    return """
    BEGIN:VEVENT
    UID:%s
    DTSTAMP:20260301T000000Z
    %s
    DURATION:PT45M
    SUMMARY:Series %s
    %s
    END:VEVENT
    """
        .formatted(uid, when, uid, more)
        .replace("\n\n", "\n");
  }

  /** Makes it, or writes over it. */
  void put(String... components) {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n%s%sEND:VCALENDAR\n"
            .formatted(BERLIN, String.join("", components));
    URI address = server.collection("work").resolve(uid + ".ics");
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    int status = server.dav().put(address, bytes);
    if (status / 100 != 2) {
      throw new AssertionError("PUT " + address + " answered " + status);
    }
  }
}
