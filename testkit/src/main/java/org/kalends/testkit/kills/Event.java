package org.kalends.testkit.kills;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An event as people mean it.
 *
 * @param daily whether it repeats each day of March 2025
 * @param overrides titles of single occurrences, by day of the month
 * @param excluded days on which it does not happen
 */
record Event(
    String uid,
    String title,
    String place,
    boolean daily,
    SortedMap<Integer, String> overrides,
    SortedSet<Integer> excluded) {
  static final int DAYS = 20;

  static Event single(String uid, String title) {
    return new Event(uid, title, "Here", false, new TreeMap<>(), new TreeSet<>());
  }

  static Event series(String uid, String title) {
    return new Event(uid, title, "Here", true, new TreeMap<>(), new TreeSet<>());
  }

  Event titled(String other) {
    return new Event(uid, other, place, daily, overrides, excluded);
  }

  Event at(String other) {
    return new Event(uid, title, other, daily, overrides, excluded);
  }

  Event with(int day, String override) {
    SortedMap<Integer, String> all = new TreeMap<>(overrides);
    all.put(day, override);
    return new Event(uid, title, place, daily, all, excluded);
  }

  /** The occurrence is as the others again. */
  Event like(int day) {
    SortedMap<Integer, String> all = new TreeMap<>(overrides);
    all.remove(day);
    return new Event(uid, title, place, daily, all, excluded);
  }

  /** The occurrence does not happen. */
  Event without(int day) {
    SortedSet<Integer> all = new TreeSet<>(excluded);
    all.add(day);
    return new Event(uid, title, place, daily, like(day).overrides(), all);
  }

  /** Days that nothing is said about. */
  Stream<Integer> plainDays() {
    return Stream.iterate(1, day -> day + 1)
        .limit(DAYS)
        .filter(day -> !overrides.containsKey(day) && !excluded.contains(day));
  }

  /** All of it. */
  String text() {
    StringBuilder text = new StringBuilder(master());
    overrides.keySet().forEach(day -> text.append(override(day)));
    return calendar(text.toString());
  }

  static String calendar(String components) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kills//EN\r\n"
        + components
        + "END:VCALENDAR\r\n";
  }

  String master() {
    StringBuilder more = new StringBuilder(daily ? "RRULE:FREQ=DAILY;COUNT=" + DAYS + "\r\n" : "");
    excluded.forEach(day -> more.append("EXDATE:").append(start(day, 10)).append("\r\n"));
    return component(title, start(1, 10), start(1, 11), more.toString());
  }

  String override(int day) {
    String which = "RECURRENCE-ID:" + start(day, 10) + "\r\n";
    return component(overrides.get(day), start(day, 12), start(day, 13), which);
  }

  private String component(String said, String start, String end, String more) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:%s\r\nDTEND:%s\r\n%sSUMMARY:%s\r\nLOCATION:%s\r\nEND:VEVENT\r\n"
        .formatted(uid, start, end, more, said, place);
  }

  static String start(int day, int hour) {
    return "202503%02dT%02d0000Z".formatted(day, hour);
  }
}
