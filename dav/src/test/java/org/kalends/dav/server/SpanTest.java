package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrences;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;

/** The span of an item excludes what it has nothing to do with, and never what it has. */
class SpanTest {
  private static Span span(String... lines) {
    return Span.of(item(Rig.event("u", "20260310T100000Z", lines)));
  }

  private static Item item(String text) {
    var document = Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
    return Item.in(document).items().getFirst();
  }

  private static boolean mayTouchYear(Span span, int year) {
    Instant start = Instant.parse(year + "-01-01T00:00:00Z");
    return new TimeRange(start, start.plusSeconds(365 * 86_400))
        .mayTouch(span.starts(), span.ends());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=DAILY;COUNT=3",
        "RRULE:FREQ=WEEKLY;UNTIL=20261001T000000Z",
        "RDATE:20260401T100000Z"
      })
  void aSeriesThatEndsIsExcludedAfterwards(String rule) {
    Span span = span(rule);
    assertThat(mayTouchYear(span, 2025)).isFalse();
    assertThat(mayTouchYear(span, 2026)).isTrue();
    assertThat(mayTouchYear(span, 2027)).isFalse();
  }

  @Test
  void aSeriesWithoutEndIsNeverExcludedAfterwards() {
    assertThat(mayTouchYear(span("RRULE:FREQ=DAILY"), 2900)).isTrue();
    assertThat(mayTouchYear(span("RRULE:FREQ=DAILY"), 2025)).isFalse();
    assertThat(mayTouchYear(span("RRULE:FREQ=SECONDLY;COUNT=100000000"), 2900)).isTrue();
  }

  @Test
  void everyOccurrenceIsWithin() {
    for (GeneratedEvent event : new GeneratedCalendar(3).events(300)) {
      Item item = item(event.text());
      Span span = Span.of(item);
      Occurrences.of(item, ZoneOffset.ofHours(14))
          .all()
          .limit(500)
          .forEach(occurrence -> {
            assertThat(occurrence.from().getEpochSecond()).isGreaterThanOrEqualTo(span.starts());
            assertThat(occurrence.to().getEpochSecond()).isLessThanOrEqualTo(span.ends());
          });
    }
  }
}
