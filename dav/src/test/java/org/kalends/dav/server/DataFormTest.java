package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.dav.wire.Names;

/** Texts in another form than they were put (RFC 4791 9.6.5 to 9.6.7). */
class DataFormTest {
  private static final String SERIES =
      Rig.calendar(
          Rig.component(
                  "VEVENT",
                  "s",
                  "X",
                  "DTEND:X",
                  "RRULE:FREQ=WEEKLY;COUNT=4",
                  "EXDATE:X",
                  "SUMMARY:A")
              .replace("DTSTART:X", "DTSTART;TZID=Europe/Berlin:20260310T100000")
              .replace("DTEND:X", "DTEND;TZID=Europe/Berlin:20260310T110000")
              .replace("EXDATE:X", "EXDATE;TZID=Europe/Berlin:20260324T100000"),
          Rig.component("VEVENT", "s", "X", "RECURRENCE-ID:20260317T090000Z", "SUMMARY:B")
              .replace("DTSTART:X", "DTSTART;TZID=Europe/Berlin:20260318T120000"));
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

  private void put(String name, String text) {
    assertThat(rig.put(name, text).status()).isEqualTo(201);
  }

  private static String march(String element) {
    return "<C:" + element + " start=\"20260301T000000Z\" end=\"20260401T000000Z\"/>";
  }

  private static String multiget(String name, String form) {
    return Rig.dav(
        "C:calendar-multiget",
        "<D:prop><C:calendar-data>"
            + form
            + "</C:calendar-data></D:prop><D:href>"
            + Rig.WORK
            + name
            + "</D:href>");
  }

  private String got(String name, String form) {
    return rig.report(multiget(name, form))
        .of(Rig.WORK + name)
        .property(Names.CALENDAR_DATA)
        .orElseThrow()
        .text();
  }

  @Test
  void expandedEachOccurrenceIsByItselfInUtc() {
    put("s.ics", SERIES);
    String got = got("s.ics", march("expand"));
    assertThat(got.split("BEGIN:VEVENT", -1)).hasSize(4);
    assertThat(got)
        .contains("DTSTART:20260310T090000Z", "DTEND:20260310T100000Z")
        .contains("DTSTART:20260318T110000Z")
        // summer time since the 29th
        .contains("DTSTART:20260331T080000Z")
        .contains("RECURRENCE-ID:20260310T090000Z", "RECURRENCE-ID:20260317T090000Z")
        .contains("RECURRENCE-ID:20260331T080000Z")
        .contains("SUMMARY:A", "SUMMARY:B", "PRODID:-//Test//Test//EN")
        .doesNotContain("RRULE", "EXDATE", "TZID", "VTIMEZONE");
  }

