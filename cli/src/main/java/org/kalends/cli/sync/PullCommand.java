package org.kalends.cli.sync;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.sync.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One half of a sync. */
@Command(
    name = "pull",
    description = "Bring what has changed on the server into the folders; send nothing.",
    footer = {"", "Examples:", "  kalends pull", "  kalends pull -c work --dry-run"})
public final class PullCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Wishes wishes;

  public PullCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    return wishes.run(wiring, "pull", Policy.Flow.TO_LEFT, Optional.empty());
  }
}
