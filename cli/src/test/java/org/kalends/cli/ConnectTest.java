package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
  private static Server server;
  @TempDir Path home;

  @BeforeAll
  static void start() {
    server = new Server("team", "family");
    server.put("team", "planning", "Planning");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Cli.Result connect(Cli cli, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "connect";
    args[1] = server.address();
    args[2] = "--user";
    args[3] = "alice";
    System.arraycopy(more, 0, args, 4, more.length);
    return cli.run(args);
  }

  private Path config() {
    return home.resolve(".config/kalends/config.toml");
  }

  private void nothingWasWritten() {
    assertThat(home.resolve(".config")).doesNotExist();
    assertThat(home.resolve("calendars")).doesNotExist();
  }

  @Test
  void aWrongPasswordIsSaidAsSuchAndNothingIsWritten() {
    Cli.Result result = connect(Cli.in(home).input("hunter2\n"), "--password-stdin", "--all");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("password").contains("alice").doesNotContain("hunter2");
    nothingWasWritten();
  }

  @Test
  void anUnknownHostIsNamedAndNothingIsWritten() {
    Cli.Result result =
        Cli.in(home)
            .with("P", "x")
            .run("connect", "nowhere.invalid", "--user", "alice", "--password-env", "P");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("nowhere.invalid");
    nothingWasWritten();
  }

  @Test
  void aWordThatIsNoAddressIsWrongUsage() {
    Cli.Result result = Cli.in(home).run("connect", "not an address");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("not an address is neither");
  }

  @Test
  void whereNobodyCanBeAskedItSaysWhatToGive() {
    assertThat(Cli.in(home).run("connect").exit()).isEqualTo(2);
    Cli.Result result = connect(Cli.in(home), "--all");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--password-command").contains("--password-stdin");
    nothingWasWritten();
  }

  @Test
  void aPasswordComesFromOnePlaceOnly() {
    Cli.Result result =
        connect(Cli.in(home).input("secret\n"), "--password-stdin", "--password-env", "P");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("mutually exclusive");
  }

  @Test
  void aPasswordFromTheInputIsKeptInAFileForTheOwnerOnlyAndNeverPrinted() throws IOException {
    Cli.Result result = connect(Cli.in(home).input("secret\n"), "--password-stdin", "--all");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).contains(".password").doesNotContain("secret");
    assertThat(Files.readString(config())).doesNotContain("secret").contains("password_file");
    try (var files = Files.list(config().getParent())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(Cli.in(home).run("sync").exit()).isZero();
  }

  @Test
  void aPasswordFileThatOthersMayReadIsRefused() throws IOException {
    Path file = Files.writeString(home.resolve("p"), "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Cli.Result result = connect(Cli.in(home), "--password-file", file.toString(), "--all");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("chmod 600").doesNotContain("secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(connect(Cli.in(home), "--password-file", file.toString(), "--all").exit()).isZero();
  }

  @Test
  void aCommandTellsThePasswordAtEveryRun() throws IOException {
    Cli.Result result =
        connect(Cli.in(home), "--password-command", "printf '%s\\n' secret", "--all", "--sync");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Files.readString(config())).contains("password_command = [");
    assertThat(Cli.in(home).run("status").exit()).isZero();
  }

  @Test
  void aCommandThatFailsIsNamedWithoutWhatItPrinted() {
    Cli.Result result =
        connect(Cli.in(home), "--password-command", "sh -c 'echo geheim; exit 4'", "--all");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("ended with code 4");
    nothingWasWritten();
    Cli.Result missing = connect(Cli.in(home), "--password-command", "no-such-program-x", "--all");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("installed");
  }

  @Test
  void whereThereAreSeveralCalendarsTheyAreNamedToChooseFrom() {
    Cli.Result result = connect(Cli.in(home).with("P", "secret"), "--password-env", "P");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--all").contains("team").contains("family");
    nothingWasWritten();
  }

  @Test
  void calendarsAreChosenByNameAndGetTheFolderThatIsNamedForThem() {
    Cli cli = Cli.in(home).with("P", "secret");
    Cli.Result result = connect(cli, "--password-env", "P", "-c", "team=work", "--sync");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("→ ~/calendars/work");
    assertThat(home.resolve("calendars/work/2025-03-20T1600__planning_planning.ics").getParent())
        .isDirectoryContaining(file -> file.toString().endsWith(".ics"));
    assertThat(home.resolve("calendars/family")).doesNotExist();
  }

  @Test
  void aCalendarThatIsNotThereIsAUsageErrorWithTheNearest() {
    Cli cli = Cli.in(home).with("P", "secret");
    Cli.Result result = connect(cli, "--password-env", "P", "-c", "taem");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean `team`?");
    nothingWasWritten();
  }

  @Test
  void aFolderOutsideOfTheRootIsRefused() {
    Cli cli = Cli.in(home).with("P", "secret");
    for (String folder : new String[] {"../work", ".hidden", "a/b", ""}) {
      assertThat(connect(cli, "--password-env", "P", "-c", "team=" + folder).exit())
          .as(folder)
          .isEqualTo(2);
    }
    nothingWasWritten();
  }

  @Test
  void onATerminalItAsksForPasswordCalendarsAndSync() {
    Cli.Result result = connect(Cli.in(home).onTerminal().input("secret\n9\n1\ny\n"));
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Password of alice:", "Which?", "numbers from 1 to 2", "Sync now? [y/N]")
        .doesNotContain("secret");
    assertThat(Cli.run(home, "calendars").out().lines()).hasSize(1);
  }

  @Test
  void whatIsConnectedAlreadyIsLeftAlone() throws IOException {
    Cli cli = Cli.in(home).with("P", "secret");
    connect(cli, "--password-env", "P", "-c", "team=work");
    String before = Files.readString(config());
    assertThat(connect(cli, "--all").exit()).isZero();
    assertThat(Files.readString(config())).startsWith(before).containsOnlyOnce("[accounts.");
    Cli.Result again = connect(cli, "--all");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("connected already");
    assertThat(Cli.run(home, "calendars").out().lines()).hasSize(2);
  }

  @Test
  void aPasswordDoesNotGoInTheClearToAnotherMachineUnlessTold() {
    Cli.Result result =
        Cli.in(home)
            .with("P", "secret")
            .run("connect", "http://192.0.2.1/", "--user", "a", "--password-env", "P", "--all");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("http").doesNotContain("secret");
    nothingWasWritten();
  }
}
