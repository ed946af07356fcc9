package org.kalends.ics.meaning;

import java.util.Map;
import java.util.Set;
import org.kalends.ics.Component;

/**
 * What may stand in a component without saying anything: marks of writing and of programs, and
 * values that hold by default.
 */
final class Silent {
  /** When and how often somebody wrote the text (RFC 5545 3.8.7). */
  private static final Set<String> WRITING =
      Set.of("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE");

  /**
   * Book-keeping of named programs: Radicale's file name, libical's error notes, Thunderbird's
   * counter, Evolution's copy of href and ETag. X-MOZ-LASTACK and ACKNOWLEDGED are not here: that
   * somebody has seen an alarm is an act of theirs.
   */
  private static final Set<String> BOOK_KEEPING =
      Set.of(
          "X-RADICALE-NAME",
          "X-LIC-ERROR",
          "X-MOZ-GENERATION",
          "X-EVOLUTION-CALDAV-HREF",
          "X-EVOLUTION-CALDAV-ETAG");

  /** Names that servers and clients give to alarms on their own (RFC 9074 4, and before it). */
  private static final Set<String> ALARM_NAMES =
      Set.of("UID", "X-WR-ALARMUID", "X-EVOLUTION-ALARM-UID");

  private static final Set<String> EMPTY_IS_ABSENT = Set.of("SUMMARY", "DESCRIPTION", "LOCATION");

  private static final Map<String, String> DEFAULTS = Map.of("CLASS", "PUBLIC", "PRIORITY", "0");

  private static final Map<String, String> EVENT_DEFAULTS =
      Map.of("STATUS", "CONFIRMED", "TRANSP", "OPAQUE");

  private Silent() {}

  /** Whether a property of that name never says anything in such a component. */
  static boolean name(String component, String name) {
    return WRITING.contains(name)
        || BOOK_KEEPING.contains(name)
        || (component.equals("VALARM") && ALARM_NAMES.contains(name));
  }

  /** Whether the fact only repeats what holds without it; never one of several of its name. */
  static boolean fact(Component component, Fact fact) {
    boolean silent =
        fact.value().isEmpty()
            ? EMPTY_IS_ABSENT.contains(fact.name())
            : fact.value().equals(DEFAULTS.get(fact.name()))
                || (component.name().equals("VEVENT")
                    && fact.value().equals(EVENT_DEFAULTS.get(fact.name())));
    return silent && component.properties(fact.name()).size() == 1;
  }
}
