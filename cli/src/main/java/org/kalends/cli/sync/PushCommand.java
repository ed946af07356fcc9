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
    name = "push",
    description = "Send what has changed in the folders to the server; bring nothing.",
    footer = {"", "Examples:", "  kalends push", "  kalends push -c work --dry-run"})
public final class PushCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Wishes wishes;

  public PushCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    return wishes.run(wiring, "push", Policy.Flow.TO_RIGHT, Optional.empty());
  }
}
