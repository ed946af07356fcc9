package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;

class MultigetTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.failures).isEmpty();
  }

  private static final String TEA = Rig.event("a", "20260310T100000Z", "SUMMARY:Tea <&> ü");

  private static String multiget(String... hrefs) {
    StringBuilder body = new StringBuilder("<D:prop><D:getetag/><C:calendar-data/></D:prop>");
    for (String href : hrefs) {
      body.append("<D:href>").append(href).append("</D:href>");
    }
    return Rig.dav("C:calendar-multiget", body.toString());
  }

  @Test
  void tellsTagAndTextOfEachInTheOrderAsked() {
    String etag = rig.put("a.ics", TEA).etag();
    rig.put("b.ics", Rig.event("b", "20260310"));
    Rig.Answered answer = rig.report(multiget(Rig.WORK + "b.ics", Rig.WORK + "a.ics"));
    assertThat(answer.hrefs()).containsExactly(Rig.WORK + "b.ics", Rig.WORK + "a.ics");
    Multistatus.Response tea = answer.of(Rig.WORK + "a.ics");
    assertThat(tea.text(Names.GETETAG)).contains(etag);
    assertThat(tea.property(Names.CALENDAR_DATA).orElseThrow().text()).isEqualTo(TEA);
  }

  @Test
  void whatIsNotThereIsToldAsMissingBesideTheOthers() {
    rig.put("a.ics", TEA);
    String[] hrefs = {
      Rig.WORK + "a.ics", Rig.WORK + "none.ics", "/calendars/bob/work/a.ics", "nonsense %", "/"
    };
    Rig.Answered answer = rig.report(multiget(hrefs));
    assertThat(answer.multistatus().responses()).hasSize(hrefs.length);
    assertThat(answer.of(Rig.WORK + "a.ics").property(Names.CALENDAR_DATA)).isPresent();
    for (int at = 1; at < hrefs.length; at++) {
      assertThat(answer.of(hrefs[at]).status()).as(hrefs[at]).hasValue(404);
    }
  }

  @Test
  void hrefsMayBeAbsoluteAndEncodedInAnyWay() {
    rig.put("a%40b.ics", TEA);
    String absolute = rig.server().address().resolve(Rig.WORK + "a%40b.ics").toString();
    Rig.Answered answer = rig.report(multiget(absolute, Rig.WORK + "%61@b.ics"));
    assertThat(answer.multistatus().responses())
        .allMatch(response -> response.property(Names.CALENDAR_DATA).isPresent());
  }

  @Test
  void reportsThatAreNotKnownAreRefusedByName() {
    Rig.Answered answer = rig.report(Rig.dav("C:calendar-dance", ""));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.condition()).isEqualTo("supported-report");
    assertThat(rig.ask("REPORT", Rig.WORK, "").status()).isEqualTo(400);
    assertThat(rig.ask("REPORT", Rig.HOME + "none/", multiget()).status()).isEqualTo(404);
    assertThat(rig.ask("REPORT", Rig.HOME, multiget()).condition()).isEqualTo("supported-report");
  }
}
