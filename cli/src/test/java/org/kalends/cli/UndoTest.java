package org.kalends.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.kalends.testkit.Samples;

/** Both sides, a folder and a server, are what they were before a run: names, bytes and all. */
class UndoTest {
  @TempDir Path home;
  private Server server;
  private Cli ann;
  private Path team;

  @BeforeEach
  void inStep() {
    server = new Server("team", "home");
    server.put("team", "lunch", "Lunch");
    server.put("team", "party", "Party");
    server.put("team", "talk", "Talk");
    server.put("home", "nap", "Nap");
    ann = server.connected(home, "team", "home");
    team = home.resolve("calendars/team");
    assertThat(ann.run("sync").exit()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** All files of the calendars and all items of the server. */
  private Map<String, String> both() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("calendars"))) {
      files
          .filter(file -> file.toString().endsWith(".ics"))
          .forEach(file -> texts.put("here " + name(file), read(file)));
    }
    for (String calendar : List.of("team", "home")) {
      server.texts(calendar).forEach((item, text) -> texts.put("there " + item, text));
    }
    return texts;
  }

  /** The UID: what somebody called a file is up to them until it is renamed by its title. */
  private static String name(Path file) {
    return read(file).lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void edit(String uid, String title) throws IOException {
    Path file = file(uid);
    String text = read(file).replaceAll("SUMMARY:.*", "SUMMARY:" + title);
    Files.write(file, text.getBytes(UTF_8));
  }

  private void done(String... args) {
    Cli.Result result = ann.run(args);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }

  /** Runs that, and takes it back, and takes that back, and takes that back. */
  private void undone(String... args) throws IOException {
    Map<String, String> before = both();
    done(args);
    Map<String, String> after = both();
    assertThat(after).isNotEqualTo(before);
    done("undo");
    assertThat(both()).isEqualTo(before);
    done("undo");
    assertThat(both()).isEqualTo(after);
    done("undo");
    assertThat(both()).isEqualTo(before);
  }

  private void inStepAfterwards() throws IOException {
    Map<String, String> before = both();
    Cli.Result result = ann.run("sync");
    assertThat(result.out()).isEqualTo("team  in step\nhome  in step\n");
    assertThat(both()).isEqualTo(before);
  }

  @Test
  void aSyncThatSentAndBroughtIsUndoneOnBothSides() throws IOException {
    server.put("team", "party", "Gala");
    server.put("home", "walk", "Walk");
    server.delete("team", "talk");
    Map<String, String> before = both();
    edit("lunch", "Brunch");
    Files.write(team.resolve("new.ics"), Samples.event("new", "New").bytes());
    done("sync");
    Map<String, String> after = both();
    done("undo");
    Map<String, String> restored = both();
    assertThat(restored).isNotEqualTo(before).isNotEqualTo(after);
    assertThat(restored.get("there party")).contains("SUMMARY:Party");
    assertThat(restored.get("there talk")).contains("SUMMARY:Talk");
    assertThat(restored.get("there lunch")).contains("SUMMARY:Lunch");
    assertThat(restored).doesNotContainKeys("there new", "there walk");
    inStepAfterwards();
    done("undo");
    assertThat(both()).isEqualTo(after);
    inStepAfterwards();
  }

  @Test
  void aMassDeletionThatWasForcedIsUndoneOnBothSides() throws IOException {
    for (int i = 0; i < 30; i++) {
      server.put("team", "many-" + i, "Many " + i);
    }
    done("sync");
    Map<String, String> before = both();
    try (Stream<Path> files = Files.list(team)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ics")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(ann.run("sync").exit()).isEqualTo(3);
    done("sync", "--force-deletes");
    assertThat(server.size("team")).isZero();
    done("undo");
    assertThat(both()).isEqualTo(before);
    inStepAfterwards();
  }

  @Test
  void aMassDeletionOnTheServerThatWasForcedIsUndoneOnBothSides() throws IOException {
    Map<String, String> before = both();
    for (String uid : List.of("lunch", "party", "talk")) {
      server.delete("team", uid);
    }
    done("sync", "--force-deletes");
    done("undo");
    assertThat(both()).isEqualTo(before);
    inStepAfterwards();
  }

  @Test
  void aPushIsUndoneOnBothSides() throws IOException {
    Map<String, String> before = both();
    edit("lunch", "Brunch");
    done("push");
    done("undo");
    assertThat(both()).isEqualTo(before);
    inStepAfterwards();
  }

  @Test
  void aPullIsUndoneOnBothSides() throws IOException {
    Map<String, String> before = both();
    server.put("team", "lunch", "Dinner");
    done("pull");
    done("undo");
    assertThat(both()).isEqualTo(before);
    inStepAfterwards();
  }

  @Test
  void aConflictThatWasSettledIsThereAgain() throws IOException {
    edit("lunch", "Brunch");
    server.put("team", "lunch", "Dinner");
    for (String way : List.of("local", "remote")) {
      undone("sync", "--on-conflict", way);
      assertThat(ann.run("status").exit()).isEqualTo(3);
    }
  }

  @Test
  void whatWasDiscardedIsThereAgain() throws IOException {
    edit("lunch", "Brunch");
    Files.delete(file("party"));
    Files.write(team.resolve("new.ics"), Samples.event("new", "New").bytes());
    Map<String, String> before = both();
    done("discard", "-c", "team", "--yes");
    Map<String, String> after = both();
    done("undo");
    assertThat(both()).isEqualTo(before);
    done("undo");
    assertThat(both()).isEqualTo(after);
    done("undo");
    Cli.Result sync = ann.run("sync");
    assertThat(sync.out()).contains("sent to the server  1 new, 1 changed, 1 deleted");
  }

  @Test
  void whatCommandsDidInTheFolderIsUndoneThere() throws IOException {
    undone("new", "Swim", "tomorrow 14:00", "-c", "team");
    undone("edit", "lunch", "--title", "Brunch");
    undone("move", "lunch", "2026-03-07 13:00");
    undone("delete", "lunch", "--yes");
    Path file = home.resolve("three.ics");
    StringBuilder text = new StringBuilder();
    for (String uid : List.of("a", "b", "c")) {
      text.append(new String(Samples.event(uid, uid).bytes(), UTF_8));
    }
    Files.writeString(file, text);
    undone("import", file.toString(), "-c", "home");
    inStepAfterwards();
  }

  @Test
  void undoingAnEditThatIsSentAlreadyIsSentByTheNextSync() throws IOException {
    Map<String, String> before = both();
    done("edit", "lunch", "--title", "Brunch");
    done("sync");
    done("undo", "2");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Brunch");
    assertThat(ann.run("sync").out()).contains("sent to the server  1 changed");
    assertThat(both().get("there lunch")).contains("SUMMARY:Lunch");
    assertThat(both().keySet()).isEqualTo(before.keySet());
    inStepAfterwards();
  }

  @Test
  void aFolderThatIsNotConnectedIsUndoneWithoutAServer() throws IOException {
    ann.with("PASSWORD", "wrong");
    Files.createDirectories(home.resolve("calendars/own"));
    done("new", "Swim", "tomorrow 14:00", "-c", "own");
    done("undo");
    try (Stream<Path> files = Files.list(home.resolve("calendars/own"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".ics"))).isEmpty();
    }
  }

  @Test
  void whatHasChangedSinceIsToldAndLeftAloneUntilForced() throws IOException {
    edit("lunch", "Brunch");
    edit("party", "Gala");
    done("sync");
    server.put("team", "lunch", "Dinner");
    Cli.Result result = ann.run("undo", "2");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).contains("left alone: changed since that run", "--force", "Brunch");
    assertThat(read(file("lunch"))).contains("SUMMARY:Brunch");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Dinner");
    assertThat(server.text("team", "party")).contains("SUMMARY:Party");
    done("undo", "2", "--force");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Lunch");
    inStepAfterwards();
  }

  @Test
  void withoutTheServerNothingIsUndone() throws IOException {
    edit("lunch", "Brunch");
    done("sync");
    Map<String, String> before = both();
    ann.with("PASSWORD", "wrong");
    Cli.Result result = ann.run("undo");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("team");
    ann = server.connected(home, "team", "home");
    assertThat(both()).isEqualTo(before);
    inStepAfterwards();
  }

  @Test
  void theFirstSyncIsNotUndoneWithoutBeingConfirmed() throws IOException {
    Map<String, String> before = both();
    Cli.Result result = ann.run("undo", "-c", "team");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).contains("--force-deletes=3");
    assertThat(server.size("team")).isEqualTo(3);
    done("undo", "1", "-c", "team", "--force-deletes");
    assertThat(server.size("team")).isZero();
    done("undo");
    assertThat(both()).isEqualTo(before);
  }

  @Test
  void aDryRunChangesNothingAndIsNotRecorded() throws IOException {
    edit("lunch", "Brunch");
    done("sync");
    Map<String, String> before = both();
    Cli.Result result = ann.run("undo", "-n");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("to the server  1 changed", "Brunch → Lunch");
    assertThat(both()).isEqualTo(before);
    assertThat(ann.run("log").out()).startsWith("2  ");
  }

  @Test
  void onlyOneCalendarIsUndoneIfThatIsAskedFor() throws IOException {
    edit("lunch", "Brunch");
    server.put("home", "nap", "Sleep");
    done("sync");
    done("undo", "-c", "home");
    assertThat(server.text("home", "nap")).contains("SUMMARY:Nap");
    assertThat(server.text("team", "lunch")).contains("SUMMARY:Brunch");
  }

  @Test
  void whatIsNoRunIsNamed() {
    assertThat(ann.run("undo", "99").err()).contains("no run 99");
    assertThat(ann.run("undo", "99").exit()).isEqualTo(1);
    assertThat(ann.run("undo", "lunch").exit()).isEqualTo(2);
    assertThat(ann.run("undo", "-c", "taem").exit()).isEqualTo(2);
    Cli.Result nothing = server.connected(home.resolve("other"), "team").run("undo");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.err()).contains("nothing was changed yet");
  }
}
