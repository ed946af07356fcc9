package org.kalends.ics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.ics.series.Calendars.STAMP;
import static org.kalends.ics.series.Calendars.done;
import static org.kalends.ics.series.Calendars.event;
import static org.kalends.ics.series.Calendars.item;
import static org.kalends.ics.series.Calendars.lines;
import static org.kalends.ics.series.Calendars.now;
import static org.kalends.ics.series.Calendars.refusal;
import static org.kalends.ics.series.Calendars.series;
import static org.kalends.ics.series.Calendars.shown;
import static org.kalends.ics.series.Calendars.title;
import static org.kalends.ics.series.Calendars.vevent;
import static org.kalends.ics.series.Calendars.when;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.Property;

class AllTest {
  private static final Scope ALL = new Scope.All();

  private static Item move(Item item, String start) {
    return now(series(item).move(ALL, when(start), Optional.empty(), STAMP));
  }

  @Test
  void whatAnOverrideSaidLikeTheMasterItGoesOnSayingLikeTheMaster() {
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:a", "LOCATION:x")
                + vevent(
                    "RECURRENCE-ID:20260303T100000",
                    "DTSTART:20260303T120000",
                    "SUMMARY:a",
                    "LOCATION:x")
                + vevent(
                    "RECURRENCE-ID:20260304T100000", "DTSTART:20260304T120000", "SUMMARY:own"));
    Item now = now(series(item).change(ALL, title("b"), STAMP));

