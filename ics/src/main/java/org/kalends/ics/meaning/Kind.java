package org.kalends.ics.meaning;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.kalends.ics.Property;

/** How the value of a property is to be compared: by its default type (RFC 5545 3.8), or VALUE. */
enum Kind {
  TEXT("TEXT"),
  TEXTS("TEXT"),
  CODE("TEXT"),
  INTEGER("INTEGER"),
  URI("URI"),
  ADDRESS("CAL-ADDRESS"),
  TIME("DATE-TIME"),
  TIMES("DATE-TIME"),
  PERIODS("PERIOD"),
  RULE("RECUR"),
  LENGTH("DURATION"),
  TRIGGER("DURATION"),
  GEO("FLOAT"),
  RAW("UNKNOWN");

  private static final Map<String, Kind> BY_NAME = byName();
  private static final Map<String, Kind> BY_TYPE =
      Map.of(
          "TEXT", TEXT,
          "DATE", TIMES,
          "DATE-TIME", TIMES,
          "PERIOD", TIMES,
          "DURATION", LENGTH,
          "RECUR", RULE,
          "CAL-ADDRESS", ADDRESS,
          "INTEGER", INTEGER,
          "URI", URI);

  /** The type that VALUE need not state. */
  private final String type;

  Kind(String type) {
    this.type = type;
  }

  /** Of an unknown property what VALUE says, and TEXT where it says nothing (3.8.8.2). */
  static Kind of(Property property) {
    Kind known = BY_NAME.get(property.name());
    if (known != null && known != URI) {
      return known;
    }
    return property
        .parameters()
        .first("VALUE")
        .map(type -> BY_TYPE.getOrDefault(type.toUpperCase(Locale.ROOT), RAW))
        .orElseGet(() -> known == null ? unknown(property) : known);
  }

  private static Kind unknown(Property property) {
    return property.parameters().first("TZID").isPresent() ? TIMES : TEXT;
  }

  boolean isTime() {
    return this == TIME || this == TIMES || this == PERIODS || this == TRIGGER;
  }

  /** Whether VALUE with that type only says what the property has by default. */
  static boolean isDefault(Property property, String type) {
    return BY_NAME.getOrDefault(property.name(), TEXT).type.equalsIgnoreCase(type);
  }

  private static Map<String, Kind> byName() {
    Map<String, Kind> kinds = new HashMap<>();
    put(kinds, TEXT, "SUMMARY DESCRIPTION LOCATION COMMENT CONTACT UID RELATED-TO REQUEST-STATUS");
    put(kinds, TEXT, "TZID TZNAME NAME COLOR STYLED-DESCRIPTION LOCATION-TYPE");
    put(kinds, TEXTS, "CATEGORIES RESOURCES");
    put(kinds, CODE, "STATUS CLASS TRANSP ACTION BUSYTYPE PROXIMITY CALSCALE");
    put(kinds, INTEGER, "PRIORITY PERCENT-COMPLETE REPEAT SEQUENCE");
    put(kinds, URI, "URL ATTACH TZURL IMAGE CONFERENCE SOURCE STRUCTURED-DATA");
    put(kinds, ADDRESS, "ATTENDEE ORGANIZER CALENDAR-ADDRESS");
    put(kinds, TIME, "DTSTART DTEND DUE COMPLETED RECURRENCE-ID DTSTAMP CREATED LAST-MODIFIED");
    put(kinds, TIME, "ACKNOWLEDGED");
    put(kinds, TIMES, "EXDATE RDATE");
    put(kinds, PERIODS, "FREEBUSY");
    put(kinds, RULE, "RRULE EXRULE");
    put(kinds, LENGTH, "DURATION REFRESH-INTERVAL");
    put(kinds, TRIGGER, "TRIGGER");
    put(kinds, GEO, "GEO");
    return Map.copyOf(kinds);
  }

  private static void put(Map<String, Kind> kinds, Kind kind, String names) {
    for (String name : names.split(" ", -1)) {
      kinds.put(name, kind);
    }
  }
}
