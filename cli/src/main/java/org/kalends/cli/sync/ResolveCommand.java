package org.kalends.cli.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kalends.cli.config.Config.OnConflict;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Result;
import org.kalends.cli.wiring.Pairing;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Settlement;
import org.kalends.core.sync.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles what both sides have changed. */
@Command(
    name = "resolve",
    description = "Settle what waits: items that were changed on both sides, and deletions.",
    footer = {
      "",
      "What is not kept is in the history. Other changes are left for `sync`.",
      "Deletions that wait are undone where the kept side still has the item; to make them",
      "takes `sync --force-deletes`.",
      "Ends with 3 while something waits.",
      "",
      "Without --keep you are asked about each conflict. Only what both sides have changed to",
      "something else is asked about; all else that either side has changed is kept anyway.",
      "By hand a conflict is settled by making both sides say the same.",
      "",
      "Examples:",
      "  kalends resolve                             asks",
      "  kalends resolve lunch --keep local          those with this word in the title",
      "  kalends resolve --all --keep remote         the server is always right",
      "  kalends resolve -c work --keep local -n     only show what would be done"
    })
public final class ResolveCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "ITEM",
      arity = "0..*",
      description = "Only these: files, UIDs, or words of a title.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--all", description = "All that waits, in all calendars.")
  private boolean all;

  @Option(
      names = "--keep",
      paramLabel = "WHO",
      description = {
        "local (the folder's), remote (the server's), newest (by LAST-MODIFIED, then SEQUENCE),",
        "or both (the folder's becomes a second item)."
      })
  private OnConflict keep;

  @Mixin private Selection selection;
  @Mixin private Display display;
  @Mixin private DryRun dry;

  public ResolveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    check();
    ConflictChoice chosen = ConflictChoice.of(wanted, wiring.itemSearch());
    Deciding deciding = keep == null ? asked(chosen) : (pairing, plan) -> same(plan, chosen);
    SyncRun run = new SyncRun(wiring.terminal(), display);
    int exit;
    try (Workspace workspace =
        dry.run ? wiring.workspace(selection) : wiring.workspace(selection, "resolve")) {
      exit =
          run.runInTurn(
              workspace,
              pairing -> pairing.prepare(Policy.TWO_WAY),
              (pairing, plan) -> {
                Plan settled = plan.resolving(deciding.decided(pairing, plan));
                return dry.run ? SyncRun.show(pairing, settled) : run.apply(pairing, settled);
              });
    }
    for (String unmet : chosen.unmet()) {
      wiring
          .terminal()
          .complain(unmet + ": nothing of that title, UID or file waits; see kalends status");
    }
    return chosen.unmet().isEmpty() ? exit : Exit.worse(exit, Exit.FAILED);
  }

  private void check() throws Failure {
    if (keep == OnConflict.ASK || (keep == null && !isAsking())) {
      throw Failure.usage("say what to keep: --keep local, remote, newest or both");
    }
    if (keep != null && wanted.isEmpty() && selection.isAll() && !all) {
      throw Failure.usage("say what to resolve: titles, UIDs, a calendar with -c, or --all");
    }
    if (!wanted.isEmpty() && all) {
      throw Failure.usage("say either --all or which items");
    }
  }

  private boolean isAsking() {
    return wiring.terminal().interactive() && !display.json;
  }

  /** What is decided about the items of one calendar, by UID. */
  private interface Deciding {
    Map<String, Settlement> decided(Pairing pairing, Plan plan);
  }

  private Map<String, Settlement> same(Plan plan, ConflictChoice chosen) {
    return plan.steps(Step.Open.class)
        .filter(Step.Open::isForSomeone)
        .filter(chosen::includes)
        .collect(
            Collectors.toMap(Step::uid, step -> new Settlement.Whole(Pairing.onConflict(keep))));
  }

  /** An answer, and what was shown when it was given. */
  private record Answer(Step.Conflict conflict, Settlement settlement) {
    /** Whether it is still about the same. */
    boolean fits(Step.Conflict now) {
      return conflict.disagreements().equals(now.disagreements())
          && conflict.left().document().equals(now.left().document())
          && conflict.right().document().equals(now.right().document());
    }
  }

  /**
   * Nobody is kept from the calendars while somebody thinks: they are read for the questions alone.
   */
  private Deciding asked(ConflictChoice chosen) throws IOException {
    Map<String, Map<String, Answer>> answers = new HashMap<>();
    ConflictQuestions questions = new ConflictQuestions(wiring.terminal());
    try (Workspace workspace = wiring.workspace(selection)) {
      new Lanes(
              pairing -> pairing.prepare(Policy.TWO_WAY),
              (pairing, plan) -> {
                answers.put(pairing.name(), answers(pairing, plan, chosen, questions));
                return new Result.Kept(pairing.name());
              })
          .runInTurn(workspace.members(), result -> {});
    }
    return (pairing, plan) -> fitting(plan, answers.getOrDefault(pairing.name(), Map.of()));
  }

  private static Map<String, Answer> answers(
      Pairing pairing, Plan plan, ConflictChoice chosen, ConflictQuestions questions)
      throws IOException {
    Map<String, Answer> answers = new HashMap<>();
    for (Step.Conflict conflict : plan.steps(Step.Conflict.class).toList()) {
      if (chosen.includes(conflict)) {
        Settlement settlement = questions.ask(pairing.name(), conflict);
        answers.put(conflict.uid(), new Answer(conflict, settlement));
      }
    }
    return answers;
  }

  private static Map<String, Settlement> fitting(Plan plan, Map<String, Answer> answers) {
    return plan.steps(Step.Conflict.class)
        .filter(now -> answers.containsKey(now.uid()) && answers.get(now.uid()).fits(now))
        .collect(Collectors.toMap(Step::uid, now -> answers.get(now.uid()).settlement()));
  }
}
