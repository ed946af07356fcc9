package org.kalends.ics;

import java.util.Set;

/**
 * What cannot be inside what (RFC 5545 3.4, 3.6). A BEGIN there means that an END is missing before
 * it; without this, one lost END would swallow all that follows.
 */
final class Nesting {
  private static final Set<String> SIBLINGS =
      Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE");

  private Nesting() {}

  static boolean excludes(String outer, String inner) {
    return inner.equals("VCALENDAR") || SIBLINGS.contains(outer) && SIBLINGS.contains(inner);
  }
}
