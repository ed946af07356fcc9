package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about the configuration: accounts, calendars, disconnect. */
class AccountsTest {
  private static final String CONFIG =
      """
      # mine
      [accounts.cloud]
      url = "https://cloud.example.com/"
      user = "ann"
      password_env = "CLOUD"

      [calendars.work]
      account = "cloud"
      url = "https://cloud.example.com/ann/work/"
      read_only = true

      # for the children
      [calendars.family]
      account = "cloud"
      url = "https://cloud.example.com/ann/family/"
      layout = "vdir"
      """;
  @TempDir Path home;

  private Cli cli() {
    return Cli.in(home).with("CLOUD", "hunter2").config(CONFIG);
  }

  private String config() throws IOException {
    return Files.readString(home.resolve(".config/kalends/config.toml"));
  }

  @Test
  void accountsSayWhereThePasswordComesFromNotWhatItIs() {
    Cli.Result result = cli().run("accounts");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("cloud", "ann", "https://cloud.example.com/", "2 calendars", "CLOUD")
        .doesNotContain("hunter2");
  }

  @Test
  void whereNothingIsConnectedItSaysWhatToDo() {
    for (String command : new String[] {"accounts", "calendars"}) {
      Cli.Result result = Cli.run(home, command);
      assertThat(result.exit()).isZero();
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("kalends connect");
    }
    Cli.Result status = Cli.run(home, "status");
    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.err()).contains("kalends connect");
  }

  @Test
  void calendarsAreFoldersConnectedOrNot() throws IOException {
    Files.createDirectories(home.resolve("calendars/notes"));
    Files.createDirectories(home.resolve("calendars/.hidden"));
    Files.createDirectories(home.resolve("calendars/work"));
    Files.writeString(home.resolve("calendars/work/a.ics"), "");
    Cli.Result result = cli().run("calendars");
    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.out().lines().toList().get(0)).contains("family", "0 files", "vdir", "cloud");
    assertThat(result.out().lines().toList().get(1)).contains("notes", "only here");
    assertThat(result.out().lines().toList().get(2)).contains("work", "1 file ", "read-only");
  }

  @Test
  void aDisconnectedCalendarLeavesTheConfigAndNothingElse() throws IOException {
    Path file = Files.createDirectories(home.resolve("calendars/work")).resolve("a.ics");
    Files.writeString(file, "");
    Cli.Result result = cli().run("disconnect", "work");
    assertThat(result).isEqualTo(new Cli.Result(0, "disconnected work; its files stay\n", ""));
    assertThat(file).exists();
    assertThat(config())
        .contains("# mine", "[accounts.cloud]", "# for the children", "[calendars.family]")
        .doesNotContain("[calendars.work]");
  }

  @Test
  void anAccountIsDisconnectedWithAllOfItsCalendars() throws IOException {
    Cli.Result result = cli().run("disconnect", "--account", "cloud");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("disconnected work", "disconnected family");
    assertThat(config()).doesNotContain("[accounts").doesNotContain("[calendars");
    assertThat(Cli.run(home, "accounts").exit()).isZero();
  }

  @Test
  void aMistypedNameChangesNothingAndNamesTheNearest() throws IOException {
    Cli.Result result = cli().run("disconnect", "work", "famly");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean `family`?");
    assertThat(cli().run("disconnect", "--account", "clod").err()).contains("`cloud`");
    assertThat(cli().run("disconnect").exit()).isEqualTo(2);
    assertThat(config()).isEqualTo(CONFIG);
  }

  @Test
  void anUnknownKeyInTheConfigIsAnErrorThatNamesLineAndNearest() {
    Cli.Result result = Cli.in(home).config("zome = \"Europe/Berlin\"\n").run("calendars");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("config.toml:1").contains("did you mean `zone`?");
  }
}
