package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteTest {
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
  void anItemAndItsFileGo() throws IOException {
    rig.put("a.ics", TEA);
    assertThat(rig.ask("DELETE", Rig.WORK + "a.ics", "").status()).isEqualTo(204);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
    assertThat(rig.files()).isEmpty();
    assertThat(rig.ask("DELETE", Rig.WORK + "a.ics", "").status()).isEqualTo(404);
  }

  @Test
  void onlyInTheStateThatWasMeant() {
    String etag = rig.put("a.ics", TEA).etag();
    assertThat(rig.ask("DELETE", Rig.WORK + "a.ics", "", "If-Match", "\"x\"").status())
        .isEqualTo(412);
    assertThat(rig.ask("DELETE", Rig.WORK + "a.ics", "", "If-Match", etag).status()).isEqualTo(204);
    assertThat(rig.ask("DELETE", Rig.WORK + "a.ics", "", "If-Match", etag).status()).isEqualTo(404);
  }

  @Test
  void aDeletedNameAndUidCanBeUsedAgain() {
    rig.put("a.ics", TEA);
    rig.ask("DELETE", Rig.WORK + "a.ics", "");
    assertThat(rig.put("b.ics", TEA).status()).isEqualTo(201);
    assertThat(rig.put("a.ics", Rig.event("b", "20260311")).status()).isEqualTo(201);
    assertThat(rig.get("b.ics").text()).isEqualTo(TEA);
  }

  @Test
  void aCalendarGoesToTheTrashAsItIs() throws IOException {
    rig.put("a.ics", TEA);
    assertThat(rig.ask("DELETE", Rig.WORK, "").status()).isEqualTo(204);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
    assertThat(rig.propfind(Rig.HOME, "1", "<D:resourcetype/>").hrefs()).containsExactly(Rig.HOME);
    Path trashed = Rig.list(rig.root.resolve(CalendarHome.TRASH)).getFirst();
    assertThat(trashed.getFileName().toString()).matches("work\\.\\d{8}T\\d{6}\\.\\d{3}");
    assertThat(Rig.list(trashed)).hasSize(1);
  }

  @Test
  void aCalendarOfTheSameNameIsAnotherOne() {
    rig.put("a.ics", TEA);
    String token = rig.syncToken();
    rig.ask("DELETE", Rig.WORK, "");
    assertThat(rig.ask("MKCALENDAR", Rig.WORK, "").status()).isEqualTo(201);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
    assertThat(rig.sync(token).condition()).isEqualTo("valid-sync-token");
    assertThat(rig.put("b.ics", TEA).status()).isEqualTo(201);
    rig.ask("DELETE", Rig.WORK, "");
    assertThat(rig.propfind(Rig.WORK, "0", "<D:resourcetype/>").status()).isEqualTo(404);
  }

  @Test
  void theHomeAndThePrincipalStay() {
    for (String path : new String[] {Rig.HOME, "/principals/ana/", "/"}) {
      assertThat(rig.ask("DELETE", path, "").status()).as(path).isEqualTo(405);
    }
  }
}
