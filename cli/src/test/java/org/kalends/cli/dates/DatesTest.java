package org.kalends.cli.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  /** A Wednesday. */
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-03-04T09:30:15+01:00[Europe/Berlin]");

  @ParameterizedTest
  @CsvSource({
    "today,2026-03-04,2026-03-05",
    "Tomorrow,2026-03-05,2026-03-06",
    "yesterday,2026-03-03,2026-03-04",
    "the day after tomorrow,2026-03-06,2026-03-07",
    "day before yesterday,2026-03-02,2026-03-03",
    "wednesday,2026-03-04,2026-03-05",
    "friday,2026-03-06,2026-03-07",
    "on Tue,2026-03-10,2026-03-11",
    "this monday,2026-03-02,2026-03-03",
    "next friday,2026-03-13,2026-03-14",
    "last friday,2026-02-27,2026-02-28",
    "last wednesday,2026-02-25,2026-02-26",
    "week,2026-03-02,2026-03-09",
    "this week,2026-03-02,2026-03-09",
    "next week,2026-03-09,2026-03-16",
    "last week,2026-02-23,2026-03-02",
    "next weekend,2026-03-14,2026-03-16",
    "this month,2026-03-01,2026-04-01",
    "last month,2026-02-01,2026-03-01",
    "next year,2027-01-01,2028-01-01",
    "march,2026-03-01,2026-04-01",
    "feb,2027-02-01,2027-03-01",
    "last march,2025-03-01,2025-04-01",
    "next march,2027-03-01,2027-04-01",
    "sept 2030,2030-09-01,2030-10-01",
    "march 14,2026-03-14,2026-03-15",
    "14 march 2027,2027-03-14,2027-03-15",
    "'march 14th, 2027',2027-03-14,2027-03-15",
    "1 feb,2027-02-01,2027-02-02",
    "29 feb,2028-02-29,2028-03-01",
    "in 3 days,2026-03-07,2026-03-08",
    "in a week,2026-03-11,2026-03-12",
    "in 2 weeks,2026-03-18,2026-03-19",
    "3 months from now,2026-06-04,2026-06-05",
    "2 weeks ago,2026-02-18,2026-02-19",
    "next 7 days,2026-03-04,2026-03-11",
    "last 7 days,2026-02-26,2026-03-05",
    "next 2 weeks,2026-03-04,2026-03-18",
    "2026,2026-01-01,2027-01-01",
    "2026-03,2026-03-01,2026-04-01",
    "2026-03-14,2026-03-14,2026-03-15",
    "20260314,2026-03-14,2026-03-15",
    "14.3.2026,2026-03-14,2026-03-15",
    "2026-W12,2026-03-16,2026-03-23",
    "2026-W12-3,2026-03-18,2026-03-19",
    "2020-W53,2020-12-28,2021-01-04",
    "week 12,2026-03-16,2026-03-23",
  })
  void wholeDaysAreFromMidnightToMidnight(String text, LocalDate from, LocalDate to)
      throws UnclearDate {
    Span span = Dates.span(text, NOW);
    assertThat(span.from()).isEqualTo(from.atStartOfDay(NOW.getZone()));
    assertThat(span.to()).isEqualTo(to.atStartOfDay(NOW.getZone()));
  }

  @ParameterizedTest
  @CsvSource({
    "now,2026-03-04T09:30",
    "2026-03-14 15:00,2026-03-14T15:00",
    "2026-03-14T15:00,2026-03-14T15:00",
    "20260314T150000,2026-03-14T15:00",
    "2026-03-14T15:00:00Z,2026-03-14T16:00",
    "15:00,2026-03-04T15:00",
    "tomorrow at 9am,2026-03-05T09:00",
    "friday 3:30 pm,2026-03-06T15:30",
    "12am,2026-03-04T00:00",
    "next monday noon,2026-03-09T12:00",
    "in 3 days 10:00,2026-03-07T10:00",
    "in 2 hours,2026-03-04T11:30",
    "30 minutes ago,2026-03-04T09:00",
  })
  void timesArePoints(String text, LocalDateTime time) throws UnclearDate {
    assertThat(Dates.moment(text, NOW)).isEqualTo(new Moment.At(time));
    assertThat(Dates.span(text, NOW).isPoint()).isTrue();
    assertThat(Dates.span(text, NOW).from()).isEqualTo(time.atZone(NOW.getZone()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01 to 2026-03-05,2026-03-01T00:00,2026-03-06T00:00",
    "2026-03-01..2026-03,2026-03-01T00:00,2026-04-01T00:00",
    "from today until sunday,2026-03-04T00:00,2026-03-09T00:00",
    "friday to monday,2026-03-06T00:00,2026-03-10T00:00",
    "next friday to sunday,2026-03-13T00:00,2026-03-16T00:00",
    "tomorrow 10:00 - 11:00,2026-03-05T10:00,2026-03-05T11:00",
    "now to 17:00,2026-03-04T09:30,2026-03-04T17:00",
  })
  void rangesGoToTheEndOfTheLast(String text, LocalDateTime from, LocalDateTime to)
      throws UnclearDate {
    Span span = Dates.span(text, NOW);
    assertThat(List.of(span.from(), span.to()))
        .containsExactly(from.atZone(NOW.getZone()), to.atZone(NOW.getZone()));
  }

  @Test
  void aDayIsADay() throws UnclearDate {
    assertThat(Dates.moment("friday", NOW)).isEqualTo(new Moment.Day(LocalDate.of(2026, 3, 6)));
  }

  @Test
  void aMonthIsNoDay() {
    assertThatThrownBy(() -> Dates.moment("2026-03", NOW))
        .isInstanceOf(UnclearDate.class)
        .hasMessage(
            "`2026-03` is more than a day (2026-03-01 to 2026-03-31); name one, such as 2026-03-01");
  }

  @ParameterizedTest
  @CsvSource({
    "fridya,did you mean `friday`?",
    "next wek,did you mean `next week`?",
    "soon,write it like: today",
    "2026-02-30,FEBRUARY 30",
    "2026-13-01,2026-13-01",
    "2026-W54,2026 has no week 54",
    "25:00,25:00",
    "13pm,there is no hour 13pm",
    "3/4/2026,write 2026-03-04 or 2026-04-03",
    "tomorrow to yesterday,ends before it begins",
    "2026-03-05 to soon,`soon`",
    "in 9999 years,years are 1 to 9999",
    "0000-01-01,years are 1 to 9999",
    "next week 10:00,write it like",
  })
  void whatIsNoDateIsSaid(String text, String said) {
    assertThatThrownBy(() -> Dates.span(text, NOW))
        .isInstanceOf(UnclearDate.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "to", "from", "-", "..", "\u0000", "at", "99999999999", "in", "1/"})
  void nothingElseIsThrown(String text) {
    assertThatThrownBy(() -> Dates.span(text, NOW)).isInstanceOf(UnclearDate.class);
  }
}
