package org.kalends.testkit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.testkit.mirror.Stand.document;
import static org.kalends.testkit.mirror.Stand.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Property;

/**
 * Occurrences of days, of times without a zone and of things to do. Today is Monday, 2 March 2026;
 * the window goes from 7 days ago to 14 days ahead.
 */
class InstanceKindsTest {
  private final Stand stand = Stand.instances();

  @AfterEach
  void aSecondRunHasNothingToDo() throws Exception {
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  /** Properties of the items in the target, sorted. */
  private List<String> lines(String... names) {
    return stand.target.documents().values().stream()
        .flatMap(document -> Item.in(document).items().stream())
        .flatMap(item -> item.components().stream())
        .map(part ->
            Stream.of(names)
                .flatMap(name -> part.properties(name).stream())
                .map(Property::toString)
                .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static Document trip(String... more) {
    String lines = String.join("\n", more);
    String start = "DTSTART;VALUE=DATE:20260216";
    String end = "DTEND;VALUE=DATE:20260218";
    return event("trip", "SUMMARY:Trip", start, end, "RRULE:FREQ=WEEKLY", lines);
  }

  @Test
  void occurrencesOfDaysLastAsManyDays() throws Exception {
    stand.source.put("trip", trip());
    assertThat(stand.writes()).isEqualTo(4);
    assertThat(lines("DTSTART", "DTEND", "RRULE"))
        .containsExactly(
            "DTSTART;VALUE=DATE:20260223 DTEND;VALUE=DATE:20260225",
            "DTSTART;VALUE=DATE:20260302 DTEND;VALUE=DATE:20260304",
            "DTSTART;VALUE=DATE:20260309 DTEND;VALUE=DATE:20260311",
            "DTSTART;VALUE=DATE:20260316 DTEND;VALUE=DATE:20260318");
  }

  @Test
  void whatEndsWithTheDayBeforeTheWindowIsOverAndWhatReachesIntoItIsNot() throws Exception {
    stand.today = LocalDate.of(2026, 2, 24);
    stand.source.put("trip", trip());
    assertThat(stand.writes()).isEqualTo(4);
    assertThat(stand.shown()).containsKey("20260216");
    stand.today = LocalDate.of(2026, 2, 25);
    Stand later = Stand.instances();
    later.today = stand.today;
    later.source.put("trip", trip());
    later.run();
    assertThat(later.shown()).doesNotContainKey("20260216").containsKey("20260223");
    assertThat(stand.writes()).isZero();
  }

  @Test
  void daysAreExcludedMovedAndEnterTheWindowLikeTimes() throws Exception {
    stand.source.put("trip", trip());
    stand.run();
    List<String> before = stand.uids();
    stand.source.put(
        "trip",
        document(
            inside(trip("EXDATE;VALUE=DATE:20260302"))
                + "BEGIN:VEVENT\nUID:trip\nDTSTAMP:20260101T000000Z\nSUMMARY:Late trip\n"
                + "RECURRENCE-ID;VALUE=DATE:20260309\nDTSTART;VALUE=DATE:20260312\nEND:VEVENT\n"));
    assertThat(stand.writes()).isEqualTo(2);
    assertThat(stand.shown())
        .isEqualTo(Map.of("20260223", "Trip", "20260312", "Late trip", "20260316", "Trip"));
    assertThat(before).containsAll(stand.uids());
    stand.today = stand.today.plusDays(6);
    assertThat(stand.writes()).isZero();
    stand.today = stand.today.plusDays(1);
    assertThat(stand.writes()).isEqualTo(1);
  }

  private static String inside(Document document) {
    return document.toString().replaceAll("(?s).*?(BEGIN:VEVENT.*END:VEVENT\\R).*", "$1");
  }

  @Test
  void timesWithoutAZoneStaySoWhateverTheClockDoes() throws Exception {
    stand.today = LocalDate.of(2026, 3, 23);
    stand.source.put(
        "pills", event("pills", "DTSTART:20260301T080000", "DURATION:PT5M", "RRULE:FREQ=WEEKLY"));
    assertThat(stand.writes()).isEqualTo(3);
    assertThat(lines("DTSTART", "DTEND", "DURATION", "RRULE"))
        .containsExactly(
            "DTSTART:20260322T080000 DTEND:20260322T080500",
            "DTSTART:20260329T080000 DTEND:20260329T080500",
            "DTSTART:20260405T080000 DTEND:20260405T080500");
    assertThat(stand.target.documents().values())
        .allSatisfy(item -> assertThat(item.toString()).doesNotContain("VTIMEZONE"));
  }

  private static String water(String... lines) {
    String inside = String.join("\n", lines);
    return "BEGIN:VTODO\nUID:water\nDTSTAMP:20260101T000000Z\n%s\nEND:VTODO\n".formatted(inside);
  }

  @Test
  void eachThingToDoIsDueByItself() throws Exception {
    String start = "DTSTART;TZID=Europe/Berlin:20260302T090000";
    String due = "DUE;TZID=Europe/Berlin:20260302T180000";
    String master = water("SUMMARY:Water", start, due, "RRULE:FREQ=DAILY;COUNT=3");
    stand.source.put("water", document(master));
    assertThat(stand.writes()).isEqualTo(3);
    stand.source.put(
        "water",
        document(
            master
                + water(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260303T090000",
                    start.replace("0302", "0303"),
                    due.replace("0302", "0303"),
                    "SUMMARY:Water",
                    "STATUS:COMPLETED")));
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(lines("DUE", "STATUS", "RRULE", "RECURRENCE-ID"))
        .containsExactly(
            "DUE;TZID=Europe/Berlin:20260302T180000",
            "DUE;TZID=Europe/Berlin:20260303T180000 STATUS:COMPLETED",
            "DUE;TZID=Europe/Berlin:20260304T180000");
    assertThat(stand.target.documents().values())
        .allSatisfy(item -> assertThat(item.toString()).contains("BEGIN:VTODO"));
  }

  /** DUE must be later than DTSTART (RFC 5545 3.8.2.3), so none is made up. */
  @Test
  void aThingToDoThatHasNoStartGetsNone() throws Exception {
    stand.source.put(
        "water", document(water("DUE;VALUE=DATE:20260303", "RRULE:FREQ=WEEKLY;COUNT=2")));
    assertThat(stand.writes()).isEqualTo(2);
    assertThat(lines("DUE", "DTSTART", "RRULE"))
        .containsExactly("DUE;VALUE=DATE:20260303", "DUE;VALUE=DATE:20260310");
  }
}
