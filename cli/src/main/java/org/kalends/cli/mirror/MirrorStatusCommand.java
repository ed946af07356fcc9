package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a run of the mirrors would do. */
@Command(
    name = "status",
    description = "Show what `mirror run` would do, and what waits.",
    footer = {
      "",
      "Changes nothing. Ends with 3 if something waits for you, such as many deletions.",
      "",
      "Examples:",
      "  kalends mirror status",
      "  kalends mirror status phone -v",
      "  kalends mirror status --json   for programs"
    })
final class MirrorStatusCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private MirrorChoice choice;
  @Mixin private Display display;

  MirrorStatusCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    MirrorChoice.Chosen chosen = choice.in(wiring);
    try (Mirrors mirrors = wiring.mirrors(chosen, "status", false)) {
      return MirrorRun.of(wiring, display, Optional.empty(), true)
          .run(mirrors, (member, mirror) -> mirror.prepare(member.config().deletions()));
    }
  }
}
