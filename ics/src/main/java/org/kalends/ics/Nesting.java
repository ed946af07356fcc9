package org.kalends.ics;

/**
 * What cannot be inside what (RFC 5545 3.4, 3.6). A BEGIN there means that an END is missing before
 * it; without this, one lost END would swallow all that follows.
 */
final class Nesting {
  private Nesting() {}

  static boolean excludes(String outer, String inner) {
    return switch (inner) {
      case "VCALENDAR" -> true;
      case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE" -> isInCalendar(outer);
      case "STANDARD", "DAYLIGHT" -> outer.equals("STANDARD") || outer.equals("DAYLIGHT");
      case "VALARM" -> outer.equals("VALARM");
      default -> false;
    };
  }

  private static boolean isInCalendar(String name) {
    return switch (name) {
      case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE" -> true;
      default -> false;
    };
  }
}
