package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void announcesCalendarAccessAndNoLocks() {
    Rig.Answered answer = rig.ask("OPTIONS", Rig.WORK, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("DAV").orElseThrow().split(", "))
        .contains("1", "3", "calendar-access", "extended-mkcol")
        .doesNotContain("2");
  }

  @Test
  void allowsWhatTheResourceCanDo() {
    assertThat(rig.ask("OPTIONS", Rig.WORK, "").header("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("REPORT").doesNotContain("PUT"));
    assertThat(rig.ask("OPTIONS", Rig.WORK + "a.ics", "").header("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("PUT").doesNotContain("REPORT"));
  }

  @Test
  void methodsItDoesNotKnowAreNotAllowed() {
    for (String method : new String[] {"LOCK", "UNLOCK", "COPY", "ACL", "PATCH", "POST"}) {
      Rig.Answered answer = rig.ask(method, Rig.WORK + "a.ics", "");
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("Allow")).as(method).isPresent();
    }
  }

  @Test
  void itDoesNotSayWhichSoftwareVersionItIs() {
    assertThat(rig.ask("OPTIONS", "/", "").header("Server")).isEmpty();
  }
}
