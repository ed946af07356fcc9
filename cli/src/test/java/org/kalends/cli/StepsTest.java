package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.RootLock;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.testkit.Samples;

/** The commands that go from one side to the other: status, pull, push, sync, discard. */
class StepsTest {
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
    assertThat(ann.run("sync").exit()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path file(String uid) throws IOException {
    try (Stream<Path> files = Files.list(team)) {
      return files
          .filter(file -> file.toString().endsWith(".ics"))
          .filter(file -> read(file).contains("UID:" + uid))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void edit(String uid, String title) throws IOException {
    Files.write(file(uid), Samples.event(uid, title).bytes());
  }

  private void add(String uid) throws IOException {
    Files.write(team.resolve(uid + ".ics"), Samples.event(uid, uid).bytes());
  }

  private Map<String, String> folder() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("calendars"))) {
      files.filter(Files::isRegularFile).forEach(file -> texts.put(file.toString(), read(file)));
    }
    return texts;
  }

  /** What the files say, whatever they are called: names follow titles. */
  private List<String> items() throws IOException {
    Map<String, String> texts = folder();
    texts.keySet().removeIf(name -> !name.endsWith(".ics"));
    return texts.values().stream().sorted().toList();
  }

  @Test
  void statusChangesNothingAndEndsWithZeroWhereAllCanGoOn() throws IOException {
    edit("lunch", "Brunch");
    add("new");
    server.delete("team", "party");
    Map<String, String> before = folder();
    Cli.Result result = ann.run("status");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("to the server  1 new, 1 changed")
        .contains("to the folder  1 deleted")
        .contains("Lunch → Brunch");
    assertThat(folder()).isEqualTo(before);
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Lunch");
  }

