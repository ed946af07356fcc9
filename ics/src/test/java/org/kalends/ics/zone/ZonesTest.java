package org.kalends.ics.zone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Length;
import org.kalends.ics.When;

class ZonesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Europe/Berlin | Europe/Berlin
          europe/BERLIN | Europe/Berlin
          "Europe/Berlin" | Europe/Berlin
          US/Eastern | America/New_York
          US/Pacific-New | America/Los_Angeles
          EST | America/Panama
          Athens, Istanbul, Minsk | Europe/Athens
          Asia/Calcutta | Asia/Kolkata
          W. Europe Standard Time | Europe/Berlin
          pacific standard time | America/Los_Angeles
          (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin
          (UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris | Europe/Paris
          (GMT+01.00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin
          (GMT-05:00) Eastern Time (US & Canada) | America/New_York
          (UTC-05:00) Eastern Time (US and Canada) | America/New_York
          Greenwich Mean Time:Dublin; Edinburgh; Lisbon; London | Europe/London
          Canberra, Melbourne, Sydney | Australia/Sydney
          (UTC) Coordinated Universal Time | Etc/UTC
          /mozilla.org/20070129_1/Europe/Berlin | Europe/Berlin
          /mozilla.org/20050126_1/America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires
          /freeassociation.sourceforge.net/Tzfile/America/Toronto | America/Toronto
          /softwarestudio.org/Olson_20011030_5/America/Chicago | America/Chicago
          tzone://Microsoft/Utc | Etc/UTC
          Z | Etc/UTC
          UTC | Etc/UTC
          Etc/GMT+1 | Etc/GMT+1
          GMT+0100 | +01:00
          UTC+01 | +01:00
          GMT-3 | -03:00
          +05:30 | +05:30
          """)
  void namesThatProgramsWriteStandForIanaZones(String tzid, String id) {
    assertThat(Zones.iana(tzid)).map(ZoneId::getId).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "1",
        "13",
        "Customized Time Zone",
        "Fictitious",
        "custom_America/New_York",
        "custom_Pacific/Fiji",
        "America/New_Yrok",
        "tzone://Microsoft/Custom",
        "US/Eastern_mod",
        "(GMT +01:00)",
        "/",
        "//",
        "GMT-05.00/-04.00",
        "GMT+5730",
        "Eastern",
        "+"
      })
  void otherNamesAreLeftToTheVtimezone(String tzid) {
    assertThat(Zones.iana(tzid)).isEmpty();
  }

  @Test
  void skippedLocalTimeIsTakenByTheOffsetBeforeTheGap() {
    assertThat(instant("2025-03-30T02:30:00")).isEqualTo(Instant.parse("2025-03-30T01:30:00Z"));
  }

  @Test
  void localTimeThatComesTwiceIsTheFirst() {
    assertThat(instant("2025-10-26T02:30:00")).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
  }

  @Test
  void unknownZonesAreFloating() {
    When when = new When.Zoned(LocalDateTime.parse("2025-01-01T12:00:00"), "Nowhere");
    assertThat(Zones.IANA.rules("Nowhere")).isEmpty();
    assertThat(Zones.IANA.instant(when, BERLIN)).isEqualTo(Instant.parse("2025-01-01T11:00:00Z"));
    assertThat(Zones.IANA.instant(when, ZoneOffset.UTC))
        .isEqualTo(Instant.parse("2025-01-01T12:00:00Z"));
  }

  @Test
  void aCustomizedTimeZoneHasTheRulesThatComeWithIt() {
    String text =
        """
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0515
        TZOFFSETTO:+0515
        END:STANDARD
        END:VTIMEZONE
        """;
    Component own = (Component) Document.parse(text.getBytes(UTF_8)).document().nodes().getFirst();
    assertThat(Zones.of(List.of(own)).rules("Customized Time Zone"))
        .map(rules -> rules.getOffset(Instant.EPOCH).getId())
        .contains("+05:15");
  }

  @Test
  void daysFollowTheCalendarAndHoursAreExact() {
    When start = new When.Zoned(LocalDateTime.parse("2025-03-29T12:00:00"), "Europe/Berlin");
    assertThat(Zones.IANA.plus(start, new Length(1, 0)).value()).isEqualTo("20250330T120000");
    assertThat(Zones.IANA.plus(start, new Length(0, 86_400)).value()).isEqualTo("20250330T130000");
  }

  private static Instant instant(String local) {
    return Zones.IANA.instant(
        new When.Zoned(LocalDateTime.parse(local), "Europe/Berlin"), ZoneOffset.UTC);
  }
}
