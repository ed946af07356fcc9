package org.kalends.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calendars of the demo: the same in every run. */
final class DemoCalendars {
  /**
   * One calendar.
   *
   * @param items by the name of the resource: the lines of its components
   */
  record Demo(String path, String name, String color, Map<String, String> items) {}

  private DemoCalendars() {}

  static List<Demo> all() {
    return List.of(team(), family());
  }

  private static Demo team() {
    Map<String, String> items = new LinkedHashMap<>();
    items.put(
        "stand-up",
        """
        BEGIN:VEVENT
        UID:stand-up@demo.example
        DTSTART;TZID=Europe/Berlin:20260302T093000
        DTEND;TZID=Europe/Berlin:20260302T094500
        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260430T220000Z
        EXDATE;TZID=Europe/Berlin:20260306T093000
        SUMMARY:Stand-up
        END:VEVENT
        BEGIN:VEVENT
        UID:stand-up@demo.example
        RECURRENCE-ID;TZID=Europe/Berlin:20260312T093000
        DTSTART;TZID=Europe/Berlin:20260312T110000
        DTEND;TZID=Europe/Berlin:20260312T111500
        SUMMARY:Stand-up\\, after the all-hands
        END:VEVENT
        """);
    items.put(
        "planning",
        """
        BEGIN:VEVENT
        UID:planning@demo.example
        DTSTART;TZID=Europe/Berlin:20260310T140000
        DTEND;TZID=Europe/Berlin:20260310T153000
        SUMMARY:Release planning
        LOCATION:Room Ada
        ORGANIZER;CN=Ann:mailto:ann@demo.example
        ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED:mailto:ann@demo.example
        ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@demo.example
        ATTENDEE;CN="Zoë, PM";PARTSTAT=TENTATIVE;ROLE=OPT-PARTICIPANT:mailto:zoe@demo.example
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Release planning
        TRIGGER:-PT15M
        END:VALARM
        END:VEVENT
        """);
    items.put(
        "tokyo",
        """
        BEGIN:VEVENT
        UID:tokyo@demo.example
        DTSTART;TZID=Asia/Tokyo:20260317T170000
        DTEND;TZID=Asia/Tokyo:20260317T180000
        SUMMARY:Call with 東京オフィス
        URL:https://meet.demo.example/tokyo
        END:VEVENT
        """);
    items.put(
        "offsite",
        """
        BEGIN:VEVENT
        UID:offsite@demo.example
        DTSTART;VALUE=DATE:20260324
        DTEND;VALUE=DATE:20260327
        SUMMARY:Offsite in Kraków
        TRANSP:TRANSPARENT
        CATEGORIES:travel,team
        END:VEVENT
        """);
    items.put(
        "deploy",
        """
        BEGIN:VEVENT
        UID:deploy@demo.example
        DTSTART:20260312T200000Z
        DTEND:20260312T210000Z
        SUMMARY:Deploy window
        STATUS:TENTATIVE
        END:VEVENT
        """);
    return new Demo("team", "Team", "#0a84ff", items);
  }

  private static Demo family() {
    Map<String, String> items = new LinkedHashMap<>();
    items.put(
        "birthday",
        """
        BEGIN:VEVENT
        UID:birthday@demo.example
        DTSTART;VALUE=DATE:19460405
        RRULE:FREQ=YEARLY
        SUMMARY:Oma Gerda 🎂
        TRANSP:TRANSPARENT
        END:VEVENT
        """);
    items.put(
        "dentist",
        """
        BEGIN:VEVENT
        UID:dentist@demo.example
        DTSTART;TZID=Europe/Berlin:20260311T150000
        DTEND;TZID=Europe/Berlin:20260311T153000
        SUMMARY:Dentist
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Dentist
        TRIGGER:-P1D
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Dentist
        TRIGGER:-PT1H
        END:VALARM
        END:VEVENT
        """);
    items.put(
        "piano",
        """
        BEGIN:VEVENT
        UID:piano@demo.example
        DTSTART;TZID=Europe/Berlin:20260303T163000
        DTEND;TZID=Europe/Berlin:20260303T171500
        RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=12
        EXDATE;TZID=Europe/Berlin:20260331T163000,20260407T163000
        SUMMARY:Klavierstunde
        LOCATION:Musikschule\\, Raum 3
        END:VEVENT
        """);
    items.put(
        "flight",
        """
        BEGIN:VEVENT
        UID:flight@demo.example
        DTSTART;TZID=America/New_York:20260328T182500
        DTEND;TZID=Europe/Berlin:20260329T093000
        SUMMARY:✈ JFK – BER
        DESCRIPTION:Seats 21A\\, 21B\\nWindow is taken.
        END:VEVENT
        """);
    items.put(
        "cinema",
        """
        BEGIN:VEVENT
        UID:cinema@demo.example
        DTSTART;TZID=Europe/Berlin:20260320T201500
        DTEND;TZID=Europe/Berlin:20260320T223000
        SUMMARY:Кино с Таней
        END:VEVENT
        """);
    return new Demo("family", "Family", "#ff9f0a", items);
  }

  /** The whole resource. */
  static String resource(String components) {
    String stamped =
        components.replace("BEGIN:VEVENT\n", "BEGIN:VEVENT\nDTSTAMP:20260301T080000Z\n");
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Kalends//demo//EN\n"
            + stamped
            + "END:VCALENDAR\n")
        .replace("\n", "\r\n");
  }
}
