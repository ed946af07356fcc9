package org.kalends.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {
  private static final List<String> COMMAND =
      List.of("/home/ann/my \"tools\"/kalends", "watch", "--root=/data/100% $mine & <yours>");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("units/kalends-watch.service");
  }

  private Startup systemd(String... command) {
    return new Systemd(file.getParent(), List.of(command), Map.of("PATH", "/bin"));
  }

  @Test
  void aUnitOfSystemdHoldsTheCommandAsSystemdQuotesIt() {
    String text = new Systemd(folder, COMMAND, Map.of("PATH", "/opt/50%/bin:/bin")).text();
    assertThat(text.lines())
        .contains(
            "Environment=\"PATH=/opt/50%%/bin:/bin\"",
            "ExecStart=\"/home/ann/my \\\"tools\\\"/kalends\" \"watch\""
                + " \"--root=/data/100%% $$mine & <yours>\"",
            "WantedBy=default.target");
  }

  @Test
  void anAgentOfLaunchdIsAPropertyListThatHoldsTheCommand() throws Exception {
    String text =
        StartupFile.sealed(new Launchd(folder, COMMAND, Map.of("PATH", "/bin")).text())
            .replaceAll("<!DOCTYPE.*>\n", "");
    var strings =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("string");
    for (int i = 0; i < COMMAND.size(); i++) {
      assertThat(strings.item(i + 1).getTextContent()).isEqualTo(COMMAND.get(i));
    }
  }

  @Test
  void aFileThatWeWroteIsWrittenAnew() throws IOException {
    assertThat(new StartupFile(file).write(systemd("a").text())).isEmpty();
    assertThat(new StartupFile(file).write(systemd("b").text())).isEmpty();
    assertThat(file).content().contains("ExecStart=\"b\"");
    assertThat(file.getParent()).isDirectoryContaining("glob:**.service");
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  @Test
  void aFileThatSomebodyChangedIsPutAside() throws IOException {
    new StartupFile(file).write(systemd("a").text());
    for (String nice : List.of("Nice=5\n", "Nice=6\n")) {
      String changed = Files.readString(file).replace("[Install]", nice + "[Install]");
      Files.writeString(file, changed);
      Path aside = new StartupFile(file).write(systemd("a").text()).orElseThrow();
      assertThat(aside).hasContent(changed);
      assertThat(file).content().doesNotContain("Nice");
    }
    assertThat(file.getParent().toFile().list()).hasSize(3);
  }

  @Test
  void removingKeepsWhatSomebodyChanged() throws IOException {
    var unit = new StartupFile(file);
    assertThat(unit.remove().wasThere()).isFalse();
    unit.write(systemd("a").text());
    assertThat(unit.remove().aside()).isEmpty();
    assertThat(file).doesNotExist();
    Files.writeString(file, "mine");
    assertThat(unit.remove().aside())
        .hasValueSatisfying(kept -> assertThat(kept).hasContent("mine"));
    assertThat(file).doesNotExist();
  }
}
