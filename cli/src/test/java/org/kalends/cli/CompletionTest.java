package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path home;
  private Path script;

  @BeforeEach
  void script() throws IOException {
    assumeThat(Path.of("/bin/bash")).as("bash, which reads the script").exists();
    script = Files.writeString(home.resolve("kalends.bash"), Cli.run(home, "completion").out());
  }

  private String bash(String commands) throws IOException {
    Process process =
        new ProcessBuilder("/bin/bash", "--norc", "-c", commands).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What bash offers when tab is pressed at the end of that line. */
  private String completed(String line) throws IOException {
    String[] words = line.split(" ", -1);
    return bash(
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; "
                .formatted(script, quoted(words), words.length - 1, line, line.length())
            + "$(complete -p kalends | sed 's/.*-F \\([^ ]*\\) .*/\\1/'); "
            + "printf '%s\\n' \"${COMPREPLY[@]}\"");
  }

  private static String quoted(String... words) {
    return "'" + String.join("' '", words) + "'";
  }

  @Test
  void theScriptIsValid() throws IOException {
    assertThat(bash("bash -n " + script + " && echo valid")).isEqualTo("valid\n");
  }

  @Test
  void commandsAreCompleted() throws IOException {
    assertThat(completed("kalends dis").lines()).contains("discard", "disconnect");
  }

  @Test
  void optionsOfACommandAreCompleted() throws IOException {
    assertThat(completed("kalends sync --dry").lines()).contains("--dry-run");
    assertThat(completed("kalends connect --pass").lines()).contains("--password-command");
  }

  @Test
  void theShellMayBeNamedAndOneThatCannotReadItIsRefused() {
    assertThat(Cli.run(home, "completion", "zsh")).isEqualTo(Cli.run(home, "completion", "bash"));
    assertThat(Cli.run(home, "completion", "fish").exit()).isEqualTo(2);
  }
}
