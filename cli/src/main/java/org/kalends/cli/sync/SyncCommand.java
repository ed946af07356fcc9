package org.kalends.cli.sync;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Config.OnConflict;
import org.kalends.cli.wiring.Pairing;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.sync.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings both sides in step. */
@Command(
    name = "sync",
    description = "Bring folders and servers in step, both ways.",
    footer = {
      "",
      "An item that was changed on both sides stays as it is on both until you decide;",
      "then the command ends with 3. Whatever is overwritten or deleted is kept in the history.",
      "",
      "Examples:",
      "  kalends sync                        all calendars",
      "  kalends sync -c work -c family      these two",
      "  kalends sync --dry-run              only show what would be done",
      "  kalends sync --retry                send what was refused once more",
      "  kalends sync --on-conflict remote   in doubt, the server is right"
    })
public final class SyncCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Wishes wishes;

  @Option(
      names = "--on-conflict",
      paramLabel = "WHO",
      description = {
        "What holds where both sides changed: ask, local, remote, newest or both",
        "(default: as the config says, else ask)."
      })
  private OnConflict onConflict;

  public SyncCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    return wishes.run(
        wiring, "sync", Policy.Flow.BOTH, Optional.ofNullable(onConflict).map(Pairing::onConflict));
  }
}
