package org.kalends.cli.report;

import java.util.Locale;
import java.util.Map;

/** Names of properties, and counts, as people say them. */
public final class Words {
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("SUMMARY", "title"),
          Map.entry("DTSTART", "start"),
          Map.entry("DTEND", "end"),
          Map.entry("RRULE", "repeats"),
          Map.entry("RDATE", "also on"),
          Map.entry("EXDATE", "not on"),
          Map.entry("VALARM", "alarm"),
          Map.entry("TRANSP", "shown as"),
          Map.entry("CLASS", "visibility"),
          Map.entry("VTIMEZONE", "time zone"),
          Map.entry("VEVENT", "occurrence"));

  private Words() {}

  /** What people call a property; one that has no such name keeps its own, in lower case. */
  public static String property(String name) {
    return PROPERTIES.getOrDefault(name, name.toLowerCase(Locale.ROOT));
  }

  /** {@code 1 change}, {@code 2 changes}. */
  public static String count(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  /** One line, at most that long. */
  public static String shortened(String text, int length) {
    String line = text.replace("\r\n", "\n").replace('\n', '⏎').strip();
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
  }
}
