package org.kalends.ics.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.ics.recur.Made.component;
import static org.kalends.ics.recur.Made.item;
import static org.kalends.ics.recur.Made.series;
import static org.kalends.ics.recur.Made.starts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.ics.When;

/** Recurrence over changes of the clock, and times written in several forms. */
class WallClockTest {
  @Test
  void aTimeThatIsSkippedIsAnHourLaterThatDay() {
    Occurrences daily =
        series("DTSTART;TZID=Europe/Berlin:20260328T023000", "RRULE:FREQ=DAILY;COUNT=3");

    assertThat(froms(daily))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(daily.at(new When.Utc(Instant.parse("2026-03-29T01:30:00Z")))).isPresent();
    assertThat(daily.at(new When.Zoned(LocalDateTime.parse("2026-03-29T03:30"), "Europe/Berlin")))
        .isPresent();
  }

  @Test
  void aTimeThatComesTwiceIsTheFirst() {
    Occurrences daily =
        series("DTSTART;TZID=Europe/Berlin:20261024T023000", "RRULE:FREQ=DAILY;COUNT=2");

    assertThat(froms(daily)).containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z");
  }

  @Test
  void rulesOfHoursLeaveOutTimesThatAreSkipped() {
    Occurrences hourly =
        series(
            "DTSTART;TZID=Europe/Berlin:20260329T010000",
            "RRULE:FREQ=HOURLY;UNTIL=20260329T020000Z");

    assertThat(starts(hourly))
        .containsExactly("20260329T010000", "20260329T030000", "20260329T040000");
  }

  @Test
  void whatIsLeftOutIsNotCounted() {
    Occurrences hourly =
        series("DTSTART;TZID=Europe/Berlin:20260329T010000", "RRULE:FREQ=HOURLY;COUNT=3");

    assertThat(starts(hourly))
        .containsExactly("20260329T010000", "20260329T030000", "20260329T040000");
    assertThat(hourly.at(new When.Utc(Instant.parse("2026-03-29T01:00:00Z"))))
        .map(each -> each.start().value())
        .hasValue("20260329T030000");
  }

  @Test
  void countingIsArithmetic() {
    // 2026 has 525,600 minutes by the clock, and Berlin skips 60 of them
    Occurrences year =
        series("DTSTART;TZID=Europe/Berlin:20260101T000000", "RRULE:FREQ=MINUTELY;COUNT=525541");
    Occurrences seconds =
        series(
            "DTSTART;TZID=Europe/Berlin:20050101T000000", "RRULE:FREQ=SECONDLY;COUNT=2000000000");

    assertThat(year.from(Instant.parse("2026-12-31T22:59:00Z")).map(o -> o.start().value()))
        .containsExactly("20261231T235900", "20270101T000000");
    assertThat(seconds.from(Instant.parse("2060-01-01T00:00:00Z")).limit(1)).hasSize(1);
  }

  @Test
  void timesAroundAGapComeInTheOrderTheyHappenAndOnce() {
    Occurrences daily =
        series(
            "DTSTART;TZID=Europe/Berlin:20260329T010000",
            "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,20;UNTIL=20260329T040000Z");

    assertThat(starts(daily))
        .containsExactly(
            "20260329T010000", "20260329T012000", "20260329T030000", "20260329T032000");
  }

  @Test
  void byItsEndEachLastsExactlyAsLongAsTheFirst() {
    Occurrences nights =
        series(
            "DTSTART;TZID=Europe/Berlin:20260327T220000",
            "DTEND;TZID=Europe/Berlin:20260328T060000",
            "RRULE:FREQ=DAILY;COUNT=2");

    assertThat(lengths(nights)).containsExactly(8L, 8L);
    assertThat(nights.all().map(each -> each.end().value()))
        .containsExactly("20260328T060000", "20260329T070000");
  }

  @Test
  void daysOfADurationFollowTheClock() {
    Occurrences days =
        series(
            "DTSTART;TZID=Europe/Berlin:20260327T120000",
            "DURATION:P1D",
            "RRULE:FREQ=DAILY;COUNT=2");
    Occurrences hours =
        series(
            "DTSTART;TZID=Europe/Berlin:20260327T120000",
            "DURATION:PT24H",
            "RRULE:FREQ=DAILY;COUNT=2");

    assertThat(lengths(days)).containsExactly(24L, 23L);
    assertThat(lengths(hours)).containsExactly(24L, 24L);
    assertThat(hours.all().map(each -> each.end().value()))
        .containsExactly("20260328T120000", "20260329T130000");
  }

