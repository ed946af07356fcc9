package org.kalends.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.Layout;
import org.kalends.core.ledger.Retention;
import org.kalends.dav.client.Invitations;

class ConfigFileTest {
  private final ConfigFile file = new ConfigFile(Path.of("/c/config.toml"), Path::of);

  @Test
  void everythingThatCanBeSaidIsRead() throws IOException {
    Config config =
        file.parse(
            """
            root = "/cal"
            zone = "Europe/Berlin"

            [accounts.work]
            url = "https://dav.example/"
            user = "me"
            password_command = ["pass", "show", "work"]
            ca_file = "/ca.pem"

            [calendars.team]
            account = "work"
            url = "https://dav.example/team/"
            layout = "vdir"
            conflict = "remote"
            read_only = true
            invitations = "server"
            name = "Team"
            color = "#ff0000"

            [serve]
            bind = "::1"
            port = 0

            [serve.users.me]
            password_hash = "x"
            root = "/mine"

            [history]
            keep = "6 Months"
            size = "500MB"
            """);
    assertThat(config.history()).isEqualTo(new Retention(Duration.ofDays(180), 500_000_000));
    assertThat(config.root()).contains(Path.of("/cal"));
    assertThat(config.accounts().get("work").password())
        .contains(new Secret.Command(List.of("pass", "show", "work")));
    Config.Calendar team = config.calendars().get("team");
    assertThat(team.layout()).isEqualTo(Layout.VDIR);
    assertThat(team.conflict()).isEqualTo(Config.OnConflict.REMOTE);
    assertThat(team.readOnly()).isTrue();
    assertThat(team.invitations()).isEqualTo(Invitations.SERVER);
    assertThat(config.serve().users().get("me").root()).isEqualTo(Optional.of(Path.of("/mine")));
  }

  @Test
  void fileThatIsNotThereSaysNothing() throws IOException {
    assertThat(new ConfigFile(Path.of("/nowhere/config.toml"), Path::of).read().accounts())
        .isEmpty();
  }

  @Test
  void amountsThatAreNoneAreRefused() {
    String refused = "/c/config.toml:2: `%s` cannot be \"%s\"; it is a number of %s";
    assertRefused(
        """
        [history]
        keep = "a while"
        """,
        refused.formatted("keep", "a while", "days, months, weeks, years, such as \"180 days\""));
    assertRefused(
        """
        [history]
        size = "0 GB"
        """,
        refused.formatted("size", "0 GB", "gb, kb, mb, such as \"500 MB\""));
  }

  @Test
  void unknownKeyNamesLineAndNearest() {
    assertRefused(
        """
        [accounts.work]
        url = "https://dav.example/"
        usr = "me"
        """,
        "/c/config.toml:3: unknown key `usr` in [accounts.work]; did you mean `user`?");
  }

  @Test
  void unknownSectionNamesNearest() {
    assertRefused(
        """
        [acounts.work]
        url = "https://dav.example/"
        """,
        "/c/config.toml:1: unknown key `acounts`; did you mean `accounts`?");
  }

  @Test
  void wrongTypeNamesLineAndForm() {
    assertRefused(
        """
        [accounts.work]
        url = 5
        """,
        "/c/config.toml:2: `url` must be a text in quotes");
  }

  @Test
  void passwordCommandIsAList() {
    assertRefused(
        """
        [accounts.work]
        url = "https://dav.example/"
        password_command = "pass show work"
        """,
        "/c/config.toml:3: `password_command` must be a list of texts, such as [\"pass\", \"show\", \"calendar\"]");
  }

  @Test
  void twoWaysToThePasswordAreRefused() {
    assertRefused(
        """
        [accounts.work]
        url = "https://dav.example/"
        password_env = "PW"
        password_file = "pw"
        """,
        "/c/config.toml:3: [accounts.work] has password_env and password_file; keep one of them");
  }

  @Test
  void calendarOfUnknownAccountNamesNearest() {
    assertRefused(
        """
        [accounts.work]
        url = "https://dav.example/"
        [calendars.team]
        account = "wrok"
        url = "https://dav.example/team/"
        """,
        "/c/config.toml:4: there is no [accounts.wrok]; did you mean `work`?");
  }

  @Test
  void unknownZoneNamesNearest() {
    assertRefused(
        "zone = \"Europe/Berln\"\n",
        "/c/config.toml:1: there is no zone \"Europe/Berln\"; did you mean \"Europe/Berlin\"?");
  }

  @Test
  void wordThatIsNotOneOfThoseAllowedListsThem() {
    assertRefused(
        """
        [accounts.a]
        url = "https://dav.example/"
        [calendars.team]
        account = "a"
        url = "https://dav.example/team/"
        layout = "flat"
        """,
        "/c/config.toml:6: `layout` cannot be \"flat\"; it is one of: caldir, vdir");
  }

  @Test
  void calendarFolderNeverLeavesTheRoot() {
    assertThatThrownBy(() ->
            file.parse(
                """
                [accounts.a]
                url = "https://dav.example/"
                [calendars."../x"]
                account = "a"
                url = "https://dav.example/x/"
                """))
        .hasMessageContaining("must name a folder");
  }

  @Test
  void syntaxErrorNamesItsLine() {
    assertThatThrownBy(() -> file.parse("root = \"/cal\"\n[accounts\n"))
        .hasMessageStartingWith("/c/config.toml:2: ");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> file.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void aRelativeRootIsSeenFromTheConfigFileNotFromWhereTheProgramRuns() throws ConfigException {
    assertThat(file.parse("root = \"calendars\"").root()).contains(Path.of("/c/calendars"));
  }
}
