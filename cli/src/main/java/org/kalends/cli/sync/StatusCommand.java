package org.kalends.cli.sync;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a sync would do. */
@Command(
    name = "status",
    description = "Show what `sync` would do: what has changed on either side, and what waits.",
    footer = {
      "",
      "Changes nothing. Ends with 3 if something waits for you, such as a conflict.",
      "",
      "Examples:",
      "  kalends status              all calendars",
      "  kalends status -c work -v   every item and all of every change",
      "  kalends status --json       for programs"
    })
public final class StatusCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Selection selection;
  @Mixin private Display display;

  public StatusCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    try (Workspace workspace = wiring.workspace(selection)) {
      return new SyncRun(wiring.terminal(), display)
          .run(workspace, pairing -> pairing.prepare(pairing.policy()), SyncRun::show);
    }
  }
}
