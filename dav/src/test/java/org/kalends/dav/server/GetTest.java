package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetTest {
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

  private static final String TEA = Rig.event("a", "20260310T100000Z", "SUMMARY:Tea");

  @Test
  void tellsTypeLengthTagAndDate() {
    rig.put("a.ics", TEA);
    Rig.Answered answer = rig.get("a.ics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(TEA);
    assertThat(answer.header("Content-Type"))
        .contains("text/calendar; charset=utf-8; component=VEVENT");
    assertThat(answer.header("Content-Length")).contains(Integer.toString(TEA.length()));
    assertThat(answer.header("Last-Modified").orElseThrow()).matches(Rig.HTTP_DATE);
  }

  @Test
  void headTellsTheSameWithoutTheText() {
    rig.put("a.ics", TEA);
    Rig.Answered answer = rig.ask("HEAD", Rig.WORK + "a.ics", "");
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.etag()).isEqualTo(rig.get("a.ics").etag());
    assertThat(answer.header("Content-Length")).contains(Integer.toString(TEA.length()));
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    String etag = rig.put("a.ics", TEA).etag();
    for (String known : new String[] {etag, "\"x\", " + etag, "W/" + etag, "*"}) {
      Rig.Answered answer = rig.get("a.ics", "If-None-Match", known);
      assertThat(answer.status()).as(known).isEqualTo(304);
      assertThat(answer.bytes()).isEmpty();
      assertThat(answer.etag()).isEqualTo(etag);
    }
    assertThat(rig.get("a.ics", "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  void ifMatchOfAnotherStateIsRefused() {
    String etag = rig.put("a.ics", TEA).etag();
    assertThat(rig.get("a.ics", "If-Match", etag).status()).isEqualTo(200);
    assertThat(rig.get("a.ics", "If-Match", "\"x\"").status()).isEqualTo(412);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path :
        new String[] {
          Rig.WORK + "none.ics", "/calendars/ana/none/", "/x", "/calendars/", Rig.WORK + "a/b.ics"
        }) {
      assertThat(rig.ask("GET", path, "").status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void theTextSurvivesARestart() throws IOException {
    String etag = rig.put("a.ics", TEA).etag();
    rig.restart();
    assertThat(rig.get("a.ics").text()).isEqualTo(TEA);
    assertThat(rig.get("a.ics").etag()).isEqualTo(etag);
  }

  @Test
  void aBrowserIsToldWhatThisIs() {
    for (String path : new String[] {"/", "/principals/ana/", Rig.HOME, Rig.WORK}) {
      assertThat(rig.ask("GET", path, "").text()).as(path).contains("CalDAV");
    }
  }
}
