package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Names;

class QueryTest {
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

  static String query(String filters) {
    return Rig.dav(
        "C:calendar-query",
        "<D:prop><D:getetag/></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">"
            + filters
            + "</C:comp-filter></C:filter>");
  }

  static String comp(String kind, String inner) {
    return "<C:comp-filter name=\"" + kind + "\">" + inner + "</C:comp-filter>";
  }

  static String range(String start, String end) {
    return "<C:time-range start=\"" + start + "\" end=\"" + end + "\"/>";
  }

  private void add(String name, String start, String... lines) {
    assertThat(rig.put(name + ".ics", Rig.event(name, start, lines)).status()).isEqualTo(201);
  }

  private List<String> found(String filters) {
    return rig.report(query(filters)).hrefs().stream()
        .map(href -> href.substring(Rig.WORK.length()).replace(".ics", ""))
        .toList();
  }

  private List<String> during(String start, String end) {
    return found(comp("VEVENT", range(start, end)));
  }

  @Test
  void componentsAreToldApart() {
    add("event", "20260310");
    rig.put("todo.ics", Rig.calendar(Rig.component("VTODO", "todo", "20260310")));
    rig.put("journal.ics", Rig.calendar(Rig.component("VJOURNAL", "journal", "20260310")));
    assertThat(found(comp("VEVENT", ""))).containsExactly("event");
    assertThat(found(comp("VTODO", ""))).containsExactly("todo");
    assertThat(found("")).containsExactly("event", "journal", "todo");
    assertThat(found(comp("VTODO", "<C:is-not-defined/>"))).containsExactly("event", "journal");
    assertThat(found(comp("VALARM", ""))).isEmpty();
  }

  @Test
  void theEndsOfARangeAreExact() {
    add("hour", "20260310T100000Z", "DURATION:PT1H");
    assertThat(during("20260310T110000Z", "20260311T000000Z")).isEmpty();
    assertThat(during("20260310T105959Z", "20260311T000000Z")).containsExactly("hour");
    assertThat(during("20260309T000000Z", "20260310T100000Z")).isEmpty();
    assertThat(during("20260309T000000Z", "20260310T100001Z")).containsExactly("hour");
  }

  @Test
  void anEventWithoutLengthIsAMoment() {
    add("moment", "20260310T100000Z");
    add("same", "20260310T100000Z", "DTEND:20260310T100000Z");
    assertThat(during("20260310T100000Z", "20260310T100001Z")).containsExactly("moment", "same");
    assertThat(during("20260310T095959Z", "20260310T100000Z")).isEmpty();
  }

  @Test
  void aDayLastsADayInTheZoneOfTheQuery() {
    rig.put("day.ics", Rig.event("day", "20260310").replace("DTSTART:", "DTSTART;VALUE=DATE:"));
    assertThat(during("20260310T000000Z", "20260310T000001Z")).containsExactly("day");
    assertThat(during("20260310T235959Z", "20260311T000001Z")).containsExactly("day");
    assertThat(during("20260311T000000Z", "20260312T000000Z")).isEmpty();
    String zone =
        "<C:timezone>BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:America/New_York\nEND:VTIMEZONE\n"
            + "END:VCALENDAR\n</C:timezone>";
    String query = query(comp("VEVENT", range("20260311T000000Z", "20260311T010000Z")));
    String inZone = query.replace("</C:calendar-query>", zone + "</C:calendar-query>");
    assertThat(rig.report(inZone).hrefs()).containsExactly(Rig.WORK + "day.ics");
  }

  @Test
  void zonesAreTakenIntoAccount() {
    String text = Rig.event("ny", "X", "DURATION:PT1H");
    rig.put("ny.ics", text.replace("DTSTART:X", "DTSTART;TZID=America/New_York:20260310T200000"));
    assertThat(during("20260311T000000Z", "20260311T000001Z")).containsExactly("ny");
    assertThat(during("20260310T200000Z", "20260310T210000Z")).isEmpty();
  }

