package org.kalends.cli.history;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.mirror.MirrorRun;
import org.kalends.cli.mirror.Tidying;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.Terms;
import org.kalends.cli.sync.SyncRun;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Plan;

/**
 * Takes back what mirrors did in their targets.
 *
 * @param env the file that tells of the mirror, where the config does not
 */
record MirrorTakeback(Takeback wish, Optional<String> env) {
  int run(Map<String, List<Deed>> deeds) throws IOException {
    List<String> names =
        deeds.keySet().stream().flatMap(name -> Terms.mirror(name).stream()).toList();
    MirrorChoice choice =
        env.isPresent() ? MirrorChoice.of(Optional.empty(), env) : MirrorChoice.of(names);
    boolean removed = deeds.keySet().stream().allMatch(Terms::isTarget);
    return removed ? restored(deeds.values().iterator().next(), choice) : undone(deeds, choice);
  }

  private int undone(Map<String, List<Deed>> deeds, MirrorChoice choice) throws IOException {
    MirrorChoice.Chosen chosen = choice.in(wish.wiring());
    try (Mirrors mirrors = wish.wiring().mirrors(chosen, wish.command(), !wish.dryRun())) {
      return MirrorRun.of(wish.wiring(), wish.display(), Optional.empty(), wish.dryRun())
          .run(
              mirrors,
              (member, mirror) ->
                  mirror.prepareUndo(
                      deeds.getOrDefault(Terms.recorded(member.name()), List.of()),
                      wish.forced(),
                      wish.deletions()));
    }
  }

  /** Puts back what was removed as a duplicate, or removes it again. */
  private int restored(List<Deed> deeds, MirrorChoice choice) throws IOException {
    SyncRun run = MirrorRun.syncRun(wish.wiring(), wish.display());
    try (Tidying tidying =
        Tidying.ofTarget(wish.wiring(), choice, wish.command(), !wish.dryRun())) {
      Plan plan = tidying.restoring(deeds, wish.forced(), wish.deletions());
      return run.printed(came ->
          came.accept(
              wish.dryRun()
                  ? new Result.Planned(tidying.name(), plan)
                  : applied(run, tidying, plan)));
    }
  }

  private static Result applied(SyncRun run, Tidying tidying, Plan plan) {
    try {
      return run.apply(tidying.name(), progress -> tidying.sync().apply(plan, progress));
    } catch (IOException e) {
      return new Result.Broken(tidying.name(), e);
    }
  }
}
