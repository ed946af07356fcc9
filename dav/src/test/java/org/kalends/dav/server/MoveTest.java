package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {
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

  private Rig.Answered move(String from, String to, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Destination", to), Stream.of(headers)).toArray(String[]::new);
    return rig.ask("MOVE", from, "", all);
  }

  @Test
  void anItemGetsAnotherNameAndKeepsItsTextAndFile() throws IOException {
    String etag = rig.put("a.ics", TEA).etag();
    String token = rig.syncToken();
    Path file = rig.files().getFirst();
    String to = rig.server().address().resolve(Rig.WORK + "b.ics").toString();
    assertThat(move(Rig.WORK + "a.ics", to).status()).isEqualTo(201);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
    assertThat(rig.get("b.ics").text()).isEqualTo(TEA);
    assertThat(rig.get("b.ics").etag()).isEqualTo(etag);
    assertThat(rig.files()).containsExactly(file);
    assertThat(rig.sync(token).hrefs())
        .containsExactlyInAnyOrder(Rig.WORK + "a.ics", Rig.WORK + "b.ics");
  }

  @Test
  void anItemMovesIntoAnotherCalendar() throws IOException {
    rig.ask("MKCALENDAR", Rig.HOME + "other/", "");
    rig.put("a.ics", TEA);
    assertThat(move(Rig.WORK + "a.ics", Rig.HOME + "other/b.ics").status()).isEqualTo(201);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
    assertThat(rig.ask("GET", Rig.HOME + "other/b.ics", "").text()).isEqualTo(TEA);
    assertThat(rig.files()).isEmpty();
  }

  @Test
  void whatIsAtTheDestinationIsReplacedUnlessForbidden() {
    rig.put("a.ics", TEA);
    rig.put("b.ics", Rig.event("b", "20260310"));
    assertThat(move(Rig.WORK + "a.ics", Rig.WORK + "b.ics", "Overwrite", "F").status())
        .isEqualTo(412);
    assertThat(rig.get("a.ics").status()).isEqualTo(200);
    assertThat(move(Rig.WORK + "a.ics", Rig.WORK + "b.ics").status()).isEqualTo(204);
    assertThat(rig.get("b.ics").text()).isEqualTo(TEA);
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs()).hasSize(2);
  }

  @Test
  void destinationsElsewhereAreRefused() {
    rig.put("a.ics", TEA);
    for (String to :
        new String[] {
          "/calendars/bob/work/a.ics", "/x", Rig.WORK, Rig.WORK + "a.ics", "..", "%zz"
        }) {
      assertThat(move(Rig.WORK + "a.ics", to).status()).as(to).isEqualTo(403);
    }
    assertThat(rig.ask("MOVE", Rig.WORK + "a.ics", "").status()).isEqualTo(400);
    assertThat(move(Rig.WORK + "a.ics", Rig.HOME + "none/a.ics").status()).isEqualTo(409);
    assertThat(move(Rig.WORK + "none.ics", Rig.WORK + "b.ics").status()).isEqualTo(404);
    assertThat(rig.get("a.ics").text()).isEqualTo(TEA);
  }
}
