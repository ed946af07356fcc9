package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
  @Test
  void readsTheFourForms() {
    assertThat(When.of(line("DTSTART;VALUE=DATE:20250320")))
        .contains(new When.Day(LocalDate.of(2025, 3, 20)));
    assertThat(When.of(line("DTSTART:20250320T150000")))
        .contains(new When.Floating(LocalDateTime.of(2025, 3, 20, 15, 0)));
    assertThat(When.of(line("DTSTART;TZID=Europe/Berlin:20250320T150000")))
        .contains(new When.Zoned(LocalDateTime.of(2025, 3, 20, 15, 0), "Europe/Berlin"));
    assertThat(When.of(line("DTSTART:20250320T150000Z")))
        .contains(new When.Utc(Instant.parse("2025-03-20T15:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART:20250320, 20250320",
    "DTSTART;VALUE=DATE:20250320T000000, 20250320",
    "DTSTART;VALUE=DATE-TIME:20250320, 20250320",
    "DTSTART:20250320t150000z, 20250320T150000Z",
    "DTSTART:20250320T1500, 20250320T150000",
    "DTSTART:20250320T1500Z, 20250320T150000Z",
    "DTSTART: 20250320T150000 , 20250320T150000",
    "DTSTART:20250320T240000, 20250321T000000",
    "DTSTART:20161231T235960Z, 20161231T235959Z",
    "DTSTART;TZID=UTC:20250320T150000, 20250320T150000Z",
    "DTSTART;TZID=Europe/Berlin:20250320T150000Z, 20250320T150000Z",
    "DTSTART;TZID=:20250320T150000, 20250320T150000",
    "DTSTART:00010101, 00010101",
    "DTSTART:99991231T235959, 99991231T235959",
    "DTSTART:20240229, 20240229"
  })
  void commonDamageIsRead(String line, String value) {
    assertThat(When.of(line(line))).map(When::value).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "20250230",
        "20251301",
        "20250229T100000",
        "00000101",
        "2025032",
        "202503201",
        "20250320T",
        "20250320T15",
        "20250320T250000",
        "20250320T156000",
        "20250320T150061",
        "20250320T240001",
        "20250320X150000",
        "99991231T240000",
        "20250320T150000-0500",
        "-2025032"
      })
  void whatIsNoTimeIsEmpty(String value) {
    assertThat(When.of(Property.of("DTSTART", value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART;VALUE=DATE:20250320",
        "DTSTART:20250320T150000",
        "DTSTART:20250320T150000Z",
        "DTSTART;TZID=Europe/Berlin:20250320T150000",
        "DTSTART;TZID=\"(UTC+01:00) Berlin, Bern\":20250320T150000"
      })
  void theLineItWritesIsTheOneItReads(String line) {
    Property property = When.of(line(line)).orElseThrow().property("DTSTART");
    assertThat(
            new String(Component.of("VEVENT", List.of(property)).bytes(), StandardCharsets.UTF_8))
        .contains(line);
  }

  @Test
  void listsAreSplitAndDamagedValuesLeftOut() {
    assertThat(When.list(line("EXDATE:20250320T150000Z,,nonsense, 20250321T150000Z,")))
        .extracting(When::value)
        .containsExactly("20250320T150000Z", "20250321T150000Z");
  }

  @Test
  void periodsHaveAnEndOrALength() {
    Property rdate =
        line("RDATE;VALUE=PERIOD:20250320T150000Z/PT1H,20250321T150000Z/20250321T170000Z,x/y");
    Period lasting = Period.list(rdate).get(0);
    assertThat(lasting).isInstanceOf(Period.Lasting.class);
    assertThat(((Period.Lasting) lasting).length()).isEqualTo(new Length(0, 3600));
    assertThat(Period.list(rdate).get(1)).isInstanceOf(Period.Until.class);
    assertThat(Period.list(rdate)).hasSize(2);
    assertThat(When.list(rdate)).hasSize(2);
  }

  @Test
  void theDateIsTheOneWritten() {
    assertThat(When.of(line("DTSTART;TZID=Asia/Tokyo:20250320T010000")).orElseThrow().date())
        .isEqualTo(LocalDate.of(2025, 3, 20));
  }

  private static Property line(String line) {
    String text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + line + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return Document.parse(text.getBytes(StandardCharsets.UTF_8))
        .document()
        .calendars()
        .getFirst()
        .components()
        .getFirst()
        .properties()
        .getFirst();
  }
}
