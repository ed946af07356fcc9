package org.kalends.ics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.ics.series.Calendars.STAMP;
import static org.kalends.ics.series.Calendars.added;
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

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.Property;

class ThisTest {
  private static final String MASTER =
      vevent(
          "DTSTAMP:20260101T000000Z",
          "DTSTART;TZID=Europe/Berlin:20260323T100000",
          "DTEND;TZID=Europe/Berlin:20260323T110000",
          "RRULE:FREQ=WEEKLY;COUNT=3",
          "SUMMARY:a",
          "X-ODD;x-p=1:fol",
          " ded",
          "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM");

  private static final Scope LAST = new Scope.This(when("Europe/Berlin:20260406T100000"));

  @Test
  void aChangedOccurrenceGetsAnOverrideThatSaysAllTheMasterSaid() {
    Item item = item(MASTER);
    Item now = now(series(item).change(LAST, title("b"), STAMP));

    assertThat(now.master()).isEqualTo(item.master());
    assertThat(now.overrides())
        .singleElement()
        .hasToString(
            """
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260203T040506Z
            DTSTART;TZID=Europe/Berlin:20260406T100000
            DTEND;TZID=Europe/Berlin:20260406T110000
            SUMMARY:b
            X-ODD;x-p=1:fol
             ded
            RECURRENCE-ID;TZID=Europe/Berlin:20260406T100000
            LAST-MODIFIED:20260203T040506Z
            BEGIN:VALARM
            TRIGGER:-PT5M
            END:VALARM
            END:VEVENT
            """);
  }

  @Test
  void anOccurrenceIsFoundByItsInstant() {
    Item now =
        now(
            series(item(MASTER))
                .change(new Scope.This(when("20260406T080000Z")), title("b"), STAMP));

    assertThat(shown(now, 9))
        .containsExactly("20260323T100000 a", "20260330T100000 a", "20260406T100000 b");
    assertThat(now.overrides().getFirst().property("RECURRENCE-ID"))
        .hasToString("Optional[RECURRENCE-ID;TZID=Europe/Berlin:20260406T100000]");
  }

  @Test
  void theHourAfterASkippedOneIsItself() {
    Item item = event("DTSTART:20260328T150000", "RRULE:FREQ=HOURLY;COUNT=20", "SUMMARY:a");
    Scope three = new Scope.This(when("20260329T030000"));

    assertThat(now(series(item).change(three, title("b"), STAMP)).overrides().getFirst())
        .asString()
        .contains("RECURRENCE-ID:20260329T030000");
  }

  @Test
  void changingItAgainEditsItsOverride() {
    Item once = now(series(item(MASTER)).change(LAST, title("b"), STAMP));
    Item twice = now(series(once).change(LAST, title("c"), STAMP));

    assertThat(twice.overrides()).hasSize(1);
    assertThat(shown(twice, 9)).last().isEqualTo("20260406T100000 c");
  }

  @Test
  void changingNothingChangesNothing() {
    Item item = item(MASTER);

    assertThat(now(series(item).change(LAST, same -> same, STAMP))).isSameAs(item);
  }

  @Test
  void aMovedOccurrenceKeepsItsNameAndItsLength() {
    Item now =
        now(
            series(item(MASTER))
                .move(LAST, when("Europe/Berlin:20260407T120000"), Optional.empty(), STAMP));
    Component override = now.overrides().getFirst();

    assertThat(override.properties("DTEND"))
        .hasToString("[DTEND;TZID=Europe/Berlin:20260407T130000]");
    assertThat(override.properties("RECURRENCE-ID"))
        .hasToString("[RECURRENCE-ID;TZID=Europe/Berlin:20260406T100000]");
    assertThat(override.text("SEQUENCE")).contains("1");
    assertThat(now.master().orElseThrow().property("SEQUENCE")).isEmpty();
  }

  @Test
  void aMovedOccurrenceMayTakeAnotherTime() {
    Item now =
        now(
            series(item(MASTER))
                .move(
                    LAST,
                    when("Europe/Berlin:20260406T100000"),
                    Optional.of(new Length(0, 1800)),
                    STAMP));

    assertThat(now.overrides().getFirst().properties("DTEND"))
        .hasToString("[DTEND;TZID=Europe/Berlin:20260406T103000]");
  }

  @Test
  void aDeletedOccurrenceIsExcludedInTheFormOfTheStart() {
    Item edited = now(series(item(MASTER)).change(LAST, title("b"), STAMP));
    Item now = now(series(edited).delete(LAST, STAMP));

    assertThat(now.overrides()).isEmpty();
    assertThat(lines(now, "EXDATE")).containsExactly("EXDATE;TZID=Europe/Berlin:20260406T100000");
    assertThat(lines(now, "SEQUENCE")).containsExactly("SEQUENCE:1");
    assertThat(now.master().orElseThrow().toString()).contains("X-ODD;x-p=1:fol\n ded\n");
  }

  @Test
  void ofAllDaySeriesDaysAreExcluded() {
    Item item = event("DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=DAILY;COUNT=3");
    Item now = now(series(item).delete(new Scope.This(when("20260302")), STAMP));

    assertThat(lines(now, "EXDATE")).containsExactly("EXDATE;VALUE=DATE:20260302");
    assertThat(shown(now, 9)).containsExactly("20260301 -", "20260303 -");
  }

