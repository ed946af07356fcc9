package org.kalends.ics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleShiftTest {
  private static String moved(String rule, String from, String to) throws RefusedException {
    LocalDateTime old = LocalDateTime.parse(from);
    LocalDateTime now = LocalDateTime.parse(to);
    RuleLine days = new RuleShift(old, now).days(RuleLine.of(rule));
    return new ClockShift(old.toLocalTime(), now.toLocalTime()).times(days).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=DAILY                              | 2026-03-02T10:00 | 2026-03-04T11:00 | FREQ=DAILY
          FREQ=WEEKLY;BYDAY=MO                    | 2026-03-02T10:00 | 2026-03-03T10:00 | FREQ=WEEKLY;BYDAY=TU
          FREQ=WEEKLY;BYDAY=MO,WE,FR              | 2026-03-02T10:00 | 2026-03-04T10:00 | FREQ=WEEKLY;BYDAY=WE,FR,SU
          FREQ=WEEKLY;BYDAY=SU                    | 2026-03-01T10:00 | 2026-02-28T10:00 | FREQ=WEEKLY;BYDAY=SA
          FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU      | 2026-03-02T10:00 | 2026-03-03T10:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,MO;WKST=TU
          FREQ=WEEKLY;BYDAY=MO                    | 2026-03-02T10:00 | 2026-03-16T10:00 | FREQ=WEEKLY;BYDAY=MO
          FREQ=MONTHLY                            | 2026-03-02T10:00 | 2026-03-04T10:00 | FREQ=MONTHLY
          FREQ=MONTHLY;BYMONTHDAY=2               | 2026-03-02T10:00 | 2026-03-04T10:00 | FREQ=MONTHLY;BYMONTHDAY=4
          FREQ=MONTHLY;BYMONTHDAY=1,15            | 2026-03-01T10:00 | 2026-03-04T10:00 | FREQ=MONTHLY;BYMONTHDAY=4,18
          FREQ=MONTHLY;BYMONTHDAY=-1              | 2026-03-31T10:00 | 2026-03-30T10:00 | FREQ=MONTHLY;BYMONTHDAY=-2
          FREQ=MONTHLY;BYDAY=2TU                  | 2026-03-10T10:00 | 2026-03-20T10:00 | FREQ=MONTHLY;BYDAY=3FR
          FREQ=MONTHLY;BYDAY=-1FR                 | 2026-03-27T10:00 | 2026-03-26T10:00 | FREQ=MONTHLY;BYDAY=-1TH
          FREQ=MONTHLY;BYDAY=1MO,3MO              | 2026-03-02T10:00 | 2026-03-10T10:00 | FREQ=MONTHLY;BYDAY=2TU,4TU
          FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2        | 2026-03-10T10:00 | 2026-03-20T10:00 | FREQ=MONTHLY;BYDAY=FR;BYSETPOS=3
          FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2      | 2026-03-02T10:00 | 2026-04-05T10:00 | FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=5
          FREQ=YEARLY;BYMONTH=12                  | 2026-12-31T10:00 | 2027-01-01T10:00 | FREQ=YEARLY;BYMONTH=1
          FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3        | 2026-03-29T10:00 | 2026-03-28T10:00 | FREQ=YEARLY;BYDAY=-1SA;BYMONTH=3
          FREQ=YEARLY;BYYEARDAY=10                | 2026-01-10T10:00 | 2026-01-15T10:00 | FREQ=YEARLY;BYYEARDAY=15
          FREQ=DAILY;BYHOUR=9,15;BYMINUTE=0       | 2026-03-02T09:00 | 2026-03-02T10:00 | FREQ=DAILY;BYHOUR=10,16;BYMINUTE=0
          FREQ=DAILY;BYHOUR=9,15                  | 2026-03-02T09:00 | 2026-03-02T09:30 | FREQ=DAILY;BYHOUR=9,15
          FREQ=DAILY;BYHOUR=9;BYMINUTE=0,15       | 2026-03-02T09:00 | 2026-03-02T10:30 | FREQ=DAILY;BYHOUR=10;BYMINUTE=30,45
          FREQ=HOURLY;INTERVAL=5                  | 2026-03-02T09:00 | 2026-03-02T10:20 | FREQ=HOURLY;INTERVAL=5
          FREQ=HOURLY;BYDAY=MO                    | 2026-03-02T09:00 | 2026-03-03T09:00 | FREQ=HOURLY;BYDAY=TU
          """)
  void whatARuleNamesFollowsTheStart(String rule, String from, String to, String expected)
      throws RefusedException {
    assertThat(moved(rule, from, to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR        | 2026-03-13T10:00 | 2026-03-14T10:00 | BYMONTHDAY=13
          FREQ=MONTHLY;BYMONTHDAY=-1                 | 2026-03-31T10:00 | 2026-04-01T10:00 | BYMONTHDAY=-1
          FREQ=MONTHLY;BYDAY=4SU                     | 2026-03-22T10:00 | 2026-03-29T10:00 | BYDAY=4SU
          FREQ=MONTHLY;BYDAY=1SU                     | 2026-03-01T10:00 | 2026-02-28T10:00 | BYDAY=1SU
          FREQ=MONTHLY;BYMONTHDAY=1,31               | 2026-03-01T10:00 | 2026-03-02T10:00 | BYMONTHDAY=1,31
          FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 | 2026-03-02T10:00 | 2026-03-03T10:00 | BYSETPOS=1
          FREQ=YEARLY;BYWEEKNO=10                    | 2026-03-02T10:00 | 2026-03-03T10:00 | BYWEEKNO=10
          FREQ=WEEKLY;BYMONTH=1,3                    | 2026-03-31T10:00 | 2026-04-01T10:00 | BYMONTH=1,3
          FREQ=DAILY;BYHOUR=9,23                     | 2026-03-02T09:00 | 2026-03-02T10:00 | BYHOUR=9,23
          FREQ=DAILY;BYHOUR=9;BYMINUTE=0,45          | 2026-03-02T09:00 | 2026-03-02T09:30 | BYHOUR=9
          FREQ=HOURLY;BYDAY=MO                       | 2026-03-02T09:00 | 2026-03-02T10:00 | BYDAY=MO
          FREQ=WEEKLY;BYDAY=XX                       | 2026-03-02T09:00 | 2026-03-03T09:00 | BYDAY=XX
          """)
  void whatCannotFollowIsNamed(String rule, String from, String to, String part) {
    assertThatThrownBy(() -> moved(rule, from, to))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(part);
  }

  @Test
  void whatStaysIsLeftAsItIsWritten() throws RefusedException {
    assertThat(moved("freq=weekly;byday=mo;X-A=b", "2026-03-02T10:00", "2026-03-09T11:00"))
        .isEqualTo("FREQ=weekly;BYDAY=MO;X-A=b");
  }
}
