package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path home;

  @Test
  void versionIsPrinted() {
    Cli.Result result = Cli.run(home, "--version");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("kalends ").endsWith(")\n");
  }

  @Test
  void withoutCommandIsWrongUsage() {
    Cli.Result result = Cli.run(home);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("kalends --help");
  }

  @Test
  void mistypedCommandNamesTheNearest() {
    Cli.Result result = Cli.run(home, "complection");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean completion");
  }

  @Test
  void helpHasNoColoursOffTerminal() {
    assertThat(Cli.run(home, "--help").out()).contains("completion").doesNotContain("\u001b");
  }
}
