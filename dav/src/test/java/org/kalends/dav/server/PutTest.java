package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Names;

class PutTest {
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

  private static final String MARCH = "20260310T100000Z";

  @Test
  void aNewItemIsCreatedAndAnotherTextReplacesIt() {
    Rig.Answered created = rig.put("a.ics", Rig.event("a", MARCH, "SUMMARY:Tea"));
    assertThat(created.status()).isEqualTo(201);
    Rig.Answered replaced = rig.put("a.ics", Rig.event("a", MARCH, "SUMMARY:Coffee"));
    assertThat(replaced.status()).isEqualTo(204);
    assertThat(replaced.etag()).isNotEqualTo(created.etag()).startsWith("\"").endsWith("\"");
    assertThat(rig.get("a.ics").etag()).isEqualTo(replaced.etag());
  }

  @Test
  void anItemBecomesAFileThatAPersonCanRead() throws IOException {
    rig.put("4711.ics", Rig.event("a", MARCH, "SUMMARY:Tea with Ana"));
    assertThat(rig.files()).hasSize(1);
    assertThat(rig.files().getFirst().getFileName().toString()).contains("tea-with-ana");
    assertThat(rig.files().getFirst()).content().contains("SUMMARY:Tea with Ana");
  }

  @Test
  void getReturnsExactlyTheBytesOfThePut() {
    for (String text : odd()) {
      Rig.Answered put = rig.put("odd.ics", text);
      assertThat(put.status()).as(text).isIn(201, 204);
      assertThat(rig.get("odd.ics").text()).isEqualTo(text);
    }
  }

  private static List<String> odd() {
    return List.of(
        Rig.event(
            "odd",
            MARCH,
            "DURATION:PT1H",
            "X-Test;FOO=\"a,b\":geo:1.1,2.2",
            "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Ca,fe\":geo:48.1\\,16.3",
            "X-lower-case:1",
            "CATEGORIES:A",
            "CATEGORIES:B"),
        Rig.event("odd", MARCH, "SUMMARY:LF only").replace("\r\n", "\n"),
        Rig.event("odd", MARCH, "DESCRIPTION:folded in the", "  middle of ü\r\n \u00fc"),
        "\ufeff" + Rig.event("odd", MARCH, "SUMMARY:BOM"),
        Rig.event("odd", MARCH, "", "SUMMARY:blank lines", ""));
  }

