package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.dav.server.QueryTest.comp;
import static org.kalends.dav.server.QueryTest.query;
import static org.kalends.dav.server.QueryTest.range;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time ranges over what repeats, and over alarms (RFC 4791 9.9). */
class RecurringQueryTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.failures).isEmpty();
  }

  private void add(String name, String start, String... lines) {
    put(name, Rig.event(name, start, lines));
  }

  private void put(String name, String text) {
    assertThat(rig.put(name + ".ics", text).status()).isEqualTo(201);
  }

  private List<String> found(String filters) {
    return rig.report(query(filters)).hrefs().stream()
        .map(href -> href.substring(Rig.WORK.length()).replace(".ics", ""))
        .toList();
  }

  /** What is found on a day of March 2026. */
  private List<String> on(int day) {
    return found(comp("VEVENT", range(utc(day, "000000"), utc(day + 1, "000000"))));
  }

  private static String utc(int day, String time) {
    return "202603%02dT%sZ".formatted(day, time);
  }

  @Test
  void aSeriesIsFoundOnItsDaysOnly() {
    add("tuesdays", "20260310T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY");
    assertThat(on(10)).containsExactly("tuesdays");
    assertThat(on(16)).isEmpty();
    assertThat(on(17)).containsExactly("tuesdays");
    assertThat(found(comp("VEVENT", range("20300101T000000Z", "20300102T000000Z"))))
        .containsExactly("tuesdays");
    assertThat(found(comp("VEVENT", range("20300102T000000Z", "20300108T000000Z")))).isEmpty();
  }

  @Test
  void aSeriesIsNotFoundAfterItsEnd() {
    add("counted", "20260310T100000Z", "RRULE:FREQ=DAILY;COUNT=3");
    add("until", "20260310T100000Z", "RRULE:FREQ=DAILY;UNTIL=20260313T100000Z");
    assertThat(on(12)).containsExactly("counted", "until");
    assertThat(on(13)).containsExactly("until");
    assertThat(on(14)).isEmpty();
    assertThat(found(comp("VEVENT", "<C:time-range start=\"20260314T000000Z\"/>"))).isEmpty();
  }

  @Test
  void whatIsExcludedOrAddedCounts() {
    add(
        "odd",
        "20260310T100000Z",
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE:20260311T100000Z",
        "RDATE:20260320T100000Z");
    assertThat(on(10)).containsExactly("odd");
    assertThat(on(11)).isEmpty();
    assertThat(on(20)).containsExactly("odd");
  }

  @Test
  void anOccurrenceThatWasMovedIsFoundWhereItIs() {
    String master =
        Rig.component("VEVENT", "m", "20260310T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:A");
    String moved =
        Rig.component(
            "VEVENT", "m", "20260319T100000Z", "RECURRENCE-ID:20260317T100000Z", "SUMMARY:B");
    put("m", Rig.calendar(master, moved));
    assertThat(on(17)).isEmpty();
    assertThat(on(19)).containsExactly("m");
    assertThat(on(24)).containsExactly("m");
    String during = range(utc(19, "000000"), utc(20, "000000"));
    String titled =
        "<C:prop-filter name=\"SUMMARY\"><C:text-match>%s</C:text-match></C:prop-filter>";
    assertThat(found(comp("VEVENT", during + titled.formatted("B")))).containsExactly("m");
    assertThat(found(comp("VEVENT", during + titled.formatted("A")))).isEmpty();
  }

  @Test
  void anOverrideOfNothingIsFoundAsTheExpanderHasIt() {
    String master = Rig.component("VEVENT", "m", "20260310T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2");
    String stray =
        Rig.component("VEVENT", "m", "20260320T100000Z", "RECURRENCE-ID:20260319T100000Z");
    put("m", Rig.calendar(master, stray));
    put(
        "alone",
        Rig.calendar(
            Rig.component(
                "VEVENT", "alone", "20260320T120000Z", "RECURRENCE-ID:20260319T100000Z")));
    assertThat(on(20)).containsExactly("alone", "m");
    assertThat(on(19)).isEmpty();
  }

  @Test
  void aSeriesThatCallsItselfAnOverrideIsStillASeries() {
    add("odd", "20260310T100000Z", "RECURRENCE-ID:19700101T070000Z", "RRULE:FREQ=WEEKLY");
    assertThat(on(17)).containsExactly("odd");
    assertThat(on(18)).isEmpty();
  }

  @Test
  void anOverrideForAllThatFollowMovesThemAll() {
    String master =
        Rig.component(
            "VEVENT", "m", "20260302T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4");
    String later =
        Rig.component(
            "VEVENT",
            "m",
            "20260310T100000Z",
            "DURATION:PT1H",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T100000Z",
            "SUMMARY:Tuesdays");
    put("m", Rig.calendar(master, later));
    for (int day : List.of(2, 10, 17, 24)) {
      assertThat(on(day)).as("day %s", day).containsExactly("m");
    }
    for (int day : List.of(9, 16, 23, 30)) {
      assertThat(on(day)).as("day %s", day).isEmpty();
    }
    String titled =
        "<C:prop-filter name=\"SUMMARY\"><C:text-match>Tuesdays</C:text-match></C:prop-filter>";
    assertThat(found(comp("VEVENT", range(utc(24, "000000"), utc(25, "000000")) + titled)))
        .containsExactly("m");
  }

  @Test
  void anOccurrenceThatBeganBeforeTheRangeIsFoundUntilItEnds() {
    add("night", "20260310T220000Z", "DURATION:PT4H", "RRULE:FREQ=WEEKLY;COUNT=2");
    assertThat(on(11)).containsExactly("night");
    assertThat(on(12)).isEmpty();
    assertThat(on(18)).containsExactly("night");
  }

  @Test
  void wallClockTimesAreKeptOverSummerTime() {
    String text = Rig.event("late", "X", "DURATION:PT30M", "RRULE:FREQ=WEEKLY");
    put("late", text.replace("DTSTART:X", "DTSTART;TZID=Europe/Berlin:20260325T003000"));
    // 23:30 UTC before summer time begins on the 29th, 22:30 after
    assertThat(found(comp("VEVENT", range(utc(24, "233000"), utc(24, "233001")))))
        .containsExactly("late");
    assertThat(found(comp("VEVENT", range(utc(31, "223000"), utc(31, "223001")))))
        .containsExactly("late");
    assertThat(found(comp("VEVENT", range(utc(31, "233000"), utc(31, "234000"))))).isEmpty();
  }

  @Test
  void todosAndJournalsRepeatToo() {
    put(
        "todo",
        Rig.calendar(
            Rig.component(
                "VTODO",
                "todo",
                "20260310T100000Z",
                "DUE:20260310T110000Z",
                "RRULE:FREQ=WEEKLY;COUNT=2")));
    put(
        "journal",
        Rig.calendar(
            Rig.component("VJOURNAL", "journal", "20260310", "RRULE:FREQ=WEEKLY;COUNT=2")
                .replace("DTSTART:", "DTSTART;VALUE=DATE:")));
    for (String kind : List.of("VTODO", "VJOURNAL")) {
      String name = kind.substring(1).toLowerCase(java.util.Locale.ROOT);
      assertThat(found(comp(kind, range(utc(17, "000000"), utc(18, "000000")))))
          .containsExactly(name);
      assertThat(found(comp(kind, range(utc(18, "000000"), utc(24, "000000"))))).isEmpty();
      assertThat(found(comp(kind, range(utc(24, "000000"), utc(25, "000000"))))).isEmpty();
    }
  }

  private static String[] alarm(String... lines) {
    return java.util.stream.Stream.of(
            List.of("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:x"),
            List.of(lines),
            List.of("END:VALARM"))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private List<String> ringing(String start, String end) {
    return found(comp("VEVENT", comp("VALARM", range(start, end))));
  }

  @Test
  void anAlarmIsFoundWhenItGoesOff() {
    add("before", "20260310T100000Z", alarm("TRIGGER:-PT15M"));
    assertThat(ringing(utc(10, "094500"), utc(10, "094501"))).containsExactly("before");
    assertThat(ringing(utc(10, "094501"), utc(10, "110000"))).isEmpty();
    assertThat(ringing(utc(10, "000000"), utc(10, "094500"))).isEmpty();
  }

  @Test
  void anAlarmOfASeriesGoesOffEachTime() {
    String[] trigger = alarm("TRIGGER:-P1D");
    String[] lines = new String[trigger.length + 1];
    lines[0] = "RRULE:FREQ=WEEKLY;COUNT=3";
    System.arraycopy(trigger, 0, lines, 1, trigger.length);
    add("weekly", "20260310T100000Z", lines);
    assertThat(ringing(utc(16, "000000"), utc(17, "000000"))).containsExactly("weekly");
    assertThat(ringing(utc(17, "000000"), utc(18, "000000"))).isEmpty();
    assertThat(ringing(utc(24, "000000"), utc(31, "000000"))).isEmpty();
  }

  @Test
  void anAlarmMayBeAtATimeAtTheEndOrComeAgain() {
    add("at", "20260310T100000Z", alarm("TRIGGER;VALUE=DATE-TIME:20260301T080000Z"));
    add("end", "20260310T100000Z", alarm("TRIGGER;RELATED=END:PT0S", "X:1"));
    add("again", "20260312T100000Z", alarm("TRIGGER:PT0S", "REPEAT:2", "DURATION:PT5M"));
    assertThat(ringing(utc(1, "080000"), utc(1, "080001"))).containsExactly("at");
    assertThat(ringing(utc(10, "100000"), utc(10, "100001"))).containsExactly("end");
    assertThat(ringing(utc(12, "101000"), utc(12, "101001"))).containsExactly("again");
    assertThat(ringing(utc(12, "101001"), utc(12, "120000"))).isEmpty();
    assertThat(ringing(utc(12, "100001"), utc(12, "100500"))).isEmpty();
  }

  @Test
  void todosAreRemindedOfBeforeTheyAreDue() {
    String todo =
        Rig.component("VTODO", "t", "X", alarm("TRIGGER;RELATED=END:-PT1H"))
            .replace("DTSTART:X", "DUE:20260310T100000Z");
    put("t", Rig.calendar(todo));
    assertThat(found(comp("VTODO", comp("VALARM", range(utc(10, "090000"), utc(10, "090001"))))))
        .containsExactly("t");
    assertThat(found(comp("VTODO", comp("VALARM", range(utc(10, "093000"), utc(10, "110000"))))))
        .isEmpty();
  }
}
