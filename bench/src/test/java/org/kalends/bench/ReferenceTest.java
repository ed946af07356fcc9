package org.kalends.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What judges is judged by what RFC 5545 3.8.5.3 prints. */
class ReferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1997-09-04T09:00 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 19970904 19971007 19971106
          1997-05-12T09:00 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 19970512 19980511 19990517
          1997-01-01T09:00 | FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200 | 19970101 19970410 19970719 20000101
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 19970805 19970810 19970819 19970824
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 19970805 19970817 19970819 19970831
          1998-02-13T09:00 | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 19980213 19980313 19981113
          1996-11-05T09:00 | FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 19961105 20001107 20041102
          2007-01-15T09:00 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 20070115 20070130 20070215 20070315 20070330
          """)
  void itGivesWhatTheStandardPrints(LocalDateTime time, String rule, String days) {
    Start start = new Start(Start.Form.ZONED, time, ZoneId.of("America/New_York"));
    List<String> right = List.of(days.split(" "));
    Trial trial = new Trial(start, rule, right.size(), time.plusYears(20));

    Answer answer = new Reference(EnumSet.noneOf(Quirk.class)).answer(trial);

    assertThat(((Answer.Times) answer).seconds())
        .extracting(second -> start.text(second).substring(0, 8))
        .isEqualTo(right);
  }
}
