package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.zone.Zones;

class FileNamesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static String name(String kind, String... lines) {
    return FileNames.caldir(component(kind, lines), BERLIN, Zones.IANA);
  }

  private static Component component(String kind, String... lines) {
    String body = String.join("\r\n", lines);
    String text =
        "BEGIN:VCALENDAR\r\nBEGIN:%s\r\nUID:u1\r\n%s\r\nEND:%s\r\nEND:VCALENDAR\r\n"
            .formatted(kind, body, kind);
    return Document.parse(text.getBytes(StandardCharsets.UTF_8))
        .document()
        .calendars()
        .getFirst()
        .components()
        .getFirst();
  }

  @Test
  void timesAreToldInTheZoneOfTheCalendar() {
    assertThat(name("VEVENT", "DTSTART:20250320T150000Z", "SUMMARY:Team Standup"))
        .matches("2025-03-20T1600__team-standup_[0-9a-v]{8}\\.ics");
    assertThat(name("VEVENT", "DTSTART;TZID=America/New_York:20250320T230000", "SUMMARY:Late"))
        .startsWith("2025-03-21T0400__late_");
  }

  @Test
  void floatingTimesAndUnknownZonesAreAsWritten() {
    assertThat(name("VEVENT", "DTSTART:20250320T150000", "SUMMARY:x"))
        .startsWith("2025-03-20T1500__x_");
    assertThat(name("VEVENT", "DTSTART;TZID=Nowhere at all:20250320T150000", "SUMMARY:x"))
        .startsWith("2025-03-20T1500__x_");
  }

  @Test
  void allDayEventsHaveADateOnly() {
    assertThat(name("VEVENT", "DTSTART;VALUE=DATE:20250321", "SUMMARY:Company offsite"))
        .startsWith("2025-03-21__company-offsite_");
  }

  @Test
  void theMasterOfASeriesHasNoDate() {
    assertThat(name("VEVENT", "DTSTART:20250320T150000Z", "RRULE:FREQ=DAILY", "SUMMARY:Daily"))
        .startsWith("_recurring__daily_");
    assertThat(name("VEVENT", "DTSTART:20250320T150000Z", "RDATE:20250322T150000Z", "SUMMARY:Two"))
        .startsWith("_recurring__two_");
  }

  @Test
  void anOverrideIsNamedByItsOwnStart() {
    assertThat(
            name(
                "VEVENT",
                "RECURRENCE-ID:20250320T150000Z",
                "DTSTART:20250321T170000Z",
                "SUMMARY:Moved"))
        .startsWith("2025-03-21T1800__moved_");
  }

  @Test
  void tasksGoByTheDayTheyAreDueAndJournalsByTheirStart() {
    assertThat(name("VTODO", "DTSTART:20250320T150000Z", "DUE;VALUE=DATE:20250401", "SUMMARY:Tax"))
        .startsWith("2025-04-01__tax_");
    assertThat(name("VTODO", "DTSTART;VALUE=DATE:20250320", "SUMMARY:Tax"))
        .startsWith("2025-03-20__tax_");
    assertThat(name("VTODO", "SUMMARY:Some day")).startsWith("_undated__some-day_");
    assertThat(name("VJOURNAL", "DTSTART;VALUE=DATE:20250320", "SUMMARY:Log"))
        .startsWith("2025-03-20__log_");
  }

  @Test
  void whatIsNoTimeIsUndated() {
    assertThat(name("VEVENT", "DTSTART:soon", "SUMMARY:x")).startsWith("_undated__x_");
  }

  @Test
  void theIdDependsOnUidAndInstanceAlone() {
    String master = name("VEVENT", "DTSTART:20250320T150000Z", "SUMMARY:a");
    String other = name("VEVENT", "DTSTART:20260320T150000Z", "SUMMARY:b");
    String override =
        name("VEVENT", "RECURRENCE-ID:20250320T150000Z", "DTSTART:20250320T150000Z", "SUMMARY:a");
    String zoned =
        name(
            "VEVENT",
            "RECURRENCE-ID;TZID=Europe/Berlin:20250320T160000",
            "DTSTART:20250320T150000Z",
            "SUMMARY:a");
    assertThat(id(other)).isEqualTo(id(master));
    assertThat(id(override)).isNotEqualTo(id(master));
    assertThat(id(zoned)).isEqualTo(id(override));
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('_'));
  }

  /** {@code printf u1 | sha256sum}, the first 40 bits in base32hex. */
  @Test
  void theIdCanBeComputedByOthers() {
    assertThat(FileNames.hash("u1", 8)).hasSize(8).matches("[0-9a-v]{8}");
    assertThat(FileNames.hash("u1", 48)).startsWith(FileNames.hash("u1", 8)).hasSize(48);
    assertThat(FileNames.hash("", 8)).isEqualTo("seoc8gko");
  }

  @Test
  void noNameIsLongerThanTwoHundredBytes() {
    Component event =
        component("VEVENT", "DTSTART:20250320T150000Z", "SUMMARY:" + "語".repeat(3_000));
    String stem = FileNames.stem(event, BERLIN, Zones.IANA);
    String name =
        FileNames.caldir(
            stem, org.kalends.ics.meaning.EventId.of(event, Zones.IANA), FileNames.MAX_ID_LENGTH);
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void vdirNamesAreTheUidWhereThatIsSafe() {
    assertThat(FileNames.vdir("a.b-c_d@example.com", false)).isEqualTo("a.b-c_d@example.com.ics");
    for (String uid :
        new String[] {
          "../../x", "a/b", ".hidden", "", "a\nb", "nul", "COM1.x", "ä", "x".repeat(300), "a b"
        }) {
      assertThat(FileNames.vdir(uid, false)).as(uid).matches("[0-9a-v]{48}\\.ics");
    }
    assertThat(FileNames.vdir("abc", true)).matches("[0-9a-v]{48}\\.ics");
  }
}
