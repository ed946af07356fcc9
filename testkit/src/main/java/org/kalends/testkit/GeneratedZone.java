package org.kalends.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * The zones of generated events, with a VTIMEZONE as a calendar program would send it. Written out
 * here, so that what the project makes of zones is tested against something else.
 */
record GeneratedZone(String tzid, List<String> lines) {
  private static final String EUROPE_IN_SUMMER = "BYMONTH=3;BYDAY=-1SU";
  private static final String EUROPE_IN_WINTER = "BYMONTH=10;BYDAY=-1SU";
  private static final String AMERICA_IN_SUMMER = "BYMONTH=3;BYDAY=2SU";
  private static final String AMERICA_IN_WINTER = "BYMONTH=11;BYDAY=1SU";

  /** By how often they are drawn. */
  static final List<GeneratedZone> ALL = all();

  private static List<GeneratedZone> all() {
    var berlin =
        of(
            "Europe/Berlin",
            new Phase("DAYLIGHT", "+0100", "+0200", "20070325T020000", EUROPE_IN_SUMMER),
            new Phase("STANDARD", "+0200", "+0100", "20071028T030000", EUROPE_IN_WINTER));
    var newYork =
        of(
            "America/New_York",
            new Phase("DAYLIGHT", "-0500", "-0400", "20070311T020000", AMERICA_IN_SUMMER),
            new Phase("STANDARD", "-0400", "-0500", "20071104T020000", AMERICA_IN_WINTER));
    var sydney =
        of(
            "Australia/Sydney",
            new Phase("STANDARD", "+1100", "+1000", "20080406T030000", "BYMONTH=4;BYDAY=1SU"),
            new Phase("DAYLIGHT", "+1000", "+1100", "20081005T020000", "BYMONTH=10;BYDAY=1SU"));
    var tokyo = of("Asia/Tokyo", new Phase("STANDARD", "+0900", "+0900", "19700101T000000", ""));
    return List.of(berlin, berlin, berlin, newYork, newYork, sydney, tokyo);
  }

  private static GeneratedZone of(String tzid, Phase... phases) {
    var lines = new ArrayList<>(List.of("BEGIN:VTIMEZONE", "TZID:" + tzid));
    for (Phase phase : phases) {
      lines.addAll(phase.lines());
    }
    lines.add("END:VTIMEZONE");
    return new GeneratedZone(tzid, List.copyOf(lines));
  }

  private record Phase(String name, String from, String to, String start, String yearly) {
    List<String> lines() {
      var lines = new ArrayList<String>();
      lines.add("BEGIN:" + name);
      lines.add("TZOFFSETFROM:" + from);
      lines.add("TZOFFSETTO:" + to);
      lines.add("DTSTART:" + start);
      if (!yearly.isEmpty()) {
        lines.add("RRULE:FREQ=YEARLY;" + yearly);
      }
      lines.add("END:" + name);
      return lines;
    }
  }
}
