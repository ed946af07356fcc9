package org.kalends.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kalends.cli.config.Config.OnConflict;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
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
      "Ends with 3 while some conflict waits.",
      "",
      "Examples:",
      "  kalends resolve lunch --keep local          those with this word in the title",
      "  kalends resolve --all --keep remote         the server is right about everything",
      "  kalends resolve -c work --keep local -n     only show what would be done"
    })
final class ResolveCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "ITEM",
      arity = "0..*",
      description = "Only these: files, UIDs, or words of a title.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--all", description = "All conflicts of all calendars.")
  private boolean all;

  @Option(
      names = "--keep",
      paramLabel = "WHO",
      description = {
        "local (the folder's), remote (the server's), newest (by LAST-MODIFIED, then SEQUENCE),",
        "or both (the folder's becomes a second item)."
      })
  private OnConflict keep;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private Selection selection;
  @Mixin private Display display;

  ResolveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    check();
    ConflictChoice chosen = ConflictChoice.of(wanted, wiring.itemSearch());
    SyncRun run = new SyncRun(wiring.terminal(), display);
    int exit;
    try (Workspace workspace =
        dryRun ? wiring.workspace(selection) : wiring.workspace(selection, "resolve")) {
      exit =
          run.runInTurn(
              workspace,
              pairing -> pairing.prepare(Policy.TWO_WAY),
              (pairing, plan) -> {
                Plan settled = plan.resolving(decided(plan, chosen));
                return dryRun ? SyncRun.show(pairing, settled) : run.apply(pairing, settled);
              });
    }
    for (String unmet : chosen.unmet()) {
      Commands.complain(
          wiring.terminal(),
          unmet + ": nothing of that title, UID or file waits; see kalends status");
    }
    return chosen.unmet().isEmpty() ? exit : Exit.worse(exit, Exit.FAILED);
  }

  private void check() throws Failure {
    if (keep == null || keep == OnConflict.ASK) {
      throw Failure.usage("say what to keep: --keep local, remote, newest or both");
    }
    if (wanted.isEmpty() && selection.isAll() && !all) {
      throw Failure.usage("say what to resolve: titles, UIDs, a calendar with -c, or --all");
    }
    if (!wanted.isEmpty() && all) {
      throw Failure.usage("say either --all or which items");
    }
  }

  private Map<String, Policy.OnConflict> decided(Plan plan, ConflictChoice chosen) {
    return plan.steps(Step.Open.class)
        .filter(Step.Open::isForSomeone)
        .filter(chosen::includes)
        .collect(Collectors.toMap(Step::uid, conflict -> Pairing.onConflict(keep)));
  }
}
