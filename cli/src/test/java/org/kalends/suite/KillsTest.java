package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.Layout;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.kills.Kills;

/** The short form of {@code tools/kills}. */
class KillsTest {
  private static final int KILLS = 8;

  @Test
  void killedAtAnyInstantBesideRadicale() throws IOException, InterruptedException {
    try (Radicale radicale = Radicale.start()) {
      holds(radicale);
    }
  }

  @Test
  void killedAtAnyInstantBesideOurOwnServer() throws IOException, InterruptedException {
    try (OwnServer server = new OwnServer(Layout.CALDIR)) {
      holds(server);
    }
  }

  private static void holds(TestServer server) throws IOException, InterruptedException {
    var said = new ByteArrayOutputStream();
    try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      int violations = Kills.run(server, KILLS, Started.COMMAND, out);
      assertThat(violations).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
  }
}
