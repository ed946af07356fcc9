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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.ics.Item;
import org.kalends.ics.Property;

class FollowingTest {
  private static Scope following(String id) {
    return new Scope.Following(when(id));
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART;VALUE=DATE:20260301,              20260304,                      20260303",
    "DTSTART:20260301T100000,                  20260304T100000,               20260303T235959",
    "DTSTART:20260301T100000Z,                 20260304T100000Z,              20260303T235959Z",
    "DTSTART;TZID=Europe/Berlin:20260301T100000, Europe/Berlin:20260304T100000, 20260303T225959Z",
    "DTSTART;TZID=Asia/Tokyo:20260301T050000,  Asia/Tokyo:20260304T050000,    20260303T145959Z",
  })
  void theOldSeriesEndsWithTheDayBefore(String start, String split, String until) {
    Item item = event(start, "RRULE:FREQ=DAILY", "SUMMARY:a");
    Revision revision = series(item).change(following(split), title("b"), STAMP);

    assertThat(lines(now(revision), "RRULE")).containsExactly("RRULE:FREQ=DAILY;UNTIL=" + until);
    assertThat(lines(added(revision), "RRULE")).containsExactly("RRULE:FREQ=DAILY");
    assertThat(shown(now(revision), 9)).hasSize(3).allMatch(one -> one.endsWith("a"));
    assertThat(shown(added(revision), 1)).containsExactly(when(split).value() + " b");
  }

  @Test
  void whereItHappensSeveralTimesADayTheOldSeriesEndsASecondBefore() {
    Item item = event("DTSTART:20260301T080000Z", "RRULE:FREQ=HOURLY;INTERVAL=4");
    Revision revision = series(item).change(following("20260301T160000Z"), title("b"), STAMP);

    assertThat(lines(now(revision), "RRULE"))
        .containsExactly("RRULE:FREQ=HOURLY;INTERVAL=4;UNTIL=20260301T155959Z");
  }

  @Test
  void aZoneOfItsOwnEndsByItsOwnClock() {
    Item item =
        item(
            """
            BEGIN:VTIMEZONE
            TZID:Customized Time Zone
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0515
            TZOFFSETTO:+0515
            END:STANDARD
            END:VTIMEZONE
            """
                + vevent(
                    "DTSTART;TZID=Customized Time Zone:20260301T100000",
                    "RRULE:FREQ=DAILY",
                    "SUMMARY:a"));
    Revision revision =
        series(item).change(following("Customized Time Zone:20260304T100000"), title("b"), STAMP);

    assertThat(lines(now(revision), "RRULE"))
        .containsExactly("RRULE:FREQ=DAILY;UNTIL=20260303T184459Z");
    assertThat(added(revision).zones()).isEqualTo(item.zones());
  }

  @Test
  void countsAreDivided() {
    Item item =
        event(
            "DTSTART:20260301T100000Z",
            "RRULE:FREQ=DAILY;COUNT=10",
            "EXDATE:20260302T100000Z,20260308T100000Z");
    Revision revision = series(item).change(following("20260304T100000Z"), title("b"), STAMP);

    assertThat(lines(now(revision), "RRULE")).containsExactly("RRULE:FREQ=DAILY;COUNT=3");
    assertThat(lines(now(revision), "EXDATE")).containsExactly("EXDATE:20260302T100000Z");
    assertThat(lines(added(revision), "RRULE")).containsExactly("RRULE:FREQ=DAILY;COUNT=7");
    assertThat(lines(added(revision), "EXDATE")).containsExactly("EXDATE:20260308T100000Z");
  }

  @Test
  void countsAreDividedAlsoWhereTheFirstIsInAnHourThatTheClockSkips() {
    Item item = event("DTSTART:20260329T020000", "RRULE:FREQ=HOURLY;COUNT=16", "SUMMARY:a");
    Revision revision = series(item).change(following("20260329T080000"), title("b"), STAMP);

    assertThat(shown(now(revision), 30)).last().isEqualTo("20260329T070000 a");
    assertThat(shown(added(revision), 30)).hasSize(shown(item, 30).size() - 5);
  }

  @Test
  void overridesAndExtraDatesGoWhereTheyBelong() {
    Item item =
        item(
            vevent(
                    "DTSTART:20260301T100000Z",
                    "RRULE:FREQ=WEEKLY",
                    "RDATE:20260303T100000Z,20260317T100000Z",
                    "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID:20260308T100000Z",
                    "DTSTART:20260330T100000Z",
                    "SUMMARY:moved late")
                + vevent(
                    "RECURRENCE-ID:20260322T100000Z",
                    "DTSTART:20260309T100000Z",
                    "SUMMARY:moved early"));
    Revision revision = series(item).change(following("20260315T100000Z"), title("b"), STAMP);

    assertThat(shown(now(revision), 9))
        .containsExactly("20260301T100000Z a", "20260303T100000Z a", "20260330T100000Z moved late");
    assertThat(shown(added(revision), 4))
        .containsExactly(
            "20260309T100000Z moved early",
            "20260315T100000Z b",
            "20260317T100000Z b",
            "20260329T100000Z b");
    assertThat(added(revision).overrides())
        .singleElement()
        .satisfies(one -> assertThat(one.text("UID")).contains("new@test"));
  }

  @Test
  void theNewSeriesIsNewAndTheOldOneIsRevised() {
    Item item =
        event(
            "CREATED:20200101T000000Z",
            "SEQUENCE:4",
            "DTSTART:20260301T100000Z",
            "RRULE:FREQ=DAILY");
    Revision revision = series(item).change(following("20260304T100000Z"), title("b"), STAMP);

    assertThat(lines(now(revision), "SEQUENCE")).containsExactly("SEQUENCE:5");
    assertThat(lines(now(revision), "CREATED")).containsExactly("CREATED:20200101T000000Z");
    assertThat(lines(added(revision), "SEQUENCE")).containsExactly("SEQUENCE:0");
    assertThat(lines(added(revision), "CREATED")).containsExactly("CREATED:20260203T040506Z");
  }

  @Test
  void followingTheFirstIsAll() {
    Item item = event("DTSTART:20260301T100000Z", "RRULE:FREQ=DAILY", "SUMMARY:a");
    Revision revision = series(item).change(following("20260301T100000Z"), title("b"), STAMP);

    assertThat(done(revision).added()).isEmpty();
    assertThat(shown(now(revision), 2)).containsExactly("20260301T100000Z b", "20260302T100000Z b");
  }

  @Test
  void followingTheFirstThatIsNotExcludedIsAll() {
    Item item =
        event("DTSTART:20260301T100000Z", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260301T100000Z");
    Revision revision = series(item).change(following("20260302T100000Z"), title("b"), STAMP);

    assertThat(done(revision).added()).isEmpty();
    assertThat(now(revision).uid()).isEqualTo("1");
    assertThat(shown(now(revision), 9)).hasSize(3);
  }

  @Test
  void deletingWhatFollowsLeavesWhatWasBefore() {
    Item item = event("DTSTART:20260301T100000Z", "RRULE:FREQ=DAILY", "SUMMARY:a");

    assertThat(shown(now(series(item).delete(following("20260303T100000Z"), STAMP)), 9))
        .containsExactly("20260301T100000Z a", "20260302T100000Z a");
    assertThat(done(series(item).delete(following("20260301T100000Z"), STAMP)).item()).isEmpty();
  }

  @Test
  void movingWhatFollowsMovesTheDaysOfItsRule() {
    Item item = event("DTSTART:20260302T100000", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4", "SUMMARY:a");
    Revision revision =
        series(item)
            .move(following("20260316T100000"), when("20260317T110000"), Optional.empty(), STAMP);

    assertThat(shown(now(revision), 9)).containsExactly("20260302T100000 a", "20260309T100000 a");
    assertThat(shown(added(revision), 9)).containsExactly("20260317T110000 a", "20260324T110000 a");
    assertThat(lines(added(revision), "RRULE"))
        .containsExactly("RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2");
  }

  @Test
  void theOccurrencePointedAtIsMeantAlsoWhereItHasAnOverride() {
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;COUNT=4", "SUMMARY:a")
                + vevent("RECURRENCE-ID:20260303T100000", "DTSTART:20260303T120000", "SUMMARY:own")
                + vevent(
                    "RECURRENCE-ID:20260304T100000", "DTSTART:20260304T120000", "SUMMARY:own"));

    assertThat(
            shown(added(series(item).change(following("20260303T100000"), title("b"), STAMP)), 9))
        .containsExactly("20260303T120000 b", "20260304T120000 own", "20260305T100000 b");
    assertThat(
            shown(
                added(
                    series(item)
                        .move(
                            following("20260303T100000"),
                            when("20260303T130000"),
                            Optional.empty(),
                            STAMP)),
                9))
        .containsExactly("20260303T130000 own", "20260304T150000 own", "20260305T130000 a");
  }

  @Test
  void aRangeGoesOnInTheNewSeries() {
    Item item =
        item(
            vevent("DTSTART:20260302T100000", "RRULE:FREQ=DAILY;COUNT=5", "SUMMARY:a")
                + vevent(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T100000",
                    "DTSTART:20260303T120000",
                    "SUMMARY:r"));
    Revision revision =
        series(item)
            .change(
                following("20260305T100000"),
                component -> component.with(Property.text("LOCATION", "x")),
                STAMP);

    assertThat(shown(now(revision), 9))
        .containsExactly("20260302T100000 a", "20260303T120000 r", "20260304T120000 r");
    assertThat(shown(added(revision), 9)).containsExactly("20260305T120000 r", "20260306T120000 r");
  }

  @Test
  void rulesThatCountFromDifferentDaysCannotBeSplitWhereOneOfThemDoesNotHappen() {
    Item item =
        event(
            "DTSTART:20260302T100000",
            "RRULE:FREQ=DAILY;INTERVAL=2",
            "RRULE:FREQ=DAILY;INTERVAL=3");

    assertThat(refusal(series(item).change(following("20260304T100000"), title("b"), STAMP)))
        .isInstanceOf(Refusal.Indivisible.class);
    assertThat(shown(now(series(item).delete(following("20260304T100000"), STAMP)), 9)).hasSize(1);
    assertThat(
            shown(added(series(item).change(following("20260308T100000"), title("b"), STAMP)), 3))
        .containsExactly("20260308T100000 b", "20260310T100000 b", "20260311T100000 b");
  }

  @Test
  void aRuleThatEndedBeforeStaysAsItIs() {
    Item item =
        event(
            "DTSTART:20260302T100000",
            "RRULE:FREQ=DAILY;COUNT=2",
            "RRULE:FREQ=WEEKLY;UNTIL=20260401T000000");
    Revision revision = series(item).change(following("20260316T100000"), title("b"), STAMP);

    assertThat(lines(now(revision), "RRULE"))
        .containsExactly("RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;UNTIL=20260315T235959");
    assertThat(lines(added(revision), "RRULE"))
        .containsExactly("RRULE:FREQ=WEEKLY;UNTIL=20260401T000000");
  }
}
