package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.testkit.Samples;

/** What was done can be told: runs with their numbers, then items. */
class LogTest {
  @TempDir Path home;
  private Server server;
  private Cli ann;

  @BeforeEach
  void inStep() {
    server = new Server("team", "home");
    server.put("team", "lunch", "Lunch");
    server.put("team", "party", "Party");
    ann = server.connected(home, "team", "home");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void edit(String uid, String title) throws IOException {
    Files.write(home.resolve("calendars/team/" + uid + ".ics"), Samples.event(uid, title).bytes());
  }

  @Test
  void beforeAnythingWasDoneThereIsNothingToTell() {
    Cli.Result result = ann.run("log");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("nothing was changed yet\n");
    assertThat(ann.run("log", "1").exit()).isEqualTo(1);
    assertThat(home.resolve(".local/state/kalends")).doesNotExist();
  }

  @Test
  void everyRunThatChangedSomethingIsToldLatestFirst() throws IOException {
    ann.run("sync");
    ann.run("sync");
    edit("talk", "Talk");
    ann.run("push");
    assertThat(ann.run("log").out())
        .isEqualTo(
            """
            2  2026-03-02 10:00  push  team: 1 new on the server
            1  2026-03-02 10:00  sync  team: 2 new in the folder
            """);
    assertThat(ann.run("log", "-n", "1").out()).contains("push", "1 earlier run");
  }

  @Test
  void aRunIsToldItemByItem() throws IOException {
    ann.run("sync");
    Cli.Result first = ann.run("log", "1");
    assertThat(first.out())
        .contains("1  2026-03-02 10:00  sync\n")
        .contains("team\n  in the folder  2 new\n")
        .contains("+ 2025-03-20  Lunch");
    server.put("team", "lunch", "Brunch");
    ann.run("pull");
    assertThat(ann.run("log", "2").out()).contains("~ 2025-03-20  Brunch", "Lunch → Brunch");
  }

  @Test
  void anItemIsToldOverAllRuns() throws IOException {
    ann.run("sync");
    server.put("team", "lunch", "Brunch");
    ann.run("sync");
    server.delete("team", "lunch");
    ann.run("sync");
    assertThat(ann.run("log", "lunch").out())
        .containsSubsequence("3  ", "- 2025-03-20  Brunch", "2  ", "~", "1  ", "+")
        .doesNotContain("Party");
  }

  @Test
  void aCalendarsRunsAreToldAlone() throws IOException {
    ann.run("sync");
    server.put("home", "nap", "Nap");
    ann.run("sync");
    assertThat(ann.run("log", "-c", "home").out()).contains("home: 1 new").doesNotContain("team");
    Cli.Result unknown = ann.run("log", "-c", "hoem");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean `home`?");
  }

  @Test
  void whatACommandDidToTheFolderIsTold() {
    ann.run("sync");
    assertThat(ann.run("new", "Nap", "tomorrow 14:00", "-c", "home").exit()).isZero();
    assertThat(ann.run("log").out()).contains("new", "home: 1 new in the folder");
    assertThat(ann.run("log", "2").out()).contains("+ 2026-03-03  Nap");
  }

  @Test
  void whatTheHistoryDoesNotKnowIsNamed() {
    ann.run("sync");
    for (String unknown : new String[] {"99", "nobody", "-5x", "1e9"}) {
      Cli.Result result = ann.run("log", "--", unknown);
      assertThat(result.exit()).as(unknown).isEqualTo(1);
      assertThat(result.err()).contains("`" + unknown + "`");
    }
    assertThat(ann.run("log", "-n", "-1").exit()).isEqualTo(2);
  }
}
