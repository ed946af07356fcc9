package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.Layout;
import org.kalends.core.files.RootLock;
import org.kalends.testkit.TestServer;

/** A watch and our own server: also what goes wrong. */
class WatchTest extends WatchContract {
  @Override
  TestServer start() {
    return new OwnServer(Layout.VDIR);
  }

  @Test
  void aServerThatGoesAwayIsToldOfOnceAndWhatWasDoneMeanwhileIsSentWhenItIsBack() throws Exception {
    try (Watching watch = watch("--interval", "1s")) {
      write(work, "first", "First");
      watch.says("First");
      proxy.breakAfterRequests(0);
      assertThat(watch.says("far  !")).contains("no answer");
      write(work, "second", "Second");
      proxy.mend();
      watch.says("Second");
      watch.says("far  all is well again");
      assertThat(watch.said().stream().filter(line -> line.contains("!"))).hasSize(1);
    }
    assertThat(onServer("work")).contains("SUMMARY:Second");
  }

  @Test
  void afterASleepServersAreAskedAtOnce() throws Exception {
    try (Watching watch = watch("--interval", "8h")) {
      write(work, "first", "First");
      watch.says("First");
      put("work", "talk", "Talk");
      watch.sleep(Duration.ofMinutes(10));
      watch.says("↓ + 2025-03-20  Talk");
    }
  }

  @Test
  void aRefusedLoginIsToldOnceAndTriedAgainWhenTheConfigHasChanged() throws Exception {
    Path config = ann.home().resolve(".config/kalends/config.toml");
    String right = Files.readString(config);
    Files.writeString(config, right.replace("\"alice\"", "\"mallory\""));
    try (Watching watch = watch("--interval", "1s")) {
      assertThat(watch.says("far  !")).contains("does not accept the password of mallory");
      proxy.counts();
      write(work, "lunch", "Team lunch");
      Files.writeString(config, right);
      watch.says("watching work");
      watch.says("Team lunch");
    }
  }

  @Test
  void aCalendarThatIsConnectedMeanwhileIsWatchedToo() throws Exception {
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("watching work;");
      put("work", "talk", "Talk");
      add("team");
      watch.says("watching work, team;");
      write(ann.root().resolve("team"), "lunch", "Team lunch");
      assertThat(watch.says("Team lunch")).contains("team  ↑ +");
    }
  }

  @Test
  void aConfigWithAMistakeIsToldOfAndTheLastGoodOneHolds() throws Exception {
    Path config = ann.home().resolve(".config/kalends/config.toml");
    String right = Files.readString(config);
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("watching work;");
      Files.writeString(config, right + "nonsense\n");
      watch.says("config.toml");
      write(work, "lunch", "Team lunch");
      watch.says("Team lunch");
    }
  }

  @Test
  void whatWaitsForSomebodyIsToldOnce() throws Exception {
    write(work, "lunch", "Team lunch");
    ann.run(0, "sync");
    Path file = ann.files("work").getFirst();
    Files.writeString(file, Files.readString(file).replace("Team lunch", "Mine"));
    put("work", "lunch", "Theirs");
    try (Watching watch = watch("--interval", "1s")) {
      watch.says("work  !");
      put("work", "one", "One");
      watch.says("One");
      put("work", "two", "Two");
      watch.says("Two");
      assertThat(watch.said().stream().filter(line -> line.contains("!"))).hasSize(1);
    }
  }

  @Test
  void otherCommandsWorkMeanwhile() throws Exception {
    try (Watching watch = watch("--interval", "1s")) {
      watch.says("watching work");
      for (int i = 0; i < 5; i++) {
        ann.run(0, "new", "Meeting " + i, "2026-03-0" + (i + 1), "10:00", "-c", "work");
        ann.run(0, "sync");
      }
    }
    assertThat(onServer("work")).contains("Meeting 0", "Meeting 4");
  }

  @Test
  void itWaitsForAnotherRunToEnd() throws Exception {
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("watching work");
      write(work, "first", "First");
      watch.says("First");
      try (RootLock other = taken()) {
        assertThat(other).isNotNull();
        write(work, "lunch", "Team lunch");
        proxy.counts();
      }
      watch.says("Team lunch");
      assertThat(watch.said()).noneMatch(line -> line.contains("!"));
    }
  }

  /** The lock, once the watch has let go of it. */
  private RootLock taken() throws Exception {
    while (true) {
      try {
        return RootLock.acquire(ann.root());
      } catch (RootLock.HeldElsewhere underWay) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aFolderThatGoesIsNoReasonToDeleteAnythingAndComesBack() throws Exception {
    write(work, "lunch", "Team lunch");
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("Team lunch");
      Path aside = Files.move(work, ann.home().resolve("aside"));
      watch.says("is gone");
      assertThat(onServer("work")).contains("Team lunch");
      Files.move(aside, work);
      watch.says("work  all is well again");
      write(work, "dinner", "Dinner");
      watch.says("Dinner");
    }
  }

  @Test
  void programsAreGivenALineOfJsonForEachChange() throws Exception {
    try (Watching watch = watch("--interval", "1h", "--json")) {
      assertThat(watch.says("begun"))
          .contains("\"calendars\":[\"work\"]")
          .contains("\"interval\":3600");
      write(work, "lunch", "Team lunch");
      assertThat(watch.says("lunch"))
          .startsWith("{\"at\":\"20")
          .contains(
              "\"event\":\"change\",\"calendar\":\"work\",\"uid\":\"lunch\",\"title\":\"Team lunch\"",
              "\"change\":\"new\",\"side\":\"server\"")
          .endsWith("}");
      proxy.breakAfterRequests(0);
      write(work, "dinner", "Dinner");
      assertThat(watch.says("wrong")).contains("\"about\":\"far\"");
    }
  }

  @Test
  void toldToEndItEndsInOrderWithCodeZero() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder program =
        new ProcessBuilder(
            java.toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.kalends.cli.Main",
            "watch");
    program.environment().put("HOME", ann.home().toString());
    program.environment().put("PASSWORD_far", server.password());
    program.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    Process watch = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = watch.inputReader()) {
      assertThat(lines.readLine()).startsWith("watching work;");
      write(work, "lunch", "Team lunch");
      assertThat(lines.readLine()).contains("Team lunch");
      watch.destroy();
      assertThat(watch.waitFor()).isZero();
    } finally {
      watch.destroyForcibly();
    }
  }

  @Test
  void mirrorsAreRunOnTheirSchedule() throws Exception {
    Path config = ann.home().resolve(".config/kalends/config.toml");
    Files.writeString(
        config,
        Files.readString(config)
            + """
            [[mirror]]
            name = "copy"
            source = "work"
            target = "copies"
            interval = "1s"
            """);
    Files.createDirectories(ann.root().resolve("copies"));
    try (Watching watch = watch("--interval", "8h")) {
      write(work, "first", "First");
      watch.says("mirror/copy  ↑ + 2025-03-20  First");
      write(work, "second", "Second");
      watch.says("mirror/copy  ↑ + 2025-03-20  Second");
    }
    assertThat(ann.files("copies")).hasSize(2);
  }
}
