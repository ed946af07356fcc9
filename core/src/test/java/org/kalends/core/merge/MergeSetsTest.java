package org.kalends.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.merge.Texts.document;
import static org.kalends.core.merge.Texts.event;

import org.junit.jupiter.api.Test;

/** Properties of several lines or values, merged element by element. */
class MergeSetsTest {
  private static final String START = "DTSTART:20250304T100000Z";
  private static final String ALARM =
      "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:Soon\nEND:VALARM";
  private static final String LATER_ALARM = ALARM.replace("PT15M", "PT5M");

  @Test
  void attendeesAreToldApartByAddress() {
    String base =
        event(
            START,
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.org",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@example.org");
    String left = base.replace("ACTION:mailto:a", "ACTION;CN=Ann:mailto:a");
    String right =
        base.replace("PARTSTAT=NEEDS-ACTION:mailto:b", "PARTSTAT=ACCEPTED:MAILTO:b")
            .replace("END:V", "ATTENDEE:mailto:c@example.org\nEND:V");
    Texts.of(base, left, right)
        .becomes(
            event(
                START,
                "ATTENDEE;CN=Ann:mailto:a@example.org",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.org",
                "ATTENDEE:mailto:c@example.org"));
  }

  @Test
  void twoAnswersOfOneAttendeeDisagree() {
    String base = event(START, "ATTENDEE:mailto:a@example.org");
    String yes = base.replace("ATTENDEE", "ATTENDEE;PARTSTAT=ACCEPTED");
    String no = base.replace("ATTENDEE", "ATTENDEE;PARTSTAT=DECLINED");
    assertThat(Texts.of(base, yes, no).clash().property()).isEqualTo("ATTENDEE");
  }

  @Test
  void wordsInOneLineAreASet() {
    String base = event(START, "CATEGORIES:Work,Home\\, sweet home,Old");
    String left = base.replace(",Old", "");
    String right = base.replace("Work", "Work,New");
    Texts texts = Texts.of(base, left, right);
    texts.becomes(event(START, "CATEGORIES:New,Home\\, sweet home,Work"));
    assertThat(texts.clean().right())
        .isEqualTo(document(event(START, "CATEGORIES:Work,New,Home\\, sweet home")));
    assertThat(texts.clean().left())
        .isEqualTo(document(event(START, "CATEGORIES:Work,Home\\, sweet home,New")));
  }

  @Test
  void exceptionsOfBothSidesAreExceptions() {
    String base = event(START, "RRULE:FREQ=DAILY", "EXDATE:20250305T100000Z,20250306T100000Z");
    String left = base.replace(",20250306T100000Z", "");
    String right = base.replace("END:V", "EXDATE:20250307T100000Z\nEND:V");
    Texts.of(base, left, right)
        .becomes(event(START, "RRULE:FREQ=DAILY", "EXDATE:20250305T100000Z,20250307T100000Z"));
  }

  @Test
  void anExceptionIsTheSameInEveryZone() {
    String start = "DTSTART;TZID=Europe/Berlin:20250304T110000";
    String base = event(start, "RRULE:FREQ=DAILY", "EXDATE:20250305T100000Z");
    String server = event(start, "RRULE:FREQ=DAILY", "EXDATE;TZID=Europe/Berlin:20250305T110000");
    Texts texts = Texts.of(base, base.replace("EXDATE:20250305T100000Z\n", ""), server, server);
    assertThat(texts.clean().right().toString()).doesNotContain("EXDATE");
  }

  @Test
  void alarmsAreASet() {
    String base = event(START, "SUMMARY:Tea", ALARM);
    String left = event(START, "SUMMARY:Tea", ALARM, LATER_ALARM);
    String right = event(START, "SUMMARY:Tea");
    Texts.of(base, left, right).becomes(event(START, "SUMMARY:Tea", LATER_ALARM));
  }

  @Test
  void anAlarmThatBothEditInOtherWaysDisagrees() {
    String base = event(START, ALARM);
    Texts texts = Texts.of(base, base.replace("Soon", "Now"), base.replace("Soon", "In a quarter"));
    assertThat(texts.clash().property()).isEqualTo("VALARM");
  }

  @Test
  void commentsStandSideBySide() {
    String base = event(START);
    Texts.of(
            base,
            base.replace("END:V", "COMMENT:One\nEND:V"),
            base.replace("END:V", "COMMENT:Two\nEND:V"))
        .becomes(event(START, "COMMENT:One", "COMMENT:Two"));
  }

  @Test
  void anElementIsWrittenWhereTheOldOneStood() {
    String base =
        event(START, "ATTENDEE:mailto:a@example.org", "ATTENDEE:mailto:b@example.org", "SUMMARY:T");
    String left = base.replace("ATTENDEE:mailto:a", "ATTENDEE;CN=Ann:mailto:a");
    assertThat(Texts.of(base, left, base).clean().right()).isEqualTo(document(left));
  }
}
