package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Names;

class SyncCollectionTest {
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

  private static final String DAY = "20260310";

  private void add(String... names) {
    for (String name : names) {
      rig.put(name + ".ics", Rig.event(name, DAY));
    }
  }

  private static String href(String name) {
    return Rig.WORK + name + ".ics";
  }

  private static String token(Rig.Answered answer) {
    return answer.multistatus().syncToken().orElseThrow();
  }

  @Test
  void theFirstSyncListsAllThatIsThere() {
    add("a", "b", "gone");
    rig.ask("DELETE", href("gone"), "");
    Rig.Answered first = rig.sync("");
    assertThat(first.hrefs()).containsExactly(href("a"), href("b"));
    assertThat(token(first)).isEqualTo(rig.syncToken());
    assertThat(first.of(href("a")).text(Names.GETETAG)).contains(rig.get("a.ics").etag());
  }

  @Test
  void laterOnesTellChangesAndRemovalsOnly() {
    add("same", "changed", "gone");
    String token = token(rig.sync(""));
    rig.put("changed.ics", Rig.event("changed", DAY, "SUMMARY:New"));
    rig.ask("DELETE", href("gone"), "");
    add("added");
    Rig.Answered next = rig.sync(token);
    assertThat(next.hrefs())
        .containsExactlyInAnyOrder(href("changed"), href("gone"), href("added"));
    assertThat(next.of(href("gone")).status()).hasValue(404);
    assertThat(rig.sync(token(next)).hrefs()).isEmpty();
  }

  @Test
  void nothingNewMeansTheSameTokenAndTag() {
    add("a");
    String token = rig.syncToken();
    String ctag = rig.ctag();
    assertThat(token(rig.sync(token))).isEqualTo(token);
    assertThat(rig.ctag()).isEqualTo(ctag);
    add("b");
    assertThat(rig.syncToken()).isNotEqualTo(token);
    assertThat(rig.ctag()).isNotEqualTo(ctag);
  }

  @Test
  void textsMayBeAskedForAtOnce() {
    add("a");
    String body =
        "<D:sync-token/><D:sync-level>1</D:sync-level><D:prop><C:calendar-data/></D:prop>";
    Rig.Answered answer = rig.report(Rig.dav("D:sync-collection", body));
    assertThat(answer.of(href("a")).property(Names.CALENDAR_DATA).orElseThrow().text())
        .isEqualTo(Rig.event("a", DAY));
  }

  @Test
  void whatDoesNotFitIsToldPageByPage() {
    add("a", "b", "c", "d", "e");
    String limit = "<D:limit><D:nresults>2</D:nresults></D:limit>";
    List<String> seen = new ArrayList<>();
    String token = "";
    int pages = 0;
    boolean more = true;
    while (more) {
      Rig.Answered page = rig.report(Rig.sync(token, limit));
      List<String> hrefs = new ArrayList<>(page.hrefs());
      more = hrefs.remove(Rig.WORK);
      if (more) {
        assertThat(page.of(Rig.WORK).status()).hasValue(507);
        assertThat(page.text()).contains("number-of-matches-within-limits");
      }
      seen.addAll(hrefs);
      token = token(page);
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly(href("a"), href("b"), href("c"), href("d"), href("e"));
    assertThat(rig.sync(token).hrefs()).isEmpty();
  }

  @Test
  void tokensSurviveARestart() throws IOException {
    add("a");
    String token = rig.syncToken();
    rig.restart();
    assertThat(rig.syncToken()).isEqualTo(token);
    add("b");
    assertThat(rig.sync(token).hrefs()).containsExactly(href("b"));
  }

  @Test
  void tokensOfALostLedgerAreNotKnownAnyMore() throws IOException {
    add("a");
    String token = rig.syncToken();
    rig.restartWithoutLedger();
    Rig.Answered answer = rig.sync(token);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.condition()).isEqualTo("valid-sync-token");
    assertThat(rig.sync("").hrefs()).containsExactly(href("a"));
  }

  @Test
  void tokensOfOthersAndOfTheFutureAreNotKnown() {
    add("a");
    String token = rig.syncToken();
    String epoch = token.substring(0, token.lastIndexOf('/') + 1);
    for (String bad :
        List.of(
            "http://bogus/1", "x", epoch + "999", epoch + "-1", token + "0000000000000000000")) {
      Rig.Answered answer = rig.sync(bad);
      assertThat(answer.status()).as(bad).isEqualTo(403);
      assertThat(answer.condition()).as(bad).isEqualTo("valid-sync-token");
    }
  }

  @Test
  void aLimitThatIsNoneIsABadRequest() {
    String limit = "<D:limit><D:nresults>%s</D:nresults></D:limit>";
    for (String number : List.of("0", "-1", "x")) {
      assertThat(rig.report(Rig.sync("", limit.formatted(number))).status()).isEqualTo(400);
    }
  }
}
