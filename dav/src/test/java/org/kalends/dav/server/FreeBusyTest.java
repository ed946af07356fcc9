package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeBusyTest {
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
    assertThat(rig.put(name + ".ics", Rig.event(name, start, lines)).status()).isEqualTo(201);
  }

  private static String query(String range) {
    return Rig.dav("C:free-busy-query", range);
  }

  private Rig.Answered march(int from, int to) {
    String range = "<C:time-range start=\"202603%02dT000000Z\" end=\"202603%02dT000000Z\"/>";
    return rig.report(query(range.formatted(from, to)));
  }

  /** The FREEBUSY lines, without their name. */
  private List<String> busy(int from, int to) {
    return march(from, to)
        .text()
        .lines()
        .filter(line -> line.startsWith("FREEBUSY"))
        .map(line -> line.substring("FREEBUSY".length() + 1))
        .toList();
  }

  @Test
  void theAnswerIsOneVfreebusy() {
    add("a", "20260310T100000Z", "DURATION:PT1H");
    Rig.Answered answer = march(10, 11);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/calendar");
    assertThat(answer.text())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .contains("BEGIN:VFREEBUSY\r\nDTSTAMP:2")
        .contains("\r\nDTSTART:20260310T000000Z\r\nDTEND:20260311T000000Z\r\n")
        .contains("\r\nFREEBUSY:20260310T100000Z/20260310T110000Z\r\n");
  }

  @Test
  void timesThatOverlapOrTouchAreOne() {
    add("a", "20260310T100000Z", "DURATION:PT1H");
    add("b", "20260310T110000Z", "DURATION:PT1H");
    add("c", "20260310T103000Z", "DURATION:PT10M");
    add("d", "20260310T130000Z", "DURATION:PT1H");
    assertThat(busy(10, 11))
        .containsExactly("20260310T100000Z/20260310T120000Z", "20260310T130000Z/20260310T140000Z");
  }

  @Test
  void whatIsTransparentOrCancelledTakesNoTime() {
    add("a", "20260310T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT");
    add("b", "20260310T110000Z", "DURATION:PT1H", "STATUS:CANCELLED");
    add("c", "20260310T120000Z");
    assertThat(busy(10, 11)).isEmpty();
  }

  @Test
  void whatIsTentativeIsToldApartAndYieldsToWhatIsSure() {
    add("a", "20260310T100000Z", "DURATION:PT4H", "STATUS:TENTATIVE");
    add("b", "20260310T110000Z", "DURATION:PT1H", "STATUS:CONFIRMED");
    assertThat(busy(10, 11))
        .containsExactly(
            "FBTYPE=BUSY-TENTATIVE:20260310T100000Z/20260310T110000Z",
            "20260310T110000Z/20260310T120000Z",
            "FBTYPE=BUSY-TENTATIVE:20260310T120000Z/20260310T140000Z");
  }

  @Test
  void seriesCountEachTimeAndOverridesForThemselves() {
    String master =
        Rig.component(
            "VEVENT", "s", "20260310T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3");
    String cancelled =
        Rig.component(
            "VEVENT",
            "s",
            "20260311T100000Z",
            "DURATION:PT1H",
            "RECURRENCE-ID:20260311T100000Z",
            "STATUS:CANCELLED");
    rig.put("s.ics", Rig.calendar(master, cancelled));
    assertThat(busy(1, 31))
        .containsExactly("20260310T100000Z/20260310T110000Z", "20260312T100000Z/20260312T110000Z");
  }

  @Test
  void onlyWhatIsInTheRangeIsTold() {
    add("night", "20260309T220000Z", "DURATION:PT4H");
    assertThat(busy(10, 11)).containsExactly("20260310T000000Z/20260310T020000Z");
  }

  @Test
  void daysAreTheCalendarsDays() {
    rig.put("day.ics", Rig.event("day", "20260310").replace("DTSTART:", "DTSTART;VALUE=DATE:"));
    assertThat(busy(9, 12)).containsExactly("20260310T000000Z/20260311T000000Z");
    String zone =
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Vienna\nEND:VTIMEZONE\nEND:VCALENDAR\n";
    rig.ask(
        "PROPPATCH",
        Rig.WORK,
        Rig.dav(
            "D:propertyupdate",
            "<D:set><D:prop><C:calendar-timezone>"
                + zone
                + "</C:calendar-timezone></D:prop></D:set>"),
        "Content-Type",
        "application/xml");
    assertThat(busy(9, 12)).containsExactly("20260309T230000Z/20260310T230000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<C:time-range start=\"20260301T000000Z\"/>",
        "<C:time-range start=\"20260301T000000Z\" end=\"20260201T000000Z\"/>"
      })
  void withoutARangeItIsABadRequest(String range) {
    assertThat(rig.report(query(range)).status()).isEqualTo(400);
  }

  @Test
  void theReportIsAnnounced() {
    assertThat(rig.propfind(Rig.WORK, "0", "<D:supported-report-set/>").text())
        .contains("free-busy-query");
    assertThat(rig.propfind(Rig.WORK, "0", "<D:current-user-privilege-set/>").text())
        .contains("read-free-busy");
  }
}
