package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.Terms;
import org.kalends.cli.sync.Lanes;
import org.kalends.cli.sync.SyncRun;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.sync.Plan;

/**
 * The way of all commands that run mirrors. Mirrors that share a server or a folder take turns, in
 * the order of the config, so that what one copies can be copied on by the next; others go their
 * own ways.
 *
 * @param edits in place of what the config says of them
 */
public record MirrorRun(SyncRun run, Optional<MirrorSpec.Edits> edits, boolean dryRun) {
  public static MirrorRun of(
      Wiring wiring, Display display, Optional<MirrorSpec.Edits> edits, boolean dryRun) {
    return new MirrorRun(syncRun(wiring, display), edits, dryRun);
  }

  /** In the words of mirrors. */
  public static SyncRun syncRun(Wiring wiring, Display display) {
    MirrorView view = new MirrorView(wiring.terminal(), display.verbose);
    return new SyncRun(wiring.terminal(), display, Terms.MIRROR, view::print);
  }

  /** What is to be done with a mirror. */
  public interface Planning {
    Plan plan(Mirrors.Member member, Mirror mirror) throws IOException;
  }

  /** Whether somebody wants that to be done. */
  interface Agreement {
    boolean to(String mirror, Plan plan) throws IOException;
  }

  /** Runs and prints, and answers with the exit code. */
  public int run(Mirrors mirrors, Planning planning) {
    List<String> lanes = lanes(mirrors.members().stream().map(Mirrors.Member::places).toList());
    return run.printed(came ->
        inLanes(mirrors.members(), lanes, m -> result(m, planning, (name, p) -> true), came));
  }

  /** The same one after the other, for what asks people. */
  int runIfAgreed(Mirrors mirrors, Planning planning, Agreement agreement) {
    List<String> lanes = mirrors.members().stream().map(member -> "").toList();
    return run.printed(
        came -> inLanes(mirrors.members(), lanes, m -> result(m, planning, agreement), came));
  }

  private Result result(Mirrors.Member member, Planning planning, Agreement agreement)
      throws IOException {
    Mirror mirror = member.open(edits);
    Plan plan = planning.plan(member, mirror);
    if (dryRun) {
      return new Result.Planned(member.name(), plan);
    }
    return agreement.to(member.name(), plan)
        ? run.apply(member.name(), progress -> mirror.apply(plan, progress))
        : new Result.Kept(member.name());
  }

  /** What is done with one of them. */
  private interface Doing {
    Result act(Mirrors.Member member) throws IOException;
  }

  /** Tells of each result, in the order of the mirrors, by the thread that asks. */
  private static void inLanes(
      List<Mirrors.Member> members, List<String> lanes, Doing doing, Consumer<Result> came) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Lanes.Task> tasks = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        Mirrors.Member member = members.get(i);
        tasks.add(
            new Lanes.Task(member.name(), lanes.get(i), new FutureTask<>(() -> doing.act(member))));
      }
      Lanes.run(tasks, threads, came);
    }
  }

  /** For each of them the same name as for those that it shares a place with. */
  static List<String> lanes(List<Set<String>> places) {
    List<Set<String>> joined = new ArrayList<>();
    for (Set<String> some : places) {
      Set<String> whole = new HashSet<>(some);
      joined.stream().filter(lane -> lane.stream().anyMatch(some::contains)).forEach(whole::addAll);
      joined.removeIf(whole::containsAll);
      joined.add(whole);
    }
    return places.stream()
        .map(some ->
            joined.stream().filter(lane -> lane.containsAll(some)).findFirst().orElseThrow())
        .map(lane -> String.join(" ", lane))
        .toList();
  }
}
