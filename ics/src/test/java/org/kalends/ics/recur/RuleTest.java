package org.kalends.ics.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.ics.When;

class RuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "FREQ=MONTHLY;COUNT=3;INTERVAL=2;BYDAY=-1MO,TU;BYSETPOS=-1,1",
        "FREQ=YEARLY;UNTIL=20300101T000000Z;BYWEEKNO=-1,20;WKST=SU",
        "RSCALE=GREGORIAN;FREQ=YEARLY;UNTIL=20300101;BYMONTHDAY=30;BYMONTH=2;SKIP=FORWARD",
        "FREQ=SECONDLY;BYSECOND=0,30;BYMINUTE=0;BYHOUR=9;BYYEARDAY=-366,1"
      })
  void canonicalTextComesBackAsItIs(String text) {
    assertThat(Rule.parse(text).flaws()).isEmpty();
    assertThat(rule(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          byday=we,Mo,MO;freq=weekly;interval=01;wkst=mo | FREQ=WEEKLY;BYDAY=MO,WE
          FREQ=DAILY;COUNT=+5;RSCALE=GREGORIAN           | FREQ=DAILY;COUNT=5
           FREQ=MONTHLY ; BYMONTHDAY = 15, -1            | FREQ=MONTHLY;BYMONTHDAY=-1,15
          """)
  void spellingDoesNotMatter(String text, String canonical) {
    assertThat(Rule.parse(text).flaws()).isEmpty();
    assertThat(rule(text).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=DAILY;INTERVAL=0               | FREQ=DAILY                 | INTERVAL=0 is no number above 0
          FREQ=DAILY;;COUNT=2                 | FREQ=DAILY;COUNT=2         | an empty part between semicolons
          FREQ=DAILY;COUNT=2;COUNT=3          | FREQ=DAILY;COUNT=2         | COUNT is there twice: the first counts
          FREQ=YEARLY;BYMONTH=13              | FREQ=YEARLY                | BYMONTH=13 does not exist
          FREQ=MONTHLY;BYDAY=0TU              | FREQ=MONTHLY;BYDAY=TU      | BYDAY=0TU counts from 1
          FREQ=WEEKLY;BYDAY=MO,FUNDAY         | FREQ=WEEKLY;BYDAY=MO       | BYDAY=FUNDAY is no weekday
          FREQ=DAILY;UNTIL=tomorrow           | FREQ=DAILY                 | UNTIL=TOMORROW is no time
          FREQ=DAILY;BYWODAN=1                | FREQ=DAILY                 | the part BYWODAN is not known
          FREQ=DAILY;SKIP=FORWARD             | RSCALE=GREGORIAN;FREQ=DAILY;SKIP=FORWARD | SKIP without RSCALE
          FREQ=DAILY;BYDAY=1MO                | FREQ=DAILY;BYDAY=1MO       | a number in BYDAY at DAILY is not allowed
          FREQ=DAILY;BYWEEKNO=1               | FREQ=DAILY;BYWEEKNO=1      | BYWEEKNO at DAILY is not allowed
          FREQ=DAILY;BYSETPOS=1               | FREQ=DAILY;BYSETPOS=1      | BYSETPOS without another BY part is not allowed
          FREQ=DAILY;COUNT=99999999999        | FREQ=DAILY;COUNT=2147483647 |
          """)
  void whatIsWrongIsToldAndTheRestIsRead(String text, String canonical, String flaw) {
    assertThat(rule(text).value()).isEqualTo(canonical);
    if (flaw == null) {
      assertThat(Rule.parse(text).flaws()).isEmpty();
    } else {
      assertThat(Rule.parse(text).flaws()).containsExactly(flaw);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNT=3                      | it has no FREQ
          FREQ=SOMETIMES               | FREQ=SOMETIMES is not known
          RSCALE=HEBREW;FREQ=YEARLY    | RSCALE=HEBREW: only the Gregorian calendar is supported
          """)
  void someTextIsNoRule(String text, String flaw) {
    assertThat(Rule.parse(text).rule()).isEmpty();
    assertThat(Rule.parse(text).flaws()).containsExactly(flaw);
  }

  @Test
  void aRuleHasOneEnd() {
    Rule counted = rule("FREQ=DAILY;COUNT=3");

    assertThat(counted.endless()).isFalse();
    assertThat(counted.withoutEnd().value()).isEqualTo("FREQ=DAILY");
    assertThat(counted.withoutEnd().endless()).isTrue();
    assertThat(counted.withUntil(new When.Utc(Instant.EPOCH)).value())
        .isEqualTo("FREQ=DAILY;UNTIL=19700101T000000Z");
    assertThat(rule("FREQ=DAILY;UNTIL=20300101").withCount(2).value())
        .isEqualTo("FREQ=DAILY;COUNT=2");
  }

  @Test
  void aRuleThatNeverHappensEndsAtOnce() {
    for (String never :
        new String[] {
          "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31;BYDAY=MO",
          "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
          "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=7",
          "FREQ=WEEKLY;INTERVAL=2000000000;BYDAY=SU;BYSETPOS=2",
          "FREQ=DAILY;BYDAY=SA,TH;BYSETPOS=4,-2",
          "FREQ=MONTHLY;BYHOUR=9,17;BYSETPOS=63"
        }) {
      assertThat(rule(never).times(LocalDate.of(1, 1, 1).atStartOfDay()).hasNext())
          .as(never)
          .isFalse();
    }
  }

  @Test
  void untilIncludesADayThatIsReachedInItsCourse() {
    RuleTimes days =
        rule("FREQ=HOURLY;INTERVAL=13;UNTIL=20181228").days(LocalDate.of(2018, 12, 27));

    assertThat((Iterator<Long>) days).toIterable().hasSize(2);
  }

  private static Rule rule(String text) {
    return Rule.parse(text).rule().orElseThrow();
  }
}
