package org.kalends.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test needs and the project does not bring. */
public final class Installed {
  private Installed() {}

  /**
   * Goes on where the program is installed; otherwise skips the test with a line saying so, or
   * fails it where KALENDS_REQUIRE_SERVERS is set, as in CI.
   */
  public static void require(String program) {
    if (onPath(program)) {
      return;
    }
    String reason = program + " is not installed (Debian: apt-get install " + program + ")";
    if (System.getenv("KALENDS_REQUIRE_SERVERS") != null) {
      Assertions.fail(reason);
    }
    Assumptions.abort("skipped: " + reason);
  }

  /** Whether the program is found on PATH. */
  public static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
