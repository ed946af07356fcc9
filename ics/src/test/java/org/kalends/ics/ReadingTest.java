package org.kalends.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static Parsed parse(String... lines) {
    return Document.parse(String.join("\r\n", lines).getBytes(UTF_8));
  }

  private static Property property(String line) {
    return (Property) parse(line).document().nodes().getFirst();
  }

  private static List<String> titles(Parsed parsed) {
    return parsed.document().calendars().stream()
        .flatMap(calendar -> calendar.components("VEVENT").stream())
        .map(event -> event.text("SUMMARY").orElse("-"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.ics",
        "line-ends-lf.ics",
        "line-ends-cr.ics",
        "line-ends-mixed.ics",
        "line-ends-cr-cr-lf.ics",
        "byte-order-mark.ics",
        "blank-lines.ics",
        "last-line-without-end.ics",
        "blanks-after-lines.ics",
        "blank-before-first-line.ics",
        "parameter-with-carets.ics",
        "parameter-with-many-values.ics",
        "vcalendar-1-parameters.ics",
        "group-prefix.ics",
        "unknown-component.ics",
      })
  void whatIsOnlyUnusualIsNoProblem(String fixture) {
    assertThat(Fixtures.parsed(fixture).problems()).isEmpty();
    assertThat(Fixtures.event(fixture).property("UID")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "line-without-colon.ics, 9, line without a colon",
    "missing-end-of-calendar.ics, 1, BEGIN:VCALENDAR without END",
    "missing-end-between-events.ics, 4, BEGIN:VEVENT without END",
    "missing-end-of-alarm.ics, 9, BEGIN:VALARM without END",
    "control-characters.ics, 9, control character",
    "latin-1.ics, 9, not UTF-8",
    "utf-16.ics, 0, UTF-16",
    "utf-16-without-mark.ics, 0, UTF-16",
    "quote-never-closed.ics, 9, quote that is never closed",
  })
  void damageIsOneProblemAtItsLine(String fixture, int line, String message) {
    List<Problem> problems = Fixtures.parsed(fixture).problems();

    assertThat(problems).singleElement().extracting(Problem::line).isEqualTo(line);
    assertThat(problems.getFirst().message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "stray-end.ics, 4, 10, 14",
    "misspelt-end.ics, 4, 10, 10",
    "line-without-name.ics, 9, 10, 11",
  })
  void everyDamagedLineIsNamedInOrder(String fixture, int first, int second, int third) {
    assertThat(Fixtures.parsed(fixture).problems())
        .extracting(Problem::line)
        .startsWith(first, second)
        .contains(third)
        .isSorted();
  }

  @Test
  void lineNumbersCountPhysicalLinesWhateverTheirEnds() {
    Parsed parsed = parse("A:1\n 2\r 3\r\r\n 4", "B:5\n\nC:6\rno colon");

    assertThat(parsed.document().nodes())
        .filteredOn(Property.class::isInstance)
        .extracting(node -> ((Property) node).line())
        .containsExactly(1, 5, 7);
    assertThat(parsed.problems()).extracting(Problem::line).containsExactly(8);
  }

  @Test
  void foldsAreUndoneBeforeCharactersAreDecoded() {
    assertThat(Fixtures.event("folded-inside-characters.ics").text("SUMMARY"))
        .contains("Frühstück mit Zoë und 🍰 für alle");
  }

  @Test
  void foldsMayBeAnywhereInALine() {
    Component event = Fixtures.event("folded-at-odd-places.ics");

    assertThat(event.text("UID")).contains("odd@kalends");
    assertThat(event.text("SUMMARY")).contains("Fol ded ever ywhere");
    assertThat(event.property("DTSTART").orElseThrow().parameters().first("value"))
        .contains("DATE");
  }

  @Test
  void componentsMayBeFoldedToo() {
    Parsed parsed = parse("BEG", " IN:VCAL", "\tENDAR", "END:VCALEN", " DAR");

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.document().calendars()).hasSize(1);
  }

  @Test
  void emptyLinesBeforeFoldsAreTakenAlong() {
    Parsed parsed = Fixtures.parsed("line-ends-doubled.ics");

    assertThat(parsed.problems()).isEmpty();
    assertThat(Fixtures.event("line-ends-doubled.ics").text("DESCRIPTION"))
        .contains("came through a transfer andwas folded on the way");
  }

  @Test
  void vCalendarParametersWithoutNamesAreKept() {
    Component event = Fixtures.event("vcalendar-1-parameters.ics");

    assertThat(event.property("SUMMARY").orElseThrow().parameters().all())
        .first()
        .isEqualTo(new Parameters.Parameter("QUOTED-PRINTABLE", List.of()));
    assertThat(event.property("AALARM")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "two-calendars.ics, First, Second",
    "byte-order-mark-between-calendars.ics, First, Second",
    "missing-end-between-events.ics, First, Second",
    "missing-end-of-alarm.ics, -, Next",
    "misspelt-end.ics, Before, Next",
  })
  void damageNeverSwallowsTheNeighbour(String fixture, String first, String second) {
    assertThat(titles(Fixtures.parsed(fixture))).containsExactly(first, second);
  }

  @Test
  void aCalendarCutOffIsClosedAtTheNextCalendar() {
    Parsed parsed =
        parse(
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "SUMMARY:A",
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "SUMMARY:B",
            "END:VEVENT",
            "END:VCALENDAR");

    assertThat(titles(parsed)).containsExactly("A", "B");
    assertThat(parsed.problems()).extracting(Problem::line).containsExactly(1, 2);
  }

  @Test
  void anAlarmWithoutEndIsClosedAtTheNextAlarm() {
    Parsed parsed =
        parse(
            "BEGIN:VEVENT",
            "BEGIN:VALARM",
            "A:1",
            "BEGIN:VALARM",
            "A:2",
            "END:VALARM",
            "END:VEVENT");

    assertThat(((Component) parsed.document().nodes().getFirst()).components("VALARM"))
        .extracting(alarm -> alarm.text("A").orElseThrow())
        .containsExactly("1", "2");
    assertThat(parsed.problems()).extracting(Problem::line).containsExactly(2);
  }

  @Test
  void whatIsMissingItsEndIsClosedAtTheEndOfTheFile() {
    Parsed parsed = Fixtures.parsed("missing-end-of-everything.ics");

    assertThat(parsed.problems()).extracting(Problem::line).containsExactly(1, 3, 9);
    assertThat(titles(parsed)).containsExactly("Cut off");
  }

  @Test
  void namesAreInUpperCase() {
    Component calendar =
        Fixtures.parsed("lower-case-components.ics").document().calendars().getFirst();

    assertThat(calendar.components("vevent").getFirst().text("summary")).contains("quiet");
    assertThat(calendar.properties()).extracting(Property::name).containsExactly("VERSION");
  }

  @Test
  void textAroundACalendarStaysAroundIt() {
    Document document = Fixtures.parsed("text-before-and-after.ics").document();

    assertThat(titles(Fixtures.parsed("text-before-and-after.ics"))).containsExactly("Mailed");
    assertThat(document.nodes().getFirst()).isInstanceOf(Property.class);
    assertThat(document.nodes().getLast()).hasToString("Sent from my phone");
  }

  @Test
  void aColonInQuotesIsNotTheColon() {
    Property property =
        property("ATTENDEE;DIR=\"ldap://h:6666/o=A;B,C\";CN=Jo:mailto:jo@example.org");

    assertThat(property.value()).isEqualTo("mailto:jo@example.org");
    assertThat(property.parameters().first("DIR")).contains("ldap://h:6666/o=A;B,C");
    assertThat(property.parameters().first("cn")).contains("Jo");
  }

  @Test
  void caretsAreDecoded() {
    assertThat(property("A;P=^n^'^^^x^:v").parameters().first("P")).contains("\n\"^^x^");
    assertThat(property("A;P=\"^'a:b^'\":v").parameters().first("P")).contains("\"a:b\"");
  }

  @Test
  void parametersKeepAllTheirValuesAndRepeats() {
    Parameters parameters = property("A;M=\"x,y\",z,;M=2;N;O=;;P=a\"b\"c:v").parameters();

    assertThat(parameters.all())
        .containsExactly(
            new Parameters.Parameter("M", List.of("x,y", "z", "")),
            new Parameters.Parameter("M", List.of("2")),
            new Parameters.Parameter("N", List.of()),
            new Parameters.Parameter("O", List.of("")),
            new Parameters.Parameter("P", List.of("a\"b\"c")));
    assertThat(parameters.first("N")).isEmpty();
    assertThat(parameters.values("m")).containsExactly("x,y", "z", "");
  }

  @Test
  void aQuoteThatIsNeverClosedEndsAtTheFirstColon() {
    Component event = Fixtures.event("quote-never-closed.ics");

    assertThat(event.property("ATTENDEE").orElseThrow().value())
        .isEqualTo("mailto:joe@example.org");
    assertThat(event.property("ATTENDEE").orElseThrow().parameters().first("CN")).contains("\"Joe");
    assertThat(event.text("SUMMARY")).contains("After");
  }

  @Test
  void aQuoteMayBeClosedAfterAFold() {
    assertThat(property("A;P=\"x:\r\n y\":v").value()).isEqualTo("v");
  }
}
