package org.kalends.cli.sync;

import java.io.IOException;
import java.util.Optional;
import org.kalends.cli.report.Display;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Policy;
import picocli.CommandLine.Mixin;

/** What pull, push and sync have in common. */
final class Wishes {
  @Mixin private Selection selection;
  @Mixin private Display display;
  @Mixin private DryRun dry;
  @Mixin private ForceDeletes deletions;
  @Mixin private Retry retry;

  /** Does what was wished for, with that flow, and answers with the exit code. */
  int run(Wiring wiring, String command, Policy.Flow flow, Optional<Policy.OnConflict> onConflict)
      throws IOException {
    SyncRun run = new SyncRun(wiring.terminal(), display);
    SyncRun.Planning planning =
        pairing -> {
          Policy policy =
              pairing
                  .policy()
                  .withFlow(flow)
                  .withDeletions(deletions.most)
                  .withRetries(retry.wanted);
          return pairing.prepare(onConflict.map(policy::withOnConflict).orElse(policy));
        };
    try (Workspace workspace =
        dry.run ? wiring.workspace(selection) : wiring.workspace(selection, command)) {
      return run.run(workspace, planning, dry.run ? SyncRun::show : run::apply);
    }
  }
}
