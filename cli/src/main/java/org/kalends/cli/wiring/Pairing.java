package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Path;
import org.kalends.cli.config.Config;
import org.kalends.cli.report.Failure;
import org.kalends.core.files.Layout;
import org.kalends.core.files.SyncedUids;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Sync;

/**
 * A folder and the collection it is kept in step with.
 *
 * @param bereft whether the folder has lost all that it held, and what Kalends keeps in it, too
 * @param policy what the config says about conflicts and writing
 */
public record Pairing(
    Config.Calendar calendar, Path folder, boolean bereft, Policy policy, Sync sync) {
  public String name() {
    return calendar.folder();
  }

  /** What a sync would do now. A folder that is bereft is not asked: it may not be mounted. */
  public Plan prepare(Policy wanted) throws IOException {
    if (bereft) {
      throw Failure.failed(
          ("the folder %s is empty, without even the file that Kalends keeps in it; mount it or "
                  + "bring it back, or fill it again: kalends discard -c %s")
              .formatted(folder, name()));
    }
    return sync.prepare(wanted);
  }

  /** What the user's word for it means here, where the folder is the left side. */
  public static Policy.OnConflict onConflict(Config.OnConflict word) {
    return switch (word) {
      case ASK -> Policy.OnConflict.ASK;
      case LOCAL -> Policy.OnConflict.LEFT;
      case REMOTE -> Policy.OnConflict.RIGHT;
      case NEWEST -> Policy.OnConflict.NEWEST;
      case BOTH -> Policy.OnConflict.BOTH;
    };
  }

  /**
   * Does what the plan says, and tells other tools of the caldir family what is in step. What goes
   * is taken out of their list first: were the run killed, it would pass for deleted once more when
   * it comes back.
   */
  public Report apply(Plan plan, Progress progress) throws IOException {
    if (calendar.layout() != Layout.CALDIR) {
      return sync.apply(plan, progress);
    }
    SyncedUids.forget(folder, plan.going());
    Report report = sync.apply(plan, progress);
    SyncedUids.write(folder, sync.inStep(report));
    return report;
  }
}