  @Test
  void statusEndsWithThreeWhereSomethingWaitsForTheUser() throws IOException {
    edit("lunch", "Brunch");
    server.put("team", "lunch", "Dinner");
    Cli.Result status = ann.run("status");
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.out()).contains("Brunch").contains("Dinner");
    assertThat(ann.run("sync").exit()).isEqualTo(3);
    assertThat(read(file("lunch"))).contains("Brunch");
    assertThat(server.text("team", "lunch")).contains("Dinner");
  }

  @Test
  void statusEndsWithThreeForAFileThatCannotBeReadAndNamesIt() throws IOException {
    Files.writeString(team.resolve("broken.ics"), "BEGIN:VCALENDAR\r\n");
    Cli.Result status = ann.run("status");
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.out() + status.err()).contains("broken.ics");
  }

  @Test
  void aCalendarThatIsNotConnectedIsWrongUsage() {
    for (String command : List.of("status", "sync", "pull", "push")) {
      Cli.Result result = ann.run(command, "-c", "taem");
      assertThat(result.exit()).as(command).isEqualTo(2);
      assertThat(result.err()).contains("did you mean `team`?");
    }
  }

  @Test
  void pullNeverChangesTheServer() throws IOException {
    edit("lunch", "Brunch");
    add("new");
    Files.delete(file("party"));
    server.put("team", "talk", "Talk");
    Cli.Result result = ann.run("pull");
    assertThat(result.exit()).as(result.out()).isZero();
    assertThat(read(file("talk"))).contains("SUMMARY:Talk");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Lunch");
    assertThat(server.size("team")).isEqualTo(3);
    assertThat(ann.run("sync").exit()).isZero();
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Brunch");
    assertThat(server.size("team")).isEqualTo(3);
  }

  @Test
  void pushNeverChangesWhatTheFolderSays() throws IOException {
    edit("lunch", "Brunch");
    server.put("team", "talk", "Talk");
    server.delete("team", "party");
    List<String> before = items();
    Cli.Result result = ann.run("push");
    assertThat(result.exit()).as(result.out()).isZero();
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Brunch");
    assertThat(items()).isEqualTo(before);
    assertThat(ann.run("sync").exit()).isZero();
    assertThat(read(file("talk"))).contains("SUMMARY:Talk");
  }

  @Test
  void aDryRunChangesNeitherSide() throws IOException {
    edit("lunch", "Brunch");
    server.put("team", "talk", "Talk");
    Map<String, String> before = folder();
    for (String command : List.of("sync", "pull", "push")) {
      assertThat(ann.run(command, "--dry-run").exit()).as(command).isZero();
    }
    assertThat(folder()).isEqualTo(before);
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Lunch");
  }

  @Test
  void discardMakesItemsWhatTheServerHas() throws IOException {
    edit("lunch", "Brunch");
    add("new");
    Files.delete(file("party"));
    Cli.Result result = ann.run("discard", "-c", "team", "--yes");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(read(file("lunch"))).contains("SUMMARY:Lunch");
    assertThat(file("party")).exists();
    assertThat(team.resolve("new.ics")).doesNotExist();
    assertThat(server.size("team")).isEqualTo(2);
    assertThat(ann.run("sync").out()).contains("in step").doesNotContain("Lunch");
  }

  @Test
  void whatDiscardThrowsAwayIsInTheHistory() throws IOException {
    edit("lunch", "Brunch");
    ann.run("discard", "--yes", file("lunch").toString());
    try (Stream<Path> files = Files.walk(home.resolve(".local/state/kalends"));
        Ledger ledger =
            Ledger.open(files.filter(f -> f.endsWith("ledger.db")).findFirst().orElseThrow())) {
      History.Entry last = ledger.history().of("team", "lunch").getFirst();
      assertThat(new String(last.before().orElseThrow().bytes(), StandardCharsets.UTF_8))
          .contains("SUMMARY:Brunch");
    }
  }

  @Test
  void discardOfOneItemLeavesTheOthers() throws IOException {
    edit("lunch", "Brunch");
    edit("party", "Gala");
    assertThat(ann.run("discard", "--yes", "lunch").exit()).isZero();
    assertThat(read(file("lunch"))).contains("SUMMARY:Lunch");
    assertThat(read(file("party"))).contains("SUMMARY:Gala");
  }

  @Test
  void discardAsksFirstAndNoIsNo() throws IOException {
    edit("lunch", "Brunch");
    assertThat(ann.run("discard", "lunch").exit()).isEqualTo(2);
    assertThat(ann.run("discard", "--yes").exit()).isEqualTo(2);
    Cli.Result no =
        server.connected(home, "team").onTerminal().input("n\n").run("discard", "lunch");
    assertThat(no.err()).contains("Discard 1 change in team?");
    assertThat(read(file("lunch"))).contains("SUMMARY:Brunch");
  }

  @Test
  void anItemThatIsNotThereIsNamed() {
    Cli.Result result = ann.run("discard", "--yes", "no-such-uid");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no-such-uid");
  }

  @Test
  void anItemIsShownByFileAndByUid() throws IOException {
    Cli.Result byUid = ann.run("show", "lunch");
    assertThat(byUid.exit()).isZero();
    assertThat(byUid.out()).startsWith("Lunch\n").contains("2025-03-20", "uid", "team");
    assertThat(ann.run("show", file("lunch").toString())).isEqualTo(byUid);
    assertThat(ann.run("show", "--raw", "lunch").out())
        .startsWith("BEGIN:VCALENDAR\n")
        .contains("SUMMARY:Lunch\n");
  }

  @Test
  void showNamesWhatIsNotThereAndWhatCannotBeRead() throws IOException {
    Cli.Result nothing = ann.run("show", "nothing");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.err()).contains("nothing");
    Path broken = Files.writeString(team.resolve("broken.ics"), "BEGIN:VCALENDAR\r\n");
    Cli.Result result = ann.run("show", broken.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("broken.ics");
  }

  @Test
  void aSyncWhileAnotherHoldsTheRootIsRefusedAndSaysSo() throws IOException {
    try (var held = RootLock.acquire(home.resolve("calendars"))) {
      Cli.Result result = ann.run("sync");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("another kalends");
      assertThat(ann.run("status").exit()).isZero();
      assertThat(held).isNotNull();
    }
  }
}
