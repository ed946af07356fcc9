package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.sync.DryRun;
import org.kalends.cli.sync.ForceDeletes;
import org.kalends.cli.sync.Retry;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.mirror.MirrorSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies what has changed. */
@Command(
    name = "run",
    description = "Copy what has changed in the sources into the targets.",
    footer = {
      "",
      "The source is never written, and of the target only what the mirror made. What others",
      "changed in the copies is kept, unless the mirror's edits = \"replace\".",
      "",
      "Examples:",
      "  kalends mirror run                    all mirrors of the config",
      "  kalends mirror run phone --dry-run    only show what would be done",
      "  kalends mirror run phone --retry      send what was refused once more",
      "  kalends mirror run --env config.env   as caldav-instance-sync would"
    })
final class MirrorRunCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private MirrorChoice choice;
  @Mixin private Display display;
  @Mixin private DryRun dry;
  @Mixin private ForceDeletes deletions;
  @Mixin private Retry retry;

  @Option(
      names = "--edits",
      paramLabel = "WHAT",
      description =
          "keep or replace what others changed in the target (default: as the config says, else keep).")
  private MirrorSpec.Edits edits;

  MirrorRunCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    MirrorChoice.Chosen chosen = choice.in(wiring);
    try (Mirrors mirrors = wiring.mirrors(chosen, "mirror run", !dry.run)) {
      return MirrorRun.of(wiring, display, Optional.ofNullable(edits), dry.run)
          .run(
              mirrors,
              (member, mirror) ->
                  mirror.prepare(
                      Math.max(deletions.most, member.config().deletions()), retry.wanted));
    }
  }
}
