package org.kalends.testkit.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.ics.Document;
import org.kalends.testkit.Samples;

/**
 * What the model knows of an item of a mirror's source: times on the clock of Berlin, counted in
 * days, with nothing of iCalendar in it.
 *
 * @param every days from one occurrence to the next; 0 for one that does not repeat
 * @param count how many occurrences; 0 for no end
 * @param gone numbers of the occurrences that were taken out
 * @param other what stands in place of the occurrence of that number
 * @param stamp how often it was written without saying anything else
 */
record Gig(
    String uid,
    String title,
    LocalDate day,
    LocalTime at,
    int every,
    int count,
    Set<Integer> gone,
    Map<Integer, Change> other,
    int stamp) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final String ZONE = ";TZID=Europe/Berlin:";

  /** What one occurrence says instead; cancelled where there is no start. */
  record Change(Optional<LocalDateTime> start, String title) {}

  /** One time that it happens: for an hour. */
  record Time(LocalDateTime start, String title) {}

  static Gig once(String uid, String title, LocalDate day, LocalTime at) {
    return new Gig(uid, uid + " " + title, day, at, 0, 1, Set.of(), Map.of(), 0);
  }

  Gig titled(String other) {
    return new Gig(uid, uid + " " + other, day, at, every, count, gone, this.other, stamp);
  }

  Gig from(LocalDate newDay, LocalTime newAt) {
    return new Gig(uid, title, newDay, newAt, every, count, Set.of(), Map.of(), stamp);
  }

  Gig repeating(int days, int times) {
    return new Gig(uid, title, day, at, days, days == 0 ? 1 : times, Set.of(), Map.of(), stamp);
  }

  Gig without(int number) {
    Set<Integer> less = new TreeSet<>(gone);
    less.add(number);
    Map<Integer, Change> rest = new TreeMap<>(other);
    rest.remove(number);
    return new Gig(uid, title, day, at, every, count, less, rest, stamp);
  }

  Gig again() {
    return new Gig(uid, title, day, at, every, count, Set.of(), Map.of(), stamp);
  }

  Gig changed(int number, Change change) {
    Map<Integer, Change> more = new TreeMap<>(other);
    more.put(number, change);
    Set<Integer> less = new TreeSet<>(gone);
    less.remove(number);
    return new Gig(uid, title, day, at, every, count, less, more, stamp);
  }

  Gig stamped() {
    return new Gig(uid, title, day, at, every, count, gone, other, stamp + 1);
  }

  private LocalDateTime start(int number) {
    return day.plusDays((long) number * every).atTime(at);
  }

  /** All times that it happens up to a day, by number. */
  Map<Integer, Time> times(LocalDate until) {
    Map<Integer, Time> times = new TreeMap<>();
    for (int n = 0; (count == 0 || n < count) && !start(n).toLocalDate().isAfter(until); n++) {
      if (!gone.contains(n) && !other.containsKey(n)) {
        times.put(n, new Time(start(n), title));
      }
    }
    other.forEach((n, change) ->
        change.start().ifPresent(start -> times.put(n, new Time(start, change.title()))));
    return times;
  }

  /** Whether it does not happen at all: every occurrence was taken out. */
  boolean isNever() {
    return every > 0 && count > 0 && times(day.plusDays((long) every * count)).isEmpty();
  }

  /** Whether nothing of it comes after that. */
  boolean isOver(LocalDateTime by) {
    LocalDate last = day.plusDays((long) every * count);
    return (every == 0 || count > 0)
        && times(last).values().stream().noneMatch(time -> time.start().plusHours(1).isAfter(by));
  }

  /** As iCalendar has it. */
  Document document() {
    List<String> lines =
        new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//m//EN"));
    lines.addAll(component(start(0), title, List.of()));
    if (every > 0) {
      lines.remove(lines.size() - 1);
      lines.add("RRULE:FREQ=DAILY;INTERVAL=" + every + (count == 0 ? "" : ";COUNT=" + count));
      gone.forEach(n -> lines.add("EXDATE" + ZONE + TIME.format(start(n))));
      lines.add("END:VEVENT");
    }
    other.forEach((n, change) -> {
      String id = "RECURRENCE-ID" + ZONE + TIME.format(start(n));
      List<String> more =
          change.start().isPresent() ? List.of(id) : List.of(id, "STATUS:CANCELLED");
      lines.addAll(component(change.start().orElse(start(n)), change.title(), more));
    });
    lines.add("END:VCALENDAR");
    return Samples.parse(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  private List<String> component(LocalDateTime start, String summary, List<String> more) {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VEVENT", "UID:" + uid));
    lines.add("DTSTAMP:20260101T0000%02dZ".formatted(stamp % 60));
    lines.add("SEQUENCE:" + stamp);
    lines.add("SUMMARY:" + summary);
    lines.add("DTSTART" + ZONE + TIME.format(start));
    lines.add(stamp % 2 == 0 ? "DURATION:PT1H" : "DTEND" + ZONE + TIME.format(start.plusHours(1)));
    lines.add("ORGANIZER:mailto:ann@example.org");
    lines.add("ATTENDEE:mailto:bob@example.org");
    lines.addAll(more);
    lines.add("END:VEVENT");
    return lines;
  }
}
