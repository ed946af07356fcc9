package org.kalends.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.testkit.GeneratedEvent.Kind;

class GeneratedCalendarTest {
  private static final GeneratedCalendar CALENDAR = new GeneratedCalendar(42);

  @Test
  void anEventDependsOnSeedAndIndexOnly() {
    assertThat(CALENDAR.events(30)).isEqualTo(new GeneratedCalendar(42).events(100).subList(0, 30));
    assertThat(CALENDAR.event(0)).isNotEqualTo(new GeneratedCalendar(43).event(0));
  }

  @Test
  void everyBlockOfTwentyHasTheExactMix() {
    var kinds = CALENDAR.events(20).stream().collect(groupingBy(GeneratedEvent::kind, counting()));
    assertThat(kinds)
        .isEqualTo(Map.of(Kind.TIMED, 14L, Kind.ALL_DAY, 2L, Kind.RECURRING, 3L, Kind.RICH, 1L));
  }

  @Test
  void uidsAreUniqueInTenThousand() {
    assertThat(CALENDAR.events(10_000).stream().map(GeneratedEvent::uid)).doesNotHaveDuplicates();
  }

  @Test
  void linesAreAtMost75OctetsAndEndWithCrlf() {
    for (GeneratedEvent event : CALENDAR.events(200)) {
      assertThat(event.text()).endsWith("END:VCALENDAR\r\n");
      assertThat(event.text().split("\r\n"))
          .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
          .noneMatch(line -> line.contains("\n"));
    }
  }

  @Test
  void overridesAndExceptionsAppearInAHundred() {
    String all = String.join("", CALENDAR.events(100).stream().map(GeneratedEvent::text).toList());
    assertThat(all).contains("RECURRENCE-ID;", "EXDATE;", "BEGIN:VALARM", "ATTENDEE;");
  }
}
