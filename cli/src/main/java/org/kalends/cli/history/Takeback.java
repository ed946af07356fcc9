package org.kalends.cli.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Result;
import org.kalends.cli.sync.SyncRun;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Sync;

/**
 * Takes deeds back, or shows what that would do.
 *
 * @param command as it is called in the history
 * @param forced whether what has changed since is written over, too
 * @param deletions how many a side may take (see {@link Policy#deletions()})
 */
record Takeback(
    Wiring wiring, Display display, String command, boolean forced, boolean dryRun, int deletions) {

  /** In folders and on their servers. */
  int everywhere(Map<String, List<Deed>> deeds) throws IOException {
    SyncRun run = new SyncRun(wiring.terminal(), display);
    Selection calendars = Selection.of(List.copyOf(deeds.keySet()));
    try (Workspace workspace =
        dryRun ? wiring.workspace(calendars) : wiring.workspace(calendars, command)) {
      return run.run(
          workspace,
          pairing ->
              pairing
                  .sync()
                  .prepareUndo(
                      deeds.get(pairing.name()), forced, pairing.policy().withDeletions(deletions)),
          (pairing, plan) ->
              plan.isEmpty()
                  ? new Result.Kept(pairing.name())
                  : dryRun ? SyncRun.show(pairing, plan) : run.apply(pairing, plan));
    }
  }

  /** In folders only; the next sync carries it on. */
  int inFolders(Map<String, List<Deed>> deeds) throws IOException {
    List<Result> results = new ArrayList<>();
    try (Desk desk = wiring.desk(command)) {
      for (Map.Entry<String, List<Deed>> entry : deeds.entrySet()) {
        results.add(inFolder(desk, entry.getKey(), entry.getValue()));
      }
    }
    return SyncRun.tell(wiring.terminal(), display, results);
  }

  private Result inFolder(Desk desk, String calendar, List<Deed> deeds) {
    try {
      Path folder = desk.folder(calendar);
      if (!Files.isDirectory(folder)) {
        throw Failure.failed("the folder " + folder + " is gone; make it, then try again");
      }
      Sync sync = desk.sync(folder);
      Plan plan = sync.prepareUndo(deeds, forced, Policy.TWO_WAY.withDeletions(Policy.ALL));
      if (plan.isEmpty()) {
        return new Result.Kept(calendar);
      }
      return dryRun
          ? new Result.Planned(calendar, plan)
          : new Result.Ran(calendar, sync.apply(plan, Progress.NONE));
    } catch (IOException e) {
      return new Result.Broken(calendar, e);
    }
  }
}
