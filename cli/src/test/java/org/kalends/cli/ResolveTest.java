package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.testkit.Samples;

class ResolveTest {
  @TempDir Path home;
  private Server server;
  private Cli ann;
  private Path team;

  @BeforeEach
  void bothSidesHaveChangedTwoItems() throws IOException {
    server = new Server("team");
    server.put("team", "lunch", "Lunch");
    server.put("team", "party", "Party");
    ann = server.connected(home, "team");
    team = home.resolve("calendars/team");
    assertThat(ann.run("sync").exit()).isZero();
    edit("lunch", "Brunch");
    server.put("team", "lunch", "Dinner");
    edit("party", "Gala");
    server.put("team", "party", "Ball");
    assertThat(ann.run("sync").exit()).isEqualTo(3);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void edit(String uid, String title) throws IOException {
    Files.write(file(uid), Samples.event(uid, title).bytes());
  }

  private Path file(String uid) throws IOException {
    for (Path file : files()) {
      if (Files.readString(file).contains("UID:" + uid)) {
        return file;
      }
    }
    throw new AssertionError("no file of " + uid);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(team)) {
      return files.filter(file -> file.toString().endsWith(".ics")).toList();
    }
  }

  private void bothSay(String uid, String title) throws IOException {
    assertThat(Files.readString(file(uid))).contains("SUMMARY:" + title);
    assertThat(server.text("team", uid)).contains("SUMMARY:" + title);
  }

  private void bothWait(String uid, String here, String there) throws IOException {
    assertThat(Files.readString(file(uid))).contains("SUMMARY:" + here);
    assertThat(server.text("team", uid)).contains("SUMMARY:" + there);
  }

  @Test
  void keepLocalSendsTheFolders() throws IOException {
    Cli.Result result = ann.run("resolve", "--all", "--keep", "local");
    assertThat(result.exit()).as(result.err()).isZero();
    bothSay("lunch", "Brunch");
    bothSay("party", "Gala");
    assertThat(ann.run("sync").out()).contains("in step");
  }

  @Test
  void keepRemoteBringsTheServers() throws IOException {
    assertThat(ann.run("resolve", "-c", "team", "--keep", "remote").exit()).isZero();
    bothSay("lunch", "Dinner");
    bothSay("party", "Ball");
    assertThat(ann.run("sync").exit()).isZero();
  }

  @Test
  void keepBothMakesTheFoldersASecondItemOnBothSides() throws IOException {
    Cli.Result shown = ann.run("resolve", "lunch", "--keep", "both", "-n");
    assertThat(shown.out()).contains("kept twice").contains("Brunch");
    ann.run("resolve", "lunch", "--keep", "both");
    bothSay("lunch", "Dinner");
    assertThat(server.size("team")).isEqualTo(3);
    assertThat(files()).hasSize(3).anyMatch(file -> file.toString().contains("brunch"));
    ann.run("resolve", "--all", "--keep", "remote");
    assertThat(ann.run("sync").out()).contains("in step");
  }

  @Test
  void keepNewestTakesTheOneWrittenLastAndAsksWhereTheTextsDoNotTell() throws IOException {
    String brunch = Samples.event("lunch", "Brunch").toString();
    Files.writeString(
        file("lunch"), brunch.replace("SUMMARY", "LAST-MODIFIED:20260301T000000Z\r\nSUMMARY"));
    String dinner = Samples.event("lunch", "Dinner").toString();
    server.put(
        "team",
        "lunch",
        Samples.parse(
            dinner
                .replace("\r\n", "\n")
                .replace("SUMMARY", "LAST-MODIFIED:20260228T000000Z\nSUMMARY")));
    assertThat(ann.run("resolve", "--all", "--keep", "newest").exit()).isEqualTo(3);
    bothSay("lunch", "Brunch");
    bothWait("party", "Gala", "Ball");
  }

  @Test
  void anItemIsChosenByUidByTitleOnEitherSideOrByFile() throws IOException {
    assertThat(ann.run("resolve", "lunch", "--keep", "local", "-n").exit()).isEqualTo(3);
    assertThat(ann.run("resolve", "DINNER", "--keep", "local", "-n").exit()).isEqualTo(3);
    bothWait("lunch", "Brunch", "Dinner");
    assertThat(ann.run("resolve", file("lunch").toString(), "--keep", "local").exit()).isEqualTo(3);
    bothSay("lunch", "Brunch");
    bothWait("party", "Gala", "Ball");
    assertThat(ann.run("resolve", "ball", "--keep", "remote").exit()).isZero();
    bothSay("party", "Ball");
  }

  @Test
  void nothingElseIsDone() throws IOException {
    Files.write(team.resolve("new.ics"), Samples.event("new", "New").bytes());
    assertThat(ann.run("resolve", "--all", "--keep", "local").out()).doesNotContain("New");
    assertThat(server.size("team")).isEqualTo(2);
    assertThat(ann.run("sync").exit()).isZero();
    assertThat(server.size("team")).isEqualTo(3);
  }

