package org.kalends.ics;

import java.util.List;
import java.util.Set;

/**
 * What cannot be inside what (RFC 5545 3.4, 3.6). A BEGIN there means that an END is missing before
 * it; without this, one lost END would swallow all that follows.
 */
final class Nesting {
  /** None of a set can be inside another of it, nor inside its like. */
  private static final List<Set<String>> SIBLINGS =
      List.of(
          Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"),
          Set.of("STANDARD", "DAYLIGHT"),
          Set.of("VALARM"));

  private Nesting() {}

  static boolean excludes(String outer, String inner) {
    return inner.equals("VCALENDAR")
        || SIBLINGS.stream().anyMatch(set -> set.contains(outer) && set.contains(inner));
  }
}
