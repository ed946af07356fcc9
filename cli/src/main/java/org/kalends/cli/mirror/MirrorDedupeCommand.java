package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.mirror.Duplicates;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what a calendar has twice. */
@Command(
    name = "dedupe",
    description = "Show the events that a calendar has more than once: same title, same start.",
    footer = {
      "",
      "Of each, the one with the lowest SEQUENCE stays, then the one that was created first. The",
      "others are removed with --apply only, and kept in the history. Occurrences of one series",
      "are no duplicates of each other.",
      "",
      "Examples:",
      "  kalends mirror dedupe work               in the folder of that name",
      "  kalends mirror dedupe phone --apply      in the target of that mirror",
      "  kalends mirror dedupe --env config.env   in the target of that file"
    })
final class MirrorDedupeCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "CALENDAR",
      arity = "0..1",
      description = "A calendar folder, or a mirror for its target.")
  private String name;

  @Option(
      names = "--env",
      paramLabel = "FILE",
      description = "The target of the mirror that this file tells of.")
  private String env;

  @Option(names = "--apply", description = "Remove them.")
  private boolean apply;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  MirrorDedupeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if ((name == null) == (env == null)) {
      throw Failure.usage("say which calendar: a folder, a mirror, or --env FILE");
    }
    try (Tidying tidying = tidying()) {
      Snapshot now = tidying.replica().read(Known.NOTHING);
      List<Duplicates> found = Duplicates.among(now.changed().values(), tidying.zone());
      List<ItemProblem> problems = new ArrayList<>(now.problems());
      Set<String> removed = apply ? removed(tidying, found, problems) : Set.of();
      DuplicatesView view = new DuplicatesView(wiring.terminal(), tidying.name());
      if (json) {
        view.json(found, removed, problems);
      } else {
        view.print(found, removed, problems, apply);
      }
      return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
    }
  }

  private static Set<String> removed(
      Tidying tidying, List<Duplicates> found, List<ItemProblem> problems) throws IOException {
    Report report = tidying.remove(found);
    report.outcomes().forEach(one -> Tidying.problem(one).ifPresent(problems::add));
    return report.done(Step.class).map(Step::uid).collect(Collectors.toSet());
  }

  private Tidying tidying() throws IOException {
    boolean folder = name != null && wiring.folders().has(name);
    return folder
        ? Tidying.ofFolder(wiring, name)
        : Tidying.ofTarget(
            wiring,
            MirrorChoice.of(Optional.ofNullable(name), Optional.ofNullable(env)),
            "mirror dedupe",
            apply);
  }
}