  @Test
  void anOverrideForAllThatFollowIsExpandedOneByOne() {
    put(
        "f.ics",
        Rig.calendar(
            Rig.component("VEVENT", "f", "20260302T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
            Rig.component(
                "VEVENT",
                "f",
                "20260310T100000Z",
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T100000Z")));
    assertThat(got("f.ics", march("expand")))
        .contains("DTSTART:20260302T100000Z", "RECURRENCE-ID:20260302T100000Z")
        .contains("DTSTART:20260310T100000Z", "RECURRENCE-ID:20260309T100000Z")
        .contains("DTSTART:20260317T100000Z", "RECURRENCE-ID:20260316T100000Z")
        .doesNotContain("RANGE", "RRULE");
  }

  @Test
  void onlyOccurrencesInTheRangeAreThere() {
    put("s.ics", SERIES);
    String got = got("s.ics", "<C:expand start=\"20260318T000000Z\" end=\"20260319T000000Z\"/>");
    assertThat(got).containsOnlyOnce("BEGIN:VEVENT").contains("SUMMARY:B");
    String none = got("s.ics", "<C:expand start=\"20260324T000000Z\" end=\"20260325T000000Z\"/>");
    assertThat(none).doesNotContain("BEGIN:VEVENT").contains("BEGIN:VCALENDAR");
  }

  @Test
  void daysAndFloatingTimesStayWhatTheyAre() {
    put(
        "day.ics",
        Rig.event("day", "20260310", "RRULE:FREQ=DAILY;COUNT=2", "DURATION:P1D")
            .replace("DTSTART:", "DTSTART;VALUE=DATE:"));
    put("floating.ics", Rig.event("floating", "20260310T100000", "RRULE:FREQ=DAILY;COUNT=2"));
    assertThat(got("day.ics", march("expand")))
        .contains("DTSTART;VALUE=DATE:20260311", "DTEND;VALUE=DATE:20260312")
        .contains("RECURRENCE-ID;VALUE=DATE:20260311")
        .doesNotContain("DURATION", "RRULE");
    assertThat(got("floating.ics", march("expand")))
        .contains("DTSTART:20260311T100000\r\n", "RECURRENCE-ID:20260311T100000\r\n");
  }

  @Test
  void whatDoesNotRepeatOnlyGoesIntoUtc() {
    put(
        "one.ics",
        Rig.event("one", "X", "DURATION:PT1H")
            .replace("DTSTART:X", "DTSTART;TZID=America/New_York:20260310T100000"));
    assertThat(got("one.ics", march("expand")))
        .contains("DTSTART:20260310T140000Z", "DTEND:20260310T150000Z")
        .doesNotContain("RECURRENCE-ID", "TZID");
  }

  @Test
  void aQueryCanBeExpandedToo() {
    put("s.ics", SERIES);
    String query =
        QueryTest.query(
                QueryTest.comp("VEVENT", QueryTest.range("20260331T000000Z", "20260401T000000Z")))
            .replace(
                "<D:getetag/>",
                "<C:calendar-data><C:expand start=\"20260331T000000Z\" end=\"20260401T000000Z\"/></C:calendar-data>");
    assertThat(rig.report(query).of(Rig.WORK + "s.ics").text(Names.CALENDAR_DATA).orElseThrow())
        .containsOnlyOnce("BEGIN:VEVENT")
        .contains("DTSTART:20260331T080000Z");
  }

  @Test
  void limitedOnlyOverridesThatMatterAreThere() {
    put("s.ics", SERIES);
    String limit = "<C:limit-recurrence-set start=\"%sT000000Z\" end=\"%sT000000Z\"/>";
    String then = got("s.ics", limit.formatted("20260318", "20260319"));
    String instead = got("s.ics", limit.formatted("20260317", "20260318"));
    String other = got("s.ics", limit.formatted("20260320", "20260401"));
    assertThat(then).contains("SUMMARY:A", "SUMMARY:B", "RRULE");
    assertThat(instead).contains("SUMMARY:A", "SUMMARY:B");
    assertThat(other).contains("SUMMARY:A", "RRULE").doesNotContain("SUMMARY:B");
  }

  @Test
  void busyTimesOfItemsAreNotLimitedAsThereAreNone() {
    put("s.ics", SERIES);
    assertThat(got("s.ics", march("limit-freebusy-set"))).isEqualTo(got("s.ics", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"expand", "limit-recurrence-set", "limit-freebusy-set"})
  void aRangeWithoutAnEndIsABadRequest(String element) {
    put("s.ics", SERIES);
    String open = "<C:" + element + " start=\"20260301T000000Z\"/>";
    assertThat(rig.report(multiget("s.ics", open)).status()).isEqualTo(400);
  }

  @Test
  void anItemWithMoreOccurrencesThanAnyoneCanWantIsRefusedAndTheOthersAreTold() {
    put("fast.ics", Rig.event("fast", "20260301T100000Z", "RRULE:FREQ=SECONDLY"));
    put("s.ics", SERIES);
    String both =
        multiget("fast.ics", march("expand"))
            .replace("</D:href>", "</D:href><D:href>" + Rig.WORK + "s.ics</D:href>");
    Rig.Answered answer = rig.report(both);
    var fast = answer.of(Rig.WORK + "fast.ics");
    assertThat(fast.status()).hasValue(507);
    assertThat(fast.error().orElseThrow().has(Names.NUMBER_OF_MATCHES_WITHIN_LIMITS)).isTrue();
    assertThat(answer.of(Rig.WORK + "s.ics").text(Names.CALENDAR_DATA)).isPresent();
  }
}
