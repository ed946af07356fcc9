package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history keeps can be looked at and brought back: show, restore, why. */
class RestoreTest {
  @TempDir Path home;
  private Server server;
  private Cli ann;
  private Path team;

  @BeforeEach
  void inStep() {
    server = new Server("team");
    server.put("team", "lunch", "Lunch");
    server.put("team", "party", "Party");
    ann = server.connected(home, "team");
    team = home.resolve("calendars/team");
    done("sync");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String done(String... args) {
    Cli.Result result = ann.run(args);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  private String all() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(team)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ics")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void anItemThatOthersDeletedIsBroughtBackAndSent() throws IOException {
    server.delete("team", "lunch");
    done("sync");
    assertThat(all()).doesNotContain("Lunch");
    assertThat(done("restore", "lunch")).contains("1 new", "Lunch");
    assertThat(all()).contains("SUMMARY:Lunch");
    done("sync");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Lunch");
  }

  @Test
  void anItemThatIsThereGetsTheLatestTextThatItDoesNotHave() throws IOException {
    done("edit", "lunch", "--title", "Brunch");
    done("sync");
    done("edit", "lunch", "--title", "Dinner");
    done("restore", "lunch");
    assertThat(all()).contains("SUMMARY:Brunch").doesNotContain("Dinner");
    done("restore", "lunch");
    assertThat(all()).contains("SUMMARY:Dinner");
    done("restore", "lunch", "--before", "2");
    assertThat(all()).contains("SUMMARY:Lunch");
    done("restore", "lunch", "--at", "2");
    assertThat(all()).contains("SUMMARY:Brunch");
    done("undo");
    assertThat(all()).contains("SUMMARY:Lunch");
  }

  @Test
  void aTextIsFoundByTheTitleThatTheItemHadLast() throws IOException {
    done("delete", "party", "--yes");
    assertThat(done("restore", "PART", "-n")).contains("+ 2025-03-20  Party");
    assertThat(all()).doesNotContain("Party");
    done("restore", "PART");
    assertThat(all()).contains("SUMMARY:Party");
  }

  @Test
  void anItemIsShownAsItWasAroundARun() {
    done("edit", "lunch", "--title", "Brunch");
    done("delete", "lunch", "--yes");
    assertThat(done("show", "lunch", "--before", "2")).startsWith("Lunch\n");
    assertThat(done("show", "lunch", "--at", "2")).startsWith("Brunch\n");
    assertThat(done("show", "lunch", "--at", "1", "--raw")).contains("SUMMARY:Lunch");
    assertThat(done("show", "lunch", "--before", "3", "--json")).contains("\"Brunch\"");
    Cli.Result gone = ann.run("show", "lunch", "--at", "3");
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.err()).contains("was not there after run 3; see --before 3");
    done("new", "Swim", "tomorrow 14:00", "-c", "team");
    assertThat(ann.run("show", "swim", "--before", "4").err()).contains("see --at 4");
  }

  @Test
  void whyTellsBothSidesWhatWasAgreedAndWhatComesNext() throws IOException {
    assertThat(done("why", "lunch"))
        .contains("folder      2025-03-20  “Lunch”, unchanged")
        .contains("server      2025-03-20  “Lunch”, unchanged")
        .contains("history     run 1, 2026-03-02 10:00, sync: new in the folder")
        .contains("next sync   has nothing to do");
    done("edit", "lunch", "--title", "Brunch");
    assertThat(done("why", "lunch"))
        .contains("“Brunch”, changed since:", "title  Lunch → Brunch")
        .contains("next sync   changes it on the server");
    server.put("team", "lunch", "Dinner");
    assertThat(done("why", "lunch"))
        .contains("server      2025-03-20  “Dinner”, changed since:")
        .contains("next sync   leaves both as they are");
    assertThat(done("why", "lunch", "--offline"))
        .contains("server*     2025-03-20  “Lunch”, unchanged", "* as last seen")
        .contains("next sync   changes it on the server");
    server.delete("team", "party");
    assertThat(done("why", "party"))
        .contains("server      deleted since", "next sync   deletes it in the folder");
  }

  @Test
  void whyTellsWhatWasLastSeenOfAServerThatIsAway() throws IOException {
    server.close();
    server = new Server("other");
    Cli.Result result = ann.run("why", "lunch");
    assertThat(result.exit()).isEqualTo(0);
    assertThat(result.err()).contains("no answer");
    assertThat(result.out()).contains("server*     2025-03-20  “Lunch”, unchanged");
  }

  @Test
  void whyKnowsWhatWasNeverSynced() throws IOException {
    done("new", "Swim", "tomorrow 14:00", "-c", "team");
    assertThat(done("why", "swim"))
        .contains("server      not there", "agreed on   nothing yet")
        .contains("next sync   makes it new on the server");
    Files.createDirectories(home.resolve("calendars/own"));
    done("new", "Walk", "tomorrow 14:00", "-c", "own");
    assertThat(done("why", "walk")).contains("own, not connected", "new in the folder");
  }

  @Test
  void whatIsNotKnownIsNamed() {
    for (String command : new String[] {"restore", "why"}) {
      Cli.Result result = ann.run(command, "nobody");
      assertThat(result.exit()).as(command).isEqualTo(1);
      assertThat(result.err()).contains("`nobody`");
    }
    assertThat(ann.run("restore", "lunch").err()).contains("no other text");
    assertThat(ann.run("restore", "lunch", "--at", "1", "--before", "1").exit()).isEqualTo(2);
    assertThat(ann.run("restore", "lunch", "--at", "99").err()).contains("no run 99");
    assertThat(ann.run("restore", "lunch", "--at", "x").exit()).isEqualTo(2);
    server.put("team", "lunch2", "Lunch two");
    done("sync");
    Cli.Result several = ann.run("restore", "lunc", "--before", "1");
    assertThat(several.exit()).isEqualTo(2);
    assertThat(several.err()).contains("lunch2  Lunch two · team");
  }
}
