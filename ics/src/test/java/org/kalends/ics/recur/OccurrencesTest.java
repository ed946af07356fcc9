package org.kalends.ics.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.ics.recur.Made.event;
import static org.kalends.ics.recur.Made.item;
import static org.kalends.ics.recur.Made.series;
import static org.kalends.ics.recur.Made.starts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.kalends.ics.When;

class OccurrencesTest {
  @Test
  void whatDoesNotRepeatHappensOnce() {
    Occurrences one = series("DTSTART:20260301T100000Z", "DTEND:20260301T110000Z");

    assertThat(starts(one)).containsExactly("20260301T100000");
    assertThat(one.endless()).isFalse();
    assertThat(one.problems()).isEmpty();
  }

  @Test
  void aSeriesWithoutEndGoesOn() {
    Occurrences weekly = series("DTSTART;TZID=Europe/Berlin:20260302T090000", "RRULE:FREQ=WEEKLY");

    assertThat(weekly.endless()).isTrue();
    assertThat(weekly.from(Instant.parse("2040-01-01T00:00:00Z")).limit(2))
        .extracting(occurrence -> occurrence.start().value())
        .containsExactly("20400102T090000", "20400109T090000");
  }

  @Test
  void wallClockTimesHoldOverSummerTime() {
    Occurrences daily =
        series("DTSTART;TZID=Europe/Berlin:20260328T090000", "RRULE:FREQ=DAILY;COUNT=2");

    assertThat(daily.all().map(Occurrence::from))
        .containsExactly(
            Instant.parse("2026-03-28T08:00:00Z"), Instant.parse("2026-03-29T07:00:00Z"));
  }

  @Test
  void anEndWithoutAZoneIsInTheZoneOfTheStart() {
    Occurrences daily =
        series(
            "DTSTART;TZID=America/New_York:20260302T090000",
            "DTEND:20260302T100000",
            "RRULE:FREQ=DAILY;COUNT=2");

    assertThat(daily.all().map(Occurrence::to))
        .containsExactly(
            Instant.parse("2026-03-02T15:00:00Z"), Instant.parse("2026-03-03T15:00:00Z"));
    assertThat(daily.problems()).isEmpty();
  }

  @Test
  void exceptionsAreLeftOut() {
    Occurrences daily =
        series(
            "DTSTART;VALUE=DATE:20260101",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE;VALUE=DATE:20260102",
            "EXDATE:20260103T000000Z");

    assertThat(starts(daily)).containsExactly("20260101", "20260104");
  }

  @Test
  void extraDatesJoinInOrder() {
    Occurrences daily =
        series(
            "DTSTART:20260101T100000Z",
            "RRULE:FREQ=WEEKLY;COUNT=2",
            "RDATE;VALUE=PERIOD:20260103T100000Z/PT3H",
            "RDATE:20260101T100000Z");

    assertThat(starts(daily))
        .containsExactly("20260101T100000", "20260103T100000", "20260108T100000");
    assertThat(daily.at(new When.Utc(Instant.parse("2026-01-03T10:00:00Z"))))
        .map(Occurrence::to)
        .hasValue(Instant.parse("2026-01-03T13:00:00Z"));
  }

  @Test
  void anOverrideStandsForItsOccurrenceAlsoWhereItWasMovedTo() {
    Occurrences series =
        item(
            event("DTSTART:20260101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
            event(
                "RECURRENCE-ID:20260102T100000Z",
                "DTSTART:20270102T120000Z",
                "DURATION:PT1H",
                "SUMMARY:moved"));

    assertThat(starts(series))
        .containsExactly("20260101T100000", "20260103T100000", "20270102T120000");
    assertThat(
            series.between(
                Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z")))
        .singleElement()
        .matches(Occurrence::overridden)
        .returns("20260102T100000Z", occurrence -> occurrence.id().value());
  }

  @Test
  void laterOccurrencesFollowAnOverrideForThemAll() {
    Occurrences series =
        item(
            event("DTSTART:20260101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4"),
            event(
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260103T100000Z",
                "DTSTART:20260103T113000Z",
                "DURATION:PT2H"));

    assertThat(starts(series))
        .containsExactly(
            "20260101T100000", "20260102T100000", "20260103T113000", "20260104T113000");
    assertThat(series.all().toList().getLast().to())
        .isEqualTo(Instant.parse("2026-01-04T13:30:00Z"));
  }

  @Test
  void aStartThatTheRuleDoesNotGiveCountsAsTheFirst() {
    Occurrences series =
        series("DTSTART;VALUE=DATE:20140801", "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO;WKST=SA");

    assertThat(starts(series)).containsExactly("20140801", "20140804", "20140811", "20140818");
  }

  @Test
  void anOccurrenceThatBeganBeforeTheSpanIsInIt() {
    Occurrences weekly =
        series(
            "DTSTART;TZID=Europe/Berlin:20200106T220000",
            "DTEND;TZID=Europe/Berlin:20200109T060000",
            "RRULE:FREQ=WEEKLY");

    assertThat(
            weekly.between(
                Instant.parse("2026-01-08T00:00:00Z"), Instant.parse("2026-01-09T00:00:00Z")))
        .extracting(occurrence -> occurrence.start().value())
        .containsExactly("20260105T220000");
  }

  @Test
  void aBrokenRuleIsNamedAndTheRestHappens() {
    Occurrences series = series("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=SOMETIMES");

    assertThat(starts(series)).containsExactly("20260101");
    assertThat(series.problems())
        .singleElement()
        .matches(problem -> problem.message().contains("FREQ=SOMETIMES is not known"));
  }

  @Test
  void overridesWithoutAMasterHappen() {
    Occurrences orphan = item(event("RECURRENCE-ID:20260102T100000Z", "DTSTART:20260103T100000Z"));

    assertThat(starts(orphan)).containsExactly("20260103T100000");
  }

  @Test
  void aCancelledOverrideDoesNotHappen() {
    Occurrences series =
        item(
            event("DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY;COUNT=2"),
            event(
                "RECURRENCE-ID:20260102T100000Z", "DTSTART:20260102T100000Z", "STATUS:CANCELLED"));

    assertThat(starts(series)).containsExactly("20260101T100000");
    assertThat(series.at(new When.Utc(Instant.parse("2026-01-02T10:00:00Z")))).isEmpty();
  }

  @Test
  void anOccurrenceIsFoundByItsDay() {
    Occurrences weekly = series("DTSTART;TZID=Europe/Berlin:20260302T090000", "RRULE:FREQ=WEEKLY");

    assertThat(weekly.at(new When.Day(LocalDate.of(2031, 3, 3))))
        .map(Occurrence::start)
        .hasValue(new When.Zoned(LocalDateTime.of(2031, 3, 3, 9, 0), "Europe/Berlin"));
    assertThat(weekly.at(new When.Day(LocalDate.of(2031, 3, 4)))).isEmpty();
  }
}