  @Test
  void anEndInAnotherZoneStaysThere() {
    Occurrences flights =
        series(
            "DTSTART;TZID=Europe/Berlin:20260301T100000",
            "DTEND;TZID=America/New_York:20260301T130000",
            "RRULE:FREQ=MONTHLY;COUNT=2");

    assertThat(flights.all().map(each -> each.end().value()))
        .containsExactly("20260301T130000", "20260401T130000");
    assertThat(lengths(flights)).containsExactly(9L, 9L);
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART:20260101T090000Z, 20260103T090000Z, 3",
    "DTSTART:20260101T090000Z, 20260103T085959Z, 2",
    "DTSTART:20260101T090000Z, 20260103T090000, 3",
    "DTSTART:20260101T090000Z, 20260103, 2",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, 20260103T080000Z, 3",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, 20260103T075959Z, 2",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, 20260103T090000, 3",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, 20260103, 2",
    "DTSTART;TZID=Europe/Berlin:20260101T000000, 20260103, 3",
    "DTSTART:20260101T090000, 20260103T090000Z, 3",
    "DTSTART:20260101T090000, 20260103T085959Z, 2",
    "DTSTART;VALUE=DATE:20260101, 20260103, 3",
    "DTSTART;VALUE=DATE:20260101, 20260103T000000Z, 3",
    "DTSTART;VALUE=DATE:20260101, 20260102T230000Z, 3",
    "DTSTART;VALUE=DATE:20260101, 20260103T225959Z, 3",
    "DTSTART;VALUE=DATE:20260101, 20260103T120000, 3",
  })
  void untilHoldsInEveryForm(String start, String until, int count) {
    assertThat(starts(series(start, "RRULE:FREQ=DAILY;UNTIL=" + until))).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART;TZID=Europe/Berlin:20260101T090000, EXDATE;TZID=Europe/Berlin:20260102T090000",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, EXDATE:20260102T080000Z",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, EXDATE:20260102T090000",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, EXDATE;TZID=America/New_York:20260102T030000",
    "DTSTART;TZID=Europe/Berlin:20260101T090000, EXDATE;VALUE=DATE:20260102",
    "DTSTART:20260101T090000Z, EXDATE;TZID=Europe/Berlin:20260102T100000",
    "DTSTART:20260101T090000, EXDATE:20260102T080000Z",
    "DTSTART;VALUE=DATE:20260101, EXDATE:20260102T000000",
    "DTSTART;VALUE=DATE:20260101, EXDATE:20260102T000000Z",
    "DTSTART;VALUE=DATE:20260101, EXDATE:20260101T230000Z",
  })
  void anExceptionIsKnownInEveryForm(String start, String exception) {
    Occurrences three = series(start, "RRULE:FREQ=DAILY;COUNT=3", exception);

    assertThat(three.all().map(each -> each.start().date().getDayOfMonth())).containsExactly(1, 3);
  }

  @Test
  void aDayAmongTimesIsThatDayAtTheTimeOfTheFirst() {
    Occurrences extra =
        series("DTSTART;TZID=Europe/Berlin:20260101T090000", "RDATE;VALUE=DATE:20260105");

    assertThat(starts(extra)).containsExactly("20260101T090000", "20260105T090000");
  }

  @Test
  void aTodoWithoutStartHappensWhenItIsDue() {
    Occurrences todo = item(component("VTODO", "DUE:20260105T120000Z"));

    assertThat(starts(todo)).containsExactly("20260105T120000");
    assertThat(lengths(todo)).containsExactly(0L);
  }

  @Test
  void whatHasNoTimeDoesNotHappen() {
    Occurrences nothing = item(component("VTODO", "SUMMARY:some day"));

    assertThat(nothing.all()).isEmpty();
    assertThat(nothing.at(new When.Utc(Instant.EPOCH))).isEmpty();
    assertThat(nothing.problems()).isEmpty();
  }

  @Test
  void endsThatMakeNoSenseAreNamed() {
    Occurrences backwards = series("DTSTART:20260101T090000Z", "DTEND:20260101T080000Z");
    Occurrences day = series("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20260101");

    assertThat(lengths(backwards)).containsExactly(0L);
    assertThat(backwards.problems()).hasSize(1);
    assertThat(lengths(day)).containsExactly(24L);
  }

  @Test
  void nothingThrowsAtTheEndOfTime() {
    Occurrences last = series("DTSTART;VALUE=DATE:99991231", "DURATION:P5000W", "RRULE:FREQ=DAILY");

    assertThat(last.all()).hasSize(1);
    assertThat(last.between(Instant.MIN, Instant.MAX)).hasSize(1);
    assertThat(last.from(Instant.MAX)).isEmpty();
  }

  @Test
  void aRuleOfSecondsCostsWhatIsAskedFor() {
    Occurrences seconds =
        series("DTSTART;TZID=Europe/Berlin:20050101T000000", "RRULE:FREQ=SECONDLY;BYHOUR=9");
    Instant from = Instant.parse("2040-06-01T12:00:00Z");

    assertThat(seconds.between(from, from.plusSeconds(5))).isEmpty();
    assertThat(seconds.from(from).limit(1).map(each -> each.start().value()))
        .containsExactly("20400602T090000");
  }

  private static List<String> froms(Occurrences occurrences) {
    return occurrences.all().map(each -> each.from().toString()).toList();
  }

  private static List<Long> lengths(Occurrences occurrences) {
    return occurrences
        .all()
        .map(each -> Duration.between(each.from(), each.to()).toHours())
        .toList();
  }
}
