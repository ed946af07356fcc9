package org.kalends.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.Layout;
import org.kalends.dav.client.Invitations;
import org.kalends.dav.client.Trust;

class ConfigEditTest {
  private static final String MINE =
      """
      # my calendars
      root = "/cal" # on the big disk

      # at work
      [accounts.work]
      url = "https://dav.example/"

      # the team's
      [calendars.team]
      account = "work"
      url = "https://dav.example/team/"
      # not in use
      # color = "red"

      # mine
      [calendars."my own"]
      account = "work"
      url = "https://dav.example/own/"
      """;

  @TempDir Path folder;
  private ConfigFile file;

  @BeforeEach
  void writeMine() throws IOException {
    file = new ConfigFile(folder.resolve("config.toml"), Path::of);
    Files.writeString(file.path(), MINE);
  }

  @Test
  void removingASectionKeepsAllOthersWithTheirComments() throws IOException {
    new ConfigEdit(file).remove("calendars", "team").write();
    assertThat(file.text())
        .isEqualTo(
            """
            # my calendars
            root = "/cal" # on the big disk

            # at work
            [accounts.work]
            url = "https://dav.example/"

            # the team's

            # mine
            [calendars."my own"]
            account = "work"
            url = "https://dav.example/own/"
            """);
  }

  @Test
  void lastSectionWithAQuotedNameCanBeRemoved() throws IOException {
    new ConfigEdit(file).remove("calendars", "my own").write();
    assertThat(file.read().calendars()).containsOnlyKeys("team");
    assertThat(file.text()).startsWith("# my calendars").endsWith("# mine\n");
  }

  @Test
  void sectionWrittenInlineIsLeftToTheUser() throws IOException {
    Files.writeString(file.path(), "accounts = { work = { url = \"https://dav.example/\" } }\n");
    ConfigEdit edit = new ConfigEdit(file);
    assertThatThrownBy(() -> edit.remove("accounts", "work")).hasMessageContaining("please edit");
  }

  @Test
  void whatIsAddedIsReadBackAsItWas() throws IOException {
    Config.Account account =
        new Config.Account(
            "home \"x\"",
            URI.create("https://cloud.example/dav/"),
            Optional.of("me"),
            Optional.of(new Secret.Command(List.of("pass", "show", "a \"b\" \\c"))),
            new Trust.Pinned("ab".repeat(32)),
            Set.of(URI.create("https://dav2.example")),
            true);
    Config.Calendar calendar =
        new Config.Calendar(
            "büro",
            account.name(),
            URI.create("https://cloud.example/dav/b%C3%BCro/"),
            Layout.VDIR,
            Config.OnConflict.ASK,
            true,
            Invitations.SERVER,
            Optional.of("Büro\n2"),
            Optional.of("#00ff00"));
    new ConfigEdit(file).add(account).add(calendar).write();
    assertThat(file.text()).startsWith(MINE);
    assertThat(file.read().accounts().get(account.name())).isEqualTo(account);
    assertThat(file.read().calendars().get("büro")).isEqualTo(calendar);
  }

  @Test
  void fileIsForItsOwnerOnly() throws IOException {
    new ConfigEdit(file).remove("calendars", "team").write();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void editThatWouldBreakTheFileIsNotWritten() throws IOException {
    ConfigEdit edit = new ConfigEdit(file).remove("accounts", "work");
    assertThatThrownBy(edit::write).hasMessageContaining("there is no [accounts.work]");
    assertThat(file.text()).isEqualTo(MINE);
  }
}
