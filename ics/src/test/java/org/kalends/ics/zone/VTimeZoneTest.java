package org.kalends.ics.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

class VTimeZoneTest {
  private static final long HOUR = 3600;

  /** One of each set of rules. */
  static Collection<String> ianaZones() {
    return ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .collect(Collectors.toMap(id -> ZoneId.of(id).getRules(), id -> id, (one, same) -> one))
        .values();
  }

  @ParameterizedTest
  @MethodSource("ianaZones")
  void whatIsWrittenReadsBackToTheSameOffsets(String id) {
    ZoneId zone = ZoneId.of(id);
    for (int year : new int[] {1950, 1995, 2025}) {
      Component written = VTimeZone.of(id, zone, year);
      ZoneRules read = VTimeZone.rules(written).orElseThrow();
      assertSameOffsets(id + " from " + year, read, zone.getRules(), year, year + 2, HOUR);
      assertSameOffsets(id + " later " + year, read, zone.getRules(), year + 2, 2099, 73 * HOUR);
    }
  }

  @Test
  void berlinIsTwoRules() {
    String text = text(VTimeZone.of("Europe/Berlin", ZoneId.of("Europe/Berlin"), 2025));
    assertThat(text)
        .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        .contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
        .doesNotContain("RDATE");
    assertThat(text.lines().count()).isLessThan(20);
  }

  @Test
  void zoneWithoutChangesIsOneStandardPart() {
    assertThat(VTimeZone.of("Asia/Tokyo", ZoneId.of("Asia/Tokyo"), 2025).components()).hasSize(1);
  }

  @Test
  void offsetsThatNoPlaceHasAreRejected() {
    assertThat(rules(part("STANDARD", "TZOFFSETFROM:+5730\nTZOFFSETTO:+5730\n"))).isEmpty();
  }

  @Test
  void missingOffsetBeforeIsTheOneAfter() {
    assertThat(offset(rules(part("STANDARD", "TZOFFSETTO:+0200\n")), "2025-01-01T00:00:00Z"))
        .isEqualTo("+02:00");
  }

  @Test
  void daylightAloneIsTolerated() {
    Optional<ZoneRules> rules =
        rules(
            part(
                "DAYLIGHT",
                "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"));
    assertThat(offset(rules, "2025-07-01T00:00:00Z")).isEqualTo("+02:00");
    assertThat(offset(rules, "1969-07-01T00:00:00Z")).isEqualTo("+01:00");
  }

  @Test
  void rulesEndAtUntil() {
    Optional<ZoneRules> rules =
        rules(
            part(
                    "STANDARD",
                    "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101231T000000Z\n")
                + part(
                    "DAYLIGHT",
                    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20101231T000000Z\n"));
    assertThat(offset(rules, "2010-07-01T00:00:00Z")).isEqualTo("+02:00");
    assertThat(offset(rules, "2011-07-01T00:00:00Z")).isEqualTo("+01:00");
  }

  @Test
  void libicalsWeekOverTheEndOfAMonthIsRead() {
    Optional<ZoneRules> rules =
        rules(
            part(
                "DAYLIGHT",
                "TZOFFSETFROM:+0200\nTZOFFSETTO:+0300\nRRULE:FREQ=YEARLY;BYDAY=FR;"
                    + "BYYEARDAY=-275,-276,-277,-278,-279,-280,-281;UNTIL=20120330T000000Z\n"));
    assertThat(offset(rules, "2006-03-30T00:00:00Z")).isEqualTo("+03:00");
    assertThat(rules.orElseThrow().getTransitions())
        .anyMatch(change -> change.getDateTimeBefore().toString().startsWith("1970"));
  }

  @Test
  void outlooksZoneFrom1601IsRead() {
    Optional<ZoneRules> rules =
        rules(
            part(
                        "STANDARD",
                        "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\n")
                    .replace("19700101T000000", "16010101T030000")
                + part(
                        "DAYLIGHT",
                        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\n")
                    .replace("19700101T000000", "16010101T020000"));
    assertSameOffsets(
        "Outlook", rules.orElseThrow(), ZoneId.of("Europe/Berlin").getRules(), 2000, 2090, HOUR);
  }

  @Test
  void rulesThatNeverEndAreBounded() {
    String endless =
        part("STANDARD", "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\n")
            .replace("1970", "0001");
    assertThat(rules(endless.repeat(1000))).isEmpty();
  }

  private static void assertSameOffsets(
      String name, ZoneRules actual, ZoneRules expected, int from, int to, long step) {
    Instant end = Instant.parse(to + "-01-01T00:00:00Z");
    for (Instant at = Instant.parse(from + "-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plusSeconds(step)) {
      if (!actual.getOffset(at).equals(expected.getOffset(at))) {
        assertThat(actual.getOffset(at)).as(name + " at " + at).isEqualTo(expected.getOffset(at));
      }
    }
  }

  private static String offset(Optional<ZoneRules> rules, String instant) {
    return rules
        .map(r -> r.getOffset(Instant.parse(instant)))
        .map(ZoneOffset::getId)
        .orElse("none");
  }

  private static String part(String name, String inside) {
    return "BEGIN:" + name + "\nDTSTART:19700101T000000\n" + inside + "END:" + name + "\n";
  }

  private static Optional<ZoneRules> rules(String parts) {
    String text =
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n" + parts + "END:VTIMEZONE\nEND:VCALENDAR\n";
    return VTimeZone.rules(
        Document.parse(text.getBytes(StandardCharsets.UTF_8))
            .document()
            .calendars()
            .getFirst()
            .components()
            .getFirst());
  }

  private static String text(Component component) {
    return new String(component.bytes(), StandardCharsets.UTF_8);
  }
}
