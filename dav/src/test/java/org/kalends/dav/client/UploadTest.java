package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.Samples;

class UploadTest {
  private static final Quirks USUAL = Quirks.of(URI.create("https://dav.example.com/"));

  private static String sent(Quirks quirks, String event) {
    var document = Samples.calendar("BEGIN:VEVENT\nUID:u\n" + event + "END:VEVENT\n");
    return new Upload(quirks).of(document).toString();
  }

  @Test
  void whatIsFineStaysAsItIs() {
    var document = Samples.event("u", "Tea\\, and cake");
    assertThat(new Upload(USUAL).of(document)).isSameAs(document);
  }

  @Test
  void eachIanaZoneGetsItsVtimezone() {
    var document = Samples.series("u", "Choir", "Choir elsewhere");
    var sent = new Upload(USUAL).of(document);
    assertThat(sent.calendars().getFirst().components("VTIMEZONE"))
        .singleElement()
        .satisfies(zone -> assertThat(zone.text("TZID")).contains("Europe/Berlin"));
    assertThat(new Upload(USUAL).of(sent)).isSameAs(sent);
  }

  @Test
  void aZoneOfUnknownNameIsLeftAlone() {
    assertThat(sent(USUAL, "DTSTART;TZID=Nowhere/Else:20250101T100000\n"))
        .doesNotContain("VTIMEZONE");
  }

  @Test
  void methodIsForMailsOnly() {
    var document =
        Samples.parse(
            "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:u\nEND:VEVENT\nEND:VCALENDAR\n");
    assertThat(new Upload(USUAL).of(document).toString()).doesNotContain("METHOD");
  }

  @Test
  void radicaleKeepsOnlyWhatStandsBeforeABareCommaSoItIsEscaped() {
    var document = Samples.series("u", "Choir, in the church; at ten", "a\\, b");
    var sent = new Upload(USUAL).of(document);
    assertThat(sent.toString()).contains("SUMMARY:Choir\\, in the church\\; at ten");
    assertThat(sent.toString()).contains("SUMMARY:a\\, b");
    assertThat(Meaning.differences(document, sent)).isEmpty();
  }

  @Test
  void icloudNeedsAnEnd() {
    var icloud = Quirks.of(URI.create("https://p42-caldav.icloud.com/"));
    assertThat(sent(icloud, "DTSTART;VALUE=DATE:20250131\n")).contains("DTEND;VALUE=DATE:20250201");
    assertThat(sent(icloud, "DTSTART:20250131T100000Z\n")).contains("DTEND:20250131T100000Z");
    assertThat(sent(icloud, "DTSTART:20250131T100000Z\nDURATION:PT1H\n")).doesNotContain("DTEND");
    assertThat(sent(USUAL, "DTSTART:20250131T100000Z\n")).doesNotContain("DTEND");
  }
}
