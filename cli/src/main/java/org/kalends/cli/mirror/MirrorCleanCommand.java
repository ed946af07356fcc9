package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.Words;
import org.kalends.cli.sync.DryRun;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes copies. */
@Command(
    name = "clean",
    description = "Remove from the target what the mirror made, and nothing else.",
    footer = {
      "",
      "The source is not asked. What is removed is kept in the history: kalends undo brings it back.",
      "",
      "Examples:",
      "  kalends mirror clean phone --dry-run   show what would be removed",
      "  kalends mirror clean phone --yes       without being asked"
    })
final class MirrorCleanCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private MirrorChoice choice;
  @Mixin private Display display;
  @Mixin private DryRun dry;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  MirrorCleanCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (!yes && !dry.run && !wiring.terminal().interactive()) {
      throw Failure.usage("say --yes to remove without being asked, or --dry-run to look");
    }
    choice.requireNamed();
    MirrorChoice.Chosen chosen = choice.in(wiring);
    try (Mirrors mirrors = wiring.mirrors(chosen, "mirror clean", !dry.run)) {
      return MirrorRun.of(wiring, display, Optional.empty(), dry.run)
          .runIfAgreed(mirrors, (member, mirror) -> mirror.prepareClean(), this::agreed);
    }
  }

  private boolean agreed(String mirror, Plan plan) throws IOException {
    long copies = plan.changes(Side.RIGHT).count();
    if (yes || copies == 0) {
      return true;
    }
    Terminal terminal = wiring.terminal();
    new MirrorView(terminal, display.verbose).print(new Result.Planned(mirror, plan));
    terminal.flush();
    return terminal.confirm(
        "Remove " + Words.count(copies, "item") + " from the target of " + mirror + "?");
  }
}