  @Test
  void aDryRunShowsAndDoesNothing() throws IOException {
    Cli.Result result = ann.run("resolve", "--all", "--keep", "remote", "--dry-run");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Brunch → Dinner").contains("Gala → Ball");
    bothWait("lunch", "Brunch", "Dinner");
    bothWait("party", "Gala", "Ball");
  }

  @Test
  void whatIsNotKeptIsInTheHistory() throws IOException {
    ann.run("resolve", "lunch", "--keep", "remote");
    ann.run("resolve", "party", "--keep", "local");
    assertThat(lastOverwritten("lunch")).contains("SUMMARY:Brunch");
    assertThat(lastOverwritten("party")).contains("SUMMARY:Ball");
  }

  private String lastOverwritten(String uid) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve(".local/state/kalends"));
        Ledger ledger =
            Ledger.open(files.filter(f -> f.endsWith("ledger.db")).findFirst().orElseThrow())) {
      History.Entry last = ledger.history().of("team", uid).getFirst();
      return new String(last.before().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
  }

  private Cli.Result answering(String... answers) {
    return server
        .connected(home, "team")
        .onTerminal()
        .input(String.join("\n", answers) + "\n")
        .run("resolve");
  }

  @Test
  void onATerminalEachConflictIsShownAndAskedAbout() throws IOException {
    Cli.Result result = answering("l", "what?", "r");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("was").contains("Lunch").contains("Brunch", "Dinner");
    assertThat(result.err()).contains("[l]ocal").contains("answer with one of the letters");
    bothSay("lunch", "Brunch");
    bothSay("party", "Ball");
  }

  @Test
  void whatIsSkippedAndWhatFollowsTheEndOfTheAnswersWaits() throws IOException {
    assertThat(answering("s", "q").exit()).isEqualTo(3);
    assertThat(answering("q").exit()).isEqualTo(3);
    assertThat(answering("p", "s").exit()).isEqualTo(3);
    bothWait("lunch", "Brunch", "Dinner");
    bothWait("party", "Gala", "Ball");
  }

  @Test
  void aConflictIsSettledPropertyByProperty() throws IOException {
    String lunch = Samples.event("lunch", "Brunch").toString();
    Files.writeString(
        file("lunch"), lunch.replace("SUMMARY", "LOCATION:Here\r\nPRIORITY:1\r\nSUMMARY"));
    String dinner = Samples.event("lunch", "Dinner").toString();
    server.put(
        "team",
        "lunch",
        Samples.parse(
            dinner
                .replace("\r\n", "\n")
                .replace("SUMMARY", "LOCATION:There\nCLASS:PRIVATE\nSUMMARY")));
    Cli.Result status = ann.run("status");
    assertThat(status.out())
        .contains("Brunch → Dinner  (was Lunch)")
        .contains("Here → There")
        .doesNotContain("PRIVATE");
    Cli.Result result =
        server.connected(home, "team").onTerminal().input("p\nr\nl\n").run("resolve", "lunch");
    String here = Files.readString(file("lunch"));
    String there = server.text("team", "lunch");
    boolean firstWasTitle = result.err().indexOf("title: ") < result.err().indexOf("location: ");
    for (String text : List.of(here, there)) {
      assertThat(text).as(result.err()).contains("PRIORITY:1").contains("CLASS:PRIVATE");
      assertThat(text).contains(firstWasTitle ? "SUMMARY:Dinner" : "SUMMARY:Brunch");
      assertThat(text).contains(firstWasTitle ? "LOCATION:Here" : "LOCATION:There");
    }
  }

  @Test
  void keepLocalKeepsTheCleanEditsOfTheServerToo() throws IOException {
    String dinner = Samples.event("lunch", "Dinner").toString();
    server.put(
        "team",
        "lunch",
        Samples.parse(dinner.replace("\r\n", "\n").replace("SUMMARY", "LOCATION:There\nSUMMARY")));
    ann.run("resolve", "lunch", "--keep", "local");
    bothSay("lunch", "Brunch");
    assertThat(Files.readString(file("lunch"))).contains("LOCATION:There");
    assertThat(server.text("team", "lunch")).contains("LOCATION:There");
  }

  @Test
  void statusTellsProgramsWhatAConflictIsAbout() {
    assertThat(ann.run("status", "--json").out())
        .contains("\"disagreements\"")
        .containsPattern(
            "\"was\":\\s*\"Lunch\",\\s*\"here\":\\s*\"Brunch\",\\s*\"there\":\\s*\"Dinner\"");
  }

  @Test
  void byHandAConflictIsSettledByMakingBothSidesSayTheSame() throws IOException {
    edit("lunch", "Dinner");
    server.put("team", "party", "Gala");
    assertThat(ann.run("sync").exit()).isZero();
    bothSay("lunch", "Dinner");
    bothSay("party", "Gala");
  }

  @Test
  void whatIsMeantMustBeSaid() {
    assertThat(ann.run("resolve", "--all").err()).contains("--keep");
    assertThat(ann.run("resolve").exit()).isEqualTo(2);
    Cli.Result none = ann.run("resolve", "--keep", "local");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--all");
    Cli.Result unknown = ann.run("resolve", "concert", "--keep", "local");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("concert: nothing");
  }
}