    assertThat(shown(now, 9))
        .containsExactly("20260302T100000 b", "20260303T120000 b", "20260304T120000 own");
    assertThat(now.overrides().getLast()).isSameAs(item.overrides().getLast());
  }

  @Test
  void attendeesAreAddedAndRemovedOneByOne() {
    Item item =
        item(
            vevent(
                    "DTSTART:20260302T100000",
                    "RRULE:FREQ=DAILY;COUNT=3",
                    "ATTENDEE:mailto:a@x",
                    "ATTENDEE:mailto:b@x")
                + vevent(
                    "RECURRENCE-ID:20260303T100000",
                    "DTSTART:20260303T120000",
                    "ATTENDEE:mailto:a@x",
                    "ATTENDEE;PARTSTAT=DECLINED:mailto:b@x"));
    Item now =
        now(
            series(item)
                .change(
                    ALL,
                    master ->
                        master.with(
                            "ATTENDEE",
                            List.of(
                                Property.of("ATTENDEE", "mailto:b@x"),
                                Property.of("ATTENDEE", "mailto:c@x"))),
                    STAMP));

    assertThat(now.overrides().getFirst().properties("ATTENDEE"))
        .hasToString("[ATTENDEE;PARTSTAT=DECLINED:mailto:b@x, ATTENDEE:mailto:c@x]");
  }

  @Test
  void alarmsOfOverridesAreThoseOfTheSeriesUntilTheyHaveTheirOwn() {
    String alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM";
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;COUNT=3", alarm)
                + vevent("RECURRENCE-ID:20260303T100000", "DTSTART:20260303T120000", alarm)
                + vevent("RECURRENCE-ID:20260304T100000", "DTSTART:20260304T120000"));
    Item now =
        now(
            series(item)
                .change(
                    ALL,
                    master ->
                        master.withNodes(
                            master.nodes().stream()
                                .map(node ->
                                    node instanceof Component old
                                        ? old.with(Property.of("TRIGGER", "-PT9M"))
                                        : node)
                                .toList()),
                    STAMP));

    assertThat(now.overrides().getFirst().toString()).contains("TRIGGER:-PT9M");
    assertThat(now.overrides().getLast().components()).isEmpty();
  }

  @Test
  void movingASeriesMovesItsExceptions() {
    Item item =
        item(
            vevent(
                    "DTSTART;TZID=Europe/Berlin:20260323T100000",
                    "DTEND;TZID=Europe/Berlin:20260323T110000",
                    "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260420T080000Z",
                    "EXDATE;TZID=Europe/Berlin:20260330T100000",
                    "RDATE;TZID=Europe/Berlin:20260401T100000",
                    "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID:20260406T080000Z",
                    "DTSTART;TZID=Europe/Berlin:20260407T100000",
                    "DTEND;TZID=Europe/Berlin:20260407T120000",
                    "SUMMARY:own"));
    Item now = move(item, "Europe/Berlin:20260324T113000");

    assertThat(lines(now, "RRULE"))
        .containsExactly("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260421T093000Z");
    assertThat(shown(now, 9))
        .containsExactly(
            "20260324T113000 a",
            "20260402T113000 a",
            "20260408T113000 own",
            "20260414T113000 a",
            "20260421T113000 a");
    assertThat(now.overrides().getFirst().properties("DTEND"))
        .hasToString("[DTEND;TZID=Europe/Berlin:20260408T133000]");
    assertThat(shown(move(now, "Europe/Berlin:20260323T100000"), 9)).isEqualTo(shown(item, 9));
  }

  @Test
  void theSecondTuesdayOfAMonthBecomesItsSecondFriday() {
    Item item =
        item(
            vevent(
                    "DTSTART:20260310T100000",
                    "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=4",
                    "EXDATE:20260414T100000",
                    "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID:20260512T100000", "DTSTART:20260512T100000", "SUMMARY:own"));

    assertThat(shown(move(item, "20260313T100000"), 9))
        .containsExactly("20260313T100000 a", "20260515T100000 own", "20260612T100000 a");
  }

  @Test
  void aSeriesThatGoesToAnotherZoneHasItsExceptionsThere() {
    Item item =
        item(
            vevent(
                    "DTSTART;TZID=Europe/Berlin:20260323T100000",
                    "DTEND;TZID=Europe/Berlin:20260323T110000",
                    "RRULE:FREQ=DAILY;COUNT=3",
                    "EXDATE;TZID=Europe/Berlin:20260324T100000",
                    "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260325T100000",
                    "DTSTART;TZID=Europe/Berlin:20260325T120000",
                    "SUMMARY:own"));
    Item now = move(item, "America/New_York:20260323T090000");

    assertThat(shown(now, 9)).containsExactly("20260323T090000 a", "20260325T110000 own");
    assertThat(now.master().orElseThrow().properties("DTEND"))
        .hasToString("[DTEND;TZID=America/New_York:20260323T100000]");
    assertThat(lines(now, "EXDATE"))
        .containsExactly("EXDATE;TZID=America/New_York:20260324T090000");
  }

  @Test
  void aTimedSeriesCanBecomeAllDayAndBack() {
    Item item =
        item(
            vevent(
                    "DTSTART;TZID=Europe/Berlin:20260323T100000",
                    "DTEND;TZID=Europe/Berlin:20260323T110000",
                    "RRULE:FREQ=DAILY;UNTIL=20260327T080000Z",
                    "EXDATE;TZID=Europe/Berlin:20260324T100000",
                    "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260325T100000",
                    "DTSTART;TZID=Europe/Berlin:20260325T120000",
                    "DTEND;TZID=Europe/Berlin:20260325T130000",
                    "SUMMARY:own"));
    Item days = move(item, "20260323");

    assertThat(shown(days, 9)).containsExactly("20260323 a", "20260325 own", "20260326 a");
    assertThat(lines(days, "DTEND")).containsExactly("DTEND;VALUE=DATE:20260324");
    assertThat(lines(days, "RRULE")).containsExactly("RRULE:FREQ=DAILY;UNTIL=20260326");
    assertThat(lines(days, "EXDATE")).containsExactly("EXDATE;VALUE=DATE:20260324");

    Item times = move(days, "Europe/Berlin:20260323T100000");

    assertThat(shown(times, 9))
        .containsExactly("20260323T100000 a", "20260325T100000 own", "20260326T100000 a");
    assertThat(lines(times, "DTEND")).containsExactly("DTEND;TZID=Europe/Berlin:20260323T110000");
  }

  @Test
  void overridesThatTookAsLongAsTheSeriesTakeAsLongAsItDoesNow() {
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "DTEND:20260302T110000", "RRULE:FREQ=DAILY;COUNT=3")
                + vevent(
                    "RECURRENCE-ID:20260303T100000",
                    "DTSTART:20260303T120000",
                    "DTEND:20260303T130000")
                + vevent(
                    "RECURRENCE-ID:20260304T100000",
                    "DTSTART:20260304T120000",
                    "DTEND:20260304T123000"));
    Item now =
        now(
            series(item)
                .move(ALL, when("20260302T100000"), Optional.of(new Length(0, 7200)), STAMP));

    assertThat(now.overrides().getFirst().text("DTEND")).contains("20260303T140000");
    assertThat(now.overrides().getLast().text("DTEND")).contains("20260304T123000");
  }

  @Test
  void overridesForWhichANewRuleHasNoOccurrenceAreDroppedAndTold() {
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;COUNT=9", "SUMMARY:a")
                + vevent("RECURRENCE-ID:20260303T100000", "DTSTART:20260303T120000", "SUMMARY:own")
                + vevent(
                    "RECURRENCE-ID:20260309T100000", "DTSTART:20260309T120000", "SUMMARY:own"));
    Revision.Revised done =
        done(
            series(item)
                .change(
                    ALL,
                    master -> master.with(Property.of("RRULE", "FREQ=WEEKLY;COUNT=2")),
                    STAMP));

    assertThat(done.dropped()).containsExactly(item.overrides().getFirst());
    assertThat(shown(done.item().orElseThrow(), 9))
        .containsExactly("20260302T100000 a", "20260309T120000 own");
  }

  @Test
  void aRuleThatCannotFollowIsNamed() {
    Item item =
        event("DTSTART:20260313T100000", "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "SUMMARY:a");

    assertThat(
            refusal(series(item).move(ALL, when("20260314T100000"), Optional.empty(), STAMP))
                .message())
        .isEqualTo(
            "its rule FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 cannot follow because of BYMONTHDAY=13;"
                + " give the new rule as well");
    assertThat(
            shown(
                now(
                    series(item)
                        .change(
                            ALL,
                            master ->
                                master
                                    .with(Property.of("DTSTART", "20260314T100000"))
                                    .with(Property.of("RRULE", "FREQ=DAILY")),
                            STAMP)),
                1))
        .containsExactly("20260314T100000 a");
  }

  @Test
  void endsOfTheWrongKindAreMovedAsTheyAreRead() {
    for (String until :
        List.of("20260305", "20260305T000000", "20260305T000000Z", "20260304T230000Z")) {
      Item item =
          event(
              "DTSTART;TZID=Europe/Berlin:20260302T100000",
              "RRULE:FREQ=DAILY;UNTIL=" + until,
              "SUMMARY:a");
      assertThat(shown(move(item, "Europe/Berlin:20260303T090000"), 9)).as(until).hasSize(3);
    }
    Item days = event("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY;UNTIL=20260304T000000Z");
    assertThat(shown(move(days, "20260303"), 9)).hasSize(3);
    Item floating = event("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;UNTIL=20260304T100000Z");
    assertThat(shown(move(floating, "20260303T110000"), 9)).hasSize(3);
  }

  @Test
  void daysAmongTimesStayDays() {
    Item item =
        event(
            "DTSTART:20260302T100000",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE;VALUE=DATE:20260303",
            "RDATE;VALUE=DATE:20260310",
            "SUMMARY:a");

    assertThat(shown(move(item, "20260303T120000"), 9))
        .containsExactly(
            "20260303T120000 a", "20260305T120000 a", "20260306T120000 a", "20260311T120000 a");
  }

  @Test
  void whatDoesNotRepeatMovesToo() {
    Item item =
        event(
            "DTSTART;TZID=Europe/Berlin:20260327T220000",
            "DTEND;TZID=Europe/Berlin:20260328T220000");
    Item now = move(item, "Europe/Berlin:20260328T220000");

    assertThat(lines(now, "DTEND")).containsExactly("DTEND;TZID=Europe/Berlin:20260329T220000");
    assertThat(lines(now, "SEQUENCE")).containsExactly("SEQUENCE:1");
  }

  @Test
  void aFlightKeepsTheZoneItLandsIn() {
    Item item =
        event(
            "DTSTART;TZID=Europe/Berlin:20260301T100000",
            "DTEND;TZID=America/New_York:20260301T130000");

    assertThat(lines(move(item, "Europe/Berlin:20260302T110000"), "DTEND"))
        .containsExactly("DTEND;TZID=America/New_York:20260302T140000");
  }

  @Test
  void aToDoWithoutAStartIsMovedByItsDueDate() {
    Item item = item("BEGIN:VTODO\nUID:1\nDUE;VALUE=DATE:20260301\nEND:VTODO\n");

    assertThat(lines(move(item, "20260305"), "DUE")).containsExactly("DUE;VALUE=DATE:20260305");
  }

  @Test
  void deletingAllLeavesNothing() {
    assertThat(done(series(event("DTSTART:20260302T100000")).delete(ALL, STAMP)).item()).isEmpty();
  }

  @Test
  void theUidStaysWhateverAnEditDoes() {
    Item item = event("DTSTART:20260302T100000", "RRULE:FREQ=DAILY");

    assertThat(now(series(item).change(ALL, c -> c.with(Property.text("UID", "2")), STAMP)))
        .isSameAs(item);
  }
}