  @Test
  void anItemOfWhichNothingIsLeftIsGone() {
    Item item = event("DTSTART:20260301T100000Z", "RRULE:FREQ=DAILY;COUNT=2");
    Item one = now(series(item).delete(new Scope.This(when("20260302T100000Z")), STAMP));

    assertThat(done(series(one).delete(new Scope.This(when("20260301T100000Z")), STAMP)).item())
        .isEmpty();
  }

  @Test
  void whatWasChangedOrDeletedCanBeRestored() {
    Item item = item(MASTER);
    Item changed = now(series(item).change(LAST, title("b"), STAMP));
    Item deleted = now(series(item).delete(LAST, STAMP));

    assertThat(now(series(changed).restore(when("20260406T080000Z"), STAMP))).isEqualTo(item);
    assertThat(shown(now(series(deleted).restore(when("20260406T080000Z"), STAMP)), 9))
        .isEqualTo(shown(item, 9));
  }

  @Test
  void restoringTakesOneTimeOutOfALine() {
    Item item =
        event(
            "DTSTART:20260301T100000",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE;X-A=b:20260302T100000,20260303T100000",
            "EXDATE:20260304T100000");
    Item now = now(series(item).restore(when("20260302T100000"), STAMP));

    assertThat(lines(now, "EXDATE"))
        .containsExactly("EXDATE;X-A=b:20260303T100000", "EXDATE:20260304T100000");
  }

  @Test
  void whatIsNoExceptionCannotBeRestored() {
    assertThat(refusal(series(item(MASTER)).restore(when("20260406T080000Z"), STAMP)))
        .isInstanceOf(Refusal.NoException.class);
    assertThat(refusal(series(item(MASTER)).restore(when("20260406T090000Z"), STAMP)))
        .isInstanceOf(Refusal.NoSuchOccurrence.class);
  }

  @Test
  void aDetachedOccurrenceIsAnItemOfItsOwn() {
    Item changed = now(series(item(MASTER)).change(LAST, title("b"), STAMP));
    Revision revision = series(changed).detach(when("20260406T080000Z"), STAMP);

    assertThat(shown(now(revision), 9)).containsExactly("20260323T100000 a", "20260330T100000 a");
    assertThat(added(revision).uid()).isEqualTo("new@test");
    assertThat(added(revision).title()).isEqualTo("b");
    assertThat(lines(added(revision), "UID")).containsExactly("UID:new@test");
    assertThat(lines(added(revision), "RECURRENCE-ID")).isEmpty();
    assertThat(shown(added(revision), 9)).containsExactly("20260406T100000 b");
  }

  @Test
  void whatDoesNotHappenIsRefused() {
    Scope other = new Scope.This(when("Europe/Berlin:20260407T100000"));
    Item single = event("DTSTART:20260301T100000Z");

    assertThat(refusal(series(item(MASTER)).change(other, title("b"), STAMP)).message())
        .isEqualTo("it has no occurrence at 2026-04-07 10:00 Europe/Berlin");
    assertThat(refusal(series(item(MASTER)).delete(other, STAMP)))
        .isInstanceOf(Refusal.NoSuchOccurrence.class);
    assertThat(refusal(series(single).delete(new Scope.This(when("20260301T100000Z")), STAMP)))
        .isInstanceOf(Refusal.NotASeries.class);
  }

  @Test
  void anEndBeforeTheStartIsRefused() {
    assertThat(
            refusal(
                series(item(MASTER))
                    .change(
                        LAST,
                        component -> component.with(Property.of("DTEND", "20260406T070000Z")),
                        STAMP)))
        .isInstanceOf(Refusal.EndsBeforeStart.class);
  }

  @Test
  void theOnlyOccurrenceOfAnInvitationCanBeChangedAndDeleted() {
    Item item =
        event(
            "RECURRENCE-ID:20260301T100000Z",
            "DTSTART:20260301T120000Z",
            "DURATION:PT1H",
            "SUMMARY:a");
    Scope one = new Scope.This(when("20260301T100000Z"));

    assertThat(now(series(item).change(one, title("b"), STAMP)).title()).isEqualTo("b");
    assertThat(now(series(item).change(new Scope.All(), title("b"), STAMP)).title()).isEqualTo("b");
    assertThat(done(series(item).delete(one, STAMP)).item()).isEmpty();
    assertThat(refusal(series(item).delete(new Scope.Following(when("20260301T100000Z")), STAMP)))
        .isInstanceOf(Refusal.NoMaster.class);
  }

  @Test
  void changingOneOfARangeLeavesTheOthersInIt() {
    Item item =
        item(
            MASTER
                + vevent(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260330T100000",
                    "DTSTART;TZID=Europe/Berlin:20260330T130000",
                    "DTEND;TZID=Europe/Berlin:20260330T140000",
                    "SUMMARY:r"));
    Scope first = new Scope.This(when("Europe/Berlin:20260330T100000"));

    assertThat(shown(now(series(item).change(first, title("b"), STAMP)), 9))
        .containsExactly("20260323T100000 a", "20260330T130000 b", "20260406T130000 r");
    assertThat(shown(now(series(item).delete(first, STAMP)), 9))
        .containsExactly("20260323T100000 a", "20260406T130000 r");
    assertThat(shown(now(series(item).change(LAST, title("b"), STAMP)), 9))
        .containsExactly("20260323T100000 a", "20260330T130000 r", "20260406T130000 b");
  }
}