  @Test
  void dataThatIsOddButRealIsTaken() {
    List<String> items =
        List.of(
            Rig.event("orphan", MARCH, "RECURRENCE-ID:20260310T090000Z"),
            Rig.event("period", MARCH, "RDATE;VALUE=PERIOD:20270106T100000Z/PT2H"),
            Rig.event("zone", MARCH)
                .replace("DTSTART:" + MARCH, "DTSTART;TZID=My Zone:20260310T100000"),
            Rig.event("until", "20260310T100000", "RRULE:FREQ=DAILY;UNTIL=20260401T000000"),
            Rig.event("double", MARCH, "X-A:1", "X-A:2", "X-WR-ALARMUID:x"),
            Rig.event("rule", MARCH, "RRULE:FREQ=NEVER;COUNT=banana"),
            Rig.event("start", "whenever"),
            Rig.event("@/..\\u", MARCH));
    for (String item : items) {
      int at = items.indexOf(item);
      assertThat(rig.put("odd" + at + ".ics", item).status()).as(item).isEqualTo(201);
      assertThat(rig.get("odd" + at + ".ics").text()).isEqualTo(item);
    }
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs()).hasSize(items.size() + 1);
  }

  @Test
  void aWrongIfMatchIsRefused() {
    rig.put("a.ics", Rig.event("a", MARCH));
    assertThat(rig.put("a.ics", Rig.event("a", MARCH, "X:1"), "If-Match", "\"nope\"").status())
        .isEqualTo(412);
    assertThat(rig.put("b.ics", Rig.event("b", MARCH), "If-Match", "*").status()).isEqualTo(412);
    assertThat(rig.get("a.ics").text()).doesNotContain("X:1");
  }

  @Test
  void theRightIfMatchAmongOthersIsTaken() {
    String etag = rig.put("a.ics", Rig.event("a", MARCH)).etag();
    String text = Rig.event("a", MARCH, "X:1");
    assertThat(rig.put("a.ics", text, "If-Match", "\"nope\", " + etag).status()).isEqualTo(204);
  }

  @Test
  void aWeakTagDoesNotMatchForWriting() {
    String etag = rig.put("a.ics", Rig.event("a", MARCH)).etag();
    String text = Rig.event("a", MARCH, "X:1");
    assertThat(rig.put("a.ics", text, "If-Match", "W/" + etag).status()).isEqualTo(412);
  }

  @Test
  void ifNoneMatchStarOnlyCreates() {
    String text = Rig.event("a", MARCH);
    assertThat(rig.put("a.ics", text, "If-None-Match", "*").status()).isEqualTo(201);
    assertThat(rig.put("a.ics", text, "If-None-Match", "*").status()).isEqualTo(412);
  }

  @Test
  void theSameUidUnderAnotherNameIsAConflictThatNamesTheFirst() {
    rig.put("first.ics", Rig.event("a", MARCH));
    Rig.Answered second = rig.put("second.ics", Rig.event("a", MARCH));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.condition()).isEqualTo("no-uid-conflict");
    assertThat(second.xml().at(Names.NO_UID_CONFLICT, Names.HREF).orElseThrow().text())
        .isEqualTo(Rig.WORK + "first.ics");
  }

  @Test
  void theUidOfAnItemCannotChangeInPlace() {
    rig.put("a.ics", Rig.event("a", MARCH));
    Rig.Answered other = rig.put("a.ics", Rig.event("other", MARCH));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.condition()).isEqualTo("no-uid-conflict");
  }

  @Test
  void whatIsNoCalendarIsRefused() {
    for (String text :
        List.of("hello", "", "<html></html>", "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n")) {
      Rig.Answered answer = rig.put("a.ics", text);
      assertThat(answer.status()).as(text).isEqualTo(403);
      assertThat(answer.condition()).as(text).isEqualTo("valid-calendar-data");
    }
  }

  @Test
  void aTextThatBreaksOffIsRefused() {
    String text = Rig.event("a", MARCH);
    Rig.Answered answer = rig.put("a.ics", text.substring(0, text.length() - 20));
    assertThat(answer.condition()).isEqualTo("valid-calendar-data");
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotExactlyOneItemIsRefused() {
    String event = Rig.component("VEVENT", "a", MARCH);
    List<String> texts =
        List.of(
            Rig.calendar(event, Rig.component("VEVENT", "b", MARCH)),
            Rig.calendar(event.replace("UID:a\r\n", "")),
            Rig.calendar(event).replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:REQUEST"),
            Rig.calendar(event, event),
            Rig.calendar(event, Rig.component("VTODO", "a", MARCH)),
            Rig.calendar(event) + Rig.calendar(event),
            Rig.calendar());
    for (String text : texts) {
      Rig.Answered answer = rig.put("a.ics", text);
      assertThat(answer.status()).as(text).isEqualTo(403);
      assertThat(answer.condition()).as(text).isEqualTo("valid-calendar-object-resource");
    }
  }

  @Test
  void componentsThatTheCalendarDoesNotTakeAreRefused() {
    Rig.Answered answer = rig.put("a.ics", Rig.calendar(Rig.component("VFREEBUSY", "a", MARCH)));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.condition()).isEqualTo("supported-calendar-component");
  }

  @Test
  void otherMediaTypesAreRefused() {
    Rig.Answered answer =
        rig.ask("PUT", Rig.WORK + "a.ics", Rig.event("a", MARCH), "Content-Type", "text/plain");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.condition()).isEqualTo("supported-calendar-data");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String text = Rig.event("a", MARCH, "DESCRIPTION:" + "x".repeat(10 << 20));
    Rig.Answered answer = rig.put("a.ics", text);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.condition()).isEqualTo("max-resource-size");
    assertThat(rig.put("a.ics", text + text).status()).isEqualTo(413);
  }

  @Test
  void whereThereIsNoCalendarNothingIsStored() {
    String text = Rig.event("a", MARCH);
    String type = "text/calendar";
    for (String path : List.of("/calendars/ana/none/a.ics", "/calendars/ana/.kalends/a.ics")) {
      assertThat(rig.ask("PUT", path, text, "Content-Type", type).status()).isEqualTo(409);
    }
    assertThat(rig.ask("PUT", Rig.WORK, text, "Content-Type", type).status()).isEqualTo(405);
  }

  @Test
  void noAddressLeadsOutOfTheCalendar() throws IOException {
    String text = Rig.event("a", MARCH);
    for (String name :
        List.of(
            "..%2f..%2fx.ics", "%2e%2e/x.ics", "%2e%2e%2fx.ics", "a%00.ics", "a%5c..%5cb.ics")) {
      assertThat(rig.put(name, text).status()).as(name).isBetween(400, 499);
    }
    assertThat(Rig.list(folder)).allMatch(path -> !path.toString().endsWith(".ics"));
    assertThat(Rig.list(rig.root)).allMatch(path -> !path.toString().endsWith(".ics"));
    assertThat(rig.files()).isEmpty();
  }

  @Test
  void namesOfAnyScriptAndShapeAreKept() {
    for (String name :
        List.of("%C3%BC%20b.ics", "noextension", "a%25b.ics", "a+b@c.ics", ".hidden")) {
      assertThat(rig.put(name, Rig.event(name, MARCH)).status()).as(name).isEqualTo(201);
      assertThat(rig.get(name).status()).as(name).isEqualTo(200);
      String href = Rig.WORK + name.replace("+", "%2B");
      assertThat(rig.propfind(Rig.WORK + name, "0", "<D:getetag/>").hrefs()).containsExactly(href);
    }
  }

  @Test
  void manyClientsMayWriteAtOnce() throws IOException {
    List<Integer> statuses =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(at -> rig.put("item" + at + ".ics", Rig.event("uid" + at, MARCH)).status())
            .toList();
    assertThat(statuses).hasSize(60).containsOnly(201);
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs()).hasSize(61);
  }

  @Test
  void ofManyWhoCreateTheSameItemOneSucceeds() {
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(at ->
                rig.put("a.ics", Rig.event("a", MARCH, "X:" + at), "If-None-Match", "*").status())
            .toList();
    assertThat(statuses).containsOnlyOnce(201).contains(412);
  }
}
