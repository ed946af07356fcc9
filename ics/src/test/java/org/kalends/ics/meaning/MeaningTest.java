package org.kalends.ics.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.ics.Document;

/** Lines of an event, parted by {@code ~}; each pair is one rule. */
class MeaningTest {
  private static final String BERLIN =
      "BEGIN:VTIMEZONE~TZID:Europe/Berlin~BEGIN:STANDARD~DTSTART:19961027T030000~TZOFFSETFROM:+0200~"
          + "TZOFFSETTO:+0100~RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU~END:STANDARD~BEGIN:DAYLIGHT~"
          + "DTSTART:19810329T020000~TZOFFSETFROM:+0100~TZOFFSETTO:+0200~"
          + "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU~END:DAYLIGHT~END:VTIMEZONE~";
  private static final String START = "DTSTART;TZID=Europe/Berlin:20250320T150000~";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SUMMARY:a~LOCATION:b | LOCATION:b~SUMMARY:a
          SUMMARY:a | summary:a
          SUMMARY:a b | SUMMARY:a~  b
          SUMMARY:a\\, b | SUMMARY:a, b
          SUMMARY:a\\nb | SUMMARY:a\\Nb
          SUMMARY:a | SUMMARY:a~DTSTAMP:20250101T000000Z~LAST-MODIFIED:20250101T000000Z~CREATED:20250101T000000Z~SEQUENCE:3
          SUMMARY:a | SUMMARY:a~X-RADICALE-NAME:x.ics~X-MOZ-GENERATION:4
          SUMMARY:a | SUMMARY:a~STATUS:CONFIRMED~TRANSP:OPAQUE~CLASS:PUBLIC~PRIORITY:0
          SUMMARY:a | SUMMARY:a~DESCRIPTION:~LOCATION:
          STATUS:TENTATIVE | STATUS:tentative
          SUMMARY;LANGUAGE=en;ALTREP="http://x":a | SUMMARY;ALTREP="http://x";LANGUAGE=EN:a
          SUMMARY;X-A="b":a | SUMMARY;X-A=b:a
          ATTENDEE;CN=Jo;PARTSTAT=ACCEPTED:mailto:jo@x.org | ATTENDEE;PARTSTAT=accepted;CN="Jo":MAILTO:jo@x.org
          ATTENDEE:mailto:jo@x.org | ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:jo@x.org
          ATTENDEE:mailto:a@x~ATTENDEE:mailto:b@x | ATTENDEE:mailto:b@x~ATTENDEE:mailto:a@x
          ATTENDEE;SENT-BY="mailto:s@x":mailto:a@x | ATTENDEE;SENT-BY="MAILTO:s@x":mailto:a@x
          ATTENDEE:mailto:a@x | ATTENDEE;SCHEDULE-STATUS=1.2;SCHEDULE-AGENT=SERVER:mailto:a@x
          CATEGORIES:a,b | CATEGORIES:b~CATEGORIES:a
          RESOURCES:a,b | RESOURCES:b,a
          EXDATE:20250321T140000Z,20250322T140000Z | EXDATE:20250322T140000Z~EXDATE:20250321T140000Z
          EXDATE:20250321T140000Z | EXDATE;TZID=Europe/Berlin:20250321T150000
          EXDATE:20250321T140000Z | EXDATE;VALUE=DATE-TIME:20250321T140000Z
          RDATE:20250321T140000Z | RDATE;TZID=Europe/Berlin:20250321T150000
          RDATE;VALUE=PERIOD:20250321T140000Z/PT1H | RDATE;VALUE=PERIOD:20250321T140000Z/20250321T150000Z
          RRULE:FREQ=WEEKLY;BYDAY=MO,TU | RRULE:BYDAY=TU,mo;FREQ=weekly;INTERVAL=1;WKST=MO
          RRULE:FREQ=MONTHLY;BYDAY=+1MO | RRULE:FREQ=MONTHLY;BYDAY=1MO
          RRULE:FREQ=DAILY;UNTIL=20250401T130000Z | RRULE:FREQ=DAILY;UNTIL=20250401T150000
          DTEND;TZID=Europe/Berlin:20250320T160000 | DURATION:PT1H
          DTEND:20250320T150000Z | DURATION:PT60M
          DTEND;TZID=Europe/Berlin:20250330T150000 | DURATION:P10D
          DTEND;TZID=Europe/Berlin:20250320T150000 | SUMMARY:
          GEO:37.386013;-122.082932 | GEO:37.3860130;-122.08293200
          PRIORITY:1 | PRIORITY:01
          X-A:1,2 | x-a:1\\,2
          URL;VALUE=URI:http://x/ | URL:http://x/
          X-A;VALUE=TEXT:b | X-A:b
          RELATED-TO;RELTYPE=PARENT:u | RELATED-TO:u
          """)
  void anotherWayOfWritingIsNoOtherMeaning(String one, String other) {
    same(event(START + one), event(START + other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SUMMARY:a | SUMMARY:b
          SUMMARY:a | SUMMARY:A
          SUMMARY:a | LOCATION:a
          SUMMARY:a | SUMMARY:a~COMMENT:c
          COMMENT:c | COMMENT:c~COMMENT:c
          COMMENT:a\\,b | COMMENT:a~COMMENT:b
          STATUS:TENTATIVE | STATUS:CANCELLED
          ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x | ATTENDEE;PARTSTAT=DECLINED:mailto:a@x
          ATTENDEE;CN=a:mailto:a@x | ATTENDEE;CN=A:mailto:a@x
          ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x~ATTENDEE:mailto:b@x | ATTENDEE:mailto:a@x~ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x
          CATEGORIES:a,b | CATEGORIES:a\\,b
          EXDATE:20250321T140000Z,20250322T140000Z | EXDATE:20250321T140000Z
          EXDATE:20250321T140000Z | EXDATE:20250321T150000Z
          EXDATE:20250321T150000 | EXDATE;TZID=Europe/Berlin:20250321T150000
          EXDATE;VALUE=DATE:20250321 | EXDATE:20250321T000000
          RRULE:FREQ=DAILY | RRULE:FREQ=DAILY;INTERVAL=2
          RRULE:FREQ=DAILY;COUNT=3 | RRULE:FREQ=DAILY;COUNT=4
          RRULE:FREQ=DAILY | SUMMARY:
          DTEND:20250320T150000Z | DTEND:20250320T160000Z
          DURATION:PT1H | DURATION:PT2H
          GEO:37.386013;-122.082932 | GEO:37.386013;122.082932
          X-A:1 | X-A:2
          X-A;X-P=1:a | X-A;X-P=2:a
          X-A;VALUE=URI:a | X-A:a
          URL:http://x/a | URL:http://x/A
          TRANSP:TRANSPARENT | TRANSP:OPAQUE
          CLASS:PRIVATE | CLASS:PUBLIC
          BEGIN:VALARM~ACTION:DISPLAY~TRIGGER:-PT15M~END:VALARM | BEGIN:VALARM~ACTION:DISPLAY~TRIGGER:-PT10M~END:VALARM
          BEGIN:VALARM~ACTION:DISPLAY~TRIGGER:-PT15M~END:VALARM | SUMMARY:
          BEGIN:VALARM~TRIGGER;RELATED=END:-PT15M~END:VALARM | BEGIN:VALARM~TRIGGER:-PT15M~END:VALARM
          BEGIN:VALARM~TRIGGER:PT0S~END:VALARM | BEGIN:VALARM~TRIGGER:PT0S~ACKNOWLEDGED:20250320T140000Z~END:VALARM
          BEGIN:X-THING~X-A:1~END:X-THING | BEGIN:X-THING~X-A:2~END:X-THING
          """)
  void anotherValueIsAnotherMeaning(String one, String other) {
    differ(event(START + one), event(START + other));
  }

  @Test
  void containerLinesSpeakOfTheCalendar() {
    same(
        "BEGIN:VCALENDAR~VERSION:2.0~PRODID:a~BEGIN:VEVENT~UID:u~END:VEVENT~END:VCALENDAR~",
        "BEGIN:VCALENDAR~PRODID:b~METHOD:PUBLISH~CALSCALE:GREGORIAN~X-WR-CALNAME:n~SOURCE:http://x~"
            + "BEGIN:VEVENT~UID:u~END:VEVENT~END:VCALENDAR~");
  }

  @Test
  void lineEndsAndFoldsSayNothing() {
    String text = event(START + "SUMMARY:lunch with Zoë");
    String folded = text.replace("Zo", "Zo~ ").replace("~", "\r\n");
    assertThat(Meaning.of(document(text))).isEqualTo(Meaning.of(document(folded)));
  }

  @Test
  void daysFloatingTimesAndInstantsNeverEqual() {
    String day = event("DTSTART;VALUE=DATE:20250320");
    String floating = event("DTSTART:20250320T000000");
    String instant = event("DTSTART:20250320T000000Z");
    differ(day, floating);
    differ(day, instant);
    differ(floating, instant);
  }

  @Test
  void singleEventsStartAtAnInstant() {
    same(event(START), event("DTSTART:20250320T140000Z"));
    same(event(START), event("DTSTART;TZID=W. Europe Standard Time:20250320T150000"));
    differ(event(START), event("DTSTART:20250320T150000Z"));
  }

  @Test
  void startOfARuleKeepsItsZone() {
    String rule = "~RRULE:FREQ=DAILY";
    differ(event(START + rule), event("DTSTART:20250320T140000Z" + rule));
    same(event(START + rule), event("DTSTART;TZID=W. Europe Standard Time:20250320T150000" + rule));
    same(
        event("DTSTART;TZID=Etc/UTC:20250320T140000" + rule),
        event("DTSTART:20250320T140000Z" + rule));
    differ(event(START + rule), event("DTSTART;TZID=Europe/Rome:20250320T150000" + rule));
  }

  @Test
  void allDayEventWithoutEndLastsOneDay() {
    String day = "DTSTART;VALUE=DATE:20250320~";
    same(event(day), event(day + "DTEND;VALUE=DATE:20250321"));
    same(event(day), event(day + "DURATION:P1D"));
    same(event(day), event("DTSTART:20250320"));
    differ(event(day), event(day + "DTEND;VALUE=DATE:20250322"));
  }

  @Test
  void dueOfToDoEqualsItsDuration() {
    String start = "BEGIN:VCALENDAR~BEGIN:VTODO~UID:u~DTSTART:20250320T140000Z~";
    String end = "~END:VTODO~END:VCALENDAR~";
    same(start + "DUE:20250320T150000Z" + end, start + "DURATION:PT1H" + end);
    differ(start + "DUE:20250320T150000Z" + end, start + "SUMMARY:" + end);
    differ(start + "STATUS:COMPLETED" + end, start + "STATUS:NEEDS-ACTION" + end);
  }

  @Test
  void alarmsAreABagWithinTheirComponent() {
    String one = "BEGIN:VALARM~ACTION:DISPLAY~TRIGGER:-PT15M~END:VALARM~";
    String two = "BEGIN:VALARM~ACTION:AUDIO~TRIGGER:-PT5M~END:VALARM~";
    String written =
        "BEGIN:VALARM~UID:1~X-WR-ALARMUID:1~DTSTAMP:20250101T000000Z~"
            + "TRIGGER;VALUE=DURATION;RELATED=START:-PT900S~ACTION:display~END:VALARM~";
    same(event(START + one + two), event(START + two + written));
    differ(event(START + one + one), event(START + one));
  }

  @Test
  void vtimezoneThatAgreesMayBeAbsent() {
    String series = START + "RRULE:FREQ=WEEKLY~EXDATE;TZID=Europe/Berlin:20250327T150000";
    same(calendar(BERLIN + lines(series)), event(series));
    same(calendar(BERLIN + lines(START)), event(START));
  }

  @Test
  void changedOffsetOfAVtimezoneIsADifference() {
    String changed = BERLIN.replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0130");
    differ(calendar(BERLIN + lines(START)), calendar(changed + lines(START)));
    String custom = BERLIN.replace("Europe/Berlin", "Ours");
    String changedCustom = changed.replace("Europe/Berlin", "Ours");
    String start = START.replace("Europe/Berlin", "Ours");
    differ(calendar(custom + lines(start)), calendar(changedCustom + lines(start)));
    differ(
        calendar(custom + lines(start + "RRULE:FREQ=DAILY")),
        calendar(changedCustom + lines(start + "RRULE:FREQ=DAILY")));
  }

  @Test
  void customZonesCompareByRulesNotByName() {
    String start = START + "RRULE:FREQ=DAILY";
    String ours = calendar(BERLIN + lines(start)).replace("Europe/Berlin", "Ours");
    String theirs = calendar(BERLIN + lines(start)).replace("Europe/Berlin", "Theirs");
    same(ours, theirs);
    differ(ours, theirs.replace("BYMONTH=10;BYDAY=-1SU", "BYMONTH=10;BYDAY=1SU"));
  }

  @Test
  void recurrenceIdInUtcIsTheSameInstance() {
    String master = lines(START + "RRULE:FREQ=DAILY");
    String override = "DTSTART:20250321T160000Z~SUMMARY:moved";
    same(
        calendar(master + lines("RECURRENCE-ID;TZID=Europe/Berlin:20250321T150000~" + override)),
        calendar(lines("RECURRENCE-ID:20250321T140000Z~" + override) + master));
  }

  @Test
  void whatAHashOfSortedLinesCannotSeeIsSeen() {
    String master = START + "RRULE:FREQ=DAILY~SUMMARY:";
    String override = "RECURRENCE-ID:20250321T140000Z~DTSTART:20250321T160000Z~SUMMARY:";
    differ(
        calendar(lines(master + "a") + lines(override + "b")),
        calendar(lines(master + "b") + lines(override + "a")));
    String at15 = "DTSTART;TZID=Europe/Berlin:20250321T150000~";
    String at16 = "DTSTART;TZID=Europe/Berlin:20250321T160000~";
    String repeat = "RRULE:FREQ=DAILY~";
    String instance = "RECURRENCE-ID:20250322T140000Z~";
    differ(
        calendar(lines(at15 + repeat) + lines(at16 + instance)),
        calendar(lines(at16 + repeat) + lines(at15 + instance)));
    String alarm = "~BEGIN:VALARM~ACTION:DISPLAY~TRIGGER:-PT15M~END:VALARM";
    differ(
        calendar(lines(master + "a" + alarm) + lines(override + "a")),
        calendar(lines(master + "a") + lines(override + "a" + alarm)));
  }

  @Test
  void lettersOfAUidCount() {
    differ(event("SUMMARY:a"), event("SUMMARY:a").replace("UID:u", "UID:U"));
  }

  @Test
  void damagedValuesStandForThemselves() {
    same(event("DTSTART:whenever~DTEND:never"), event("DTEND:never~DTSTART:whenever"));
    differ(event("DTSTART:whenever"), event("DTSTART:never"));
    differ(event(START + "DTEND:never"), event(START + "DTEND:ever"));
    differ(event(START + "DURATION:x"), event(START + "DURATION:y"));
    differ(event("SUMMARY:a~no colon here"), event("SUMMARY:a~no colon there"));
    differ(event("EXDATE:x"), event("EXDATE:y"));
    differ(event("GEO:x"), event("GEO:y"));
  }

  @Test
  void digestIsTheSameInEveryRelease() {
    assertThat(Meaning.of(document(event(START + "SUMMARY:a"))).digest())
        .isEqualTo("37037b6b8c37437c9b01fbc108e7571fdbdb1b225a53f398ff439f508eec2d08");
  }

  private static void same(String one, String other) {
    assertThat(Meaning.differences(document(one), document(other))).isEmpty();
    assertThat(Meaning.of(document(one))).isEqualTo(Meaning.of(document(other)));
    assertThat(Meaning.of(document(one)).digest()).isEqualTo(Meaning.of(document(other)).digest());
  }

  private static void differ(String one, String other) {
    assertThat(Meaning.differences(document(one), document(other))).isNotEmpty();
    assertThat(Meaning.of(document(one))).isNotEqualTo(Meaning.of(document(other)));
    assertThat(Meaning.of(document(one)).digest())
        .isNotEqualTo(Meaning.of(document(other)).digest());
  }

  private static String event(String lines) {
    return calendar(lines(lines));
  }

  private static String lines(String lines) {
    return "BEGIN:VEVENT~UID:u~" + lines + "~END:VEVENT~";
  }

  private static String calendar(String inside) {
    return "BEGIN:VCALENDAR~" + inside + "END:VCALENDAR~";
  }

  private static Document document(String lines) {
    return Document.parse(lines.replace("~", "\n").getBytes(StandardCharsets.UTF_8)).document();
  }
}