  @Test
  void rulesThatNeverEndAndRunEverySecondCostNothing() {
    add("secondly", "20260310T100000Z", "RRULE:FREQ=SECONDLY");
    assertThat(during("20290310T000000Z", "20290311T000000Z")).containsExactly("secondly");
  }

  @Test
  void aRangeMayBeOpen() {
    add("early", "20260110T100000Z");
    add("late", "20260310T100000Z");
    assertThat(found(comp("VEVENT", "<C:time-range start=\"20260201T000000Z\"/>")))
        .containsExactly("late");
    assertThat(found(comp("VEVENT", "<C:time-range end=\"20260201T000000Z\"/>")))
        .containsExactly("early");
  }

  @Test
  void todosCountFromStartToDue() {
    String todo = Rig.calendar(Rig.component("VTODO", "t", "X")).replace("DTSTART:X\r\n", "%s");
    rig.put("due.ics", todo.formatted("DUE:20260310T100000Z\r\n").replace("UID:t", "UID:due"));
    rig.put("none.ics", todo.formatted("").replace("UID:t", "UID:none"));
    String early = comp("VTODO", range("20260101T000000Z", "20260102T000000Z"));
    String then = comp("VTODO", range("20260310T000000Z", "20260311T000000Z"));
    assertThat(found(early)).containsExactly("none");
    assertThat(found(then)).containsExactly("due", "none");
  }

  @Test
  void propertiesCanBeMatched() {
    add("tea", "20260310", "SUMMARY:Tea with Ana", "CATEGORIES:A,B");
    add("coffee", "20260310", "SUMMARY:Coffee", "LOCATION;LANGUAGE=de:Wien");
    assertThat(found(summary("<C:text-match>TEA</C:text-match>"))).containsExactly("tea");
    assertThat(found(summary("<C:text-match collation=\"i;octet\">TEA</C:text-match>"))).isEmpty();
    assertThat(found(summary("<C:text-match negate-condition=\"yes\">tea</C:text-match>")))
        .containsExactly("coffee");
    assertThat(found(comp("VEVENT", "<C:prop-filter name=\"LOCATION\"/>")))
        .containsExactly("coffee");
    assertThat(
            found(
                comp(
                    "VEVENT",
                    "<C:prop-filter name=\"LOCATION\"><C:is-not-defined/></C:prop-filter>")))
        .containsExactly("tea");
    String german =
        "<C:prop-filter name=\"LOCATION\"><C:param-filter name=\"LANGUAGE\"><C:text-match>de</C:text-match>"
            + "</C:param-filter></C:prop-filter>";
    assertThat(found(comp("VEVENT", german))).containsExactly("coffee");
  }

  private static String summary(String inner) {
    return comp("VEVENT", "<C:prop-filter name=\"SUMMARY\">" + inner + "</C:prop-filter>");
  }

  @Test
  void textsComeAlongWhenAskedFor() {
    add("a", "20260310T100000Z");
    String query =
        query(comp("VEVENT", "")).replace("<D:getetag/>", "<D:getetag/><C:calendar-data/>");
    assertThat(
            rig.report(query)
                .of(Rig.WORK + "a.ics")
                .property(Names.CALENDAR_DATA)
                .orElseThrow()
                .text())
        .isEqualTo(Rig.event("a", "20260310T100000Z"));
  }

  @Test
  void filtersThatAreNoneAreRefusedByName() {
    String collation = summary("<C:text-match collation=\"i;klingon\">x</C:text-match>");
    assertThat(rig.report(query(collation)).condition()).isEqualTo("supported-collation");
    for (String range :
        List.of(
            "<C:time-range/>",
            range("20260310", "20260311"),
            range("x", "y"),
            range("20260310T000000Z", "20260309T000000Z"))) {
      Rig.Answered answer = rig.report(query(comp("VEVENT", range)));
      assertThat(answer.status()).as(range).isEqualTo(403);
      assertThat(answer.condition()).as(range).isEqualTo("valid-filter");
    }
    assertThat(rig.report(Rig.dav("C:calendar-query", "<D:prop/>")).condition())
        .isEqualTo("valid-filter");
  }
}
