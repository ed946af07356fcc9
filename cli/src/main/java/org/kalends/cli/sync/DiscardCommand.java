package org.kalends.cli.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Pairing;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes what was changed in folders. */
@Command(
    name = "discard",
    description = "Undo changes in the folders: make items what the server has.",
    footer = {
      "",
      "Edited files become what the server has, deleted ones come back, new ones go.",
      "What goes is kept in the history.",
      "",
      "Examples:",
      "  kalends discard ~/calendars/work/2026-03-04__lunch_1a2b3c4d.ics",
      "  kalends discard -c work         all changes in one calendar",
      "  kalends discard -c work --yes   without being asked"
    })
public final class DiscardCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "FILE|UID", arity = "0..*", description = "Only these items.")
  private List<String> wanted = new ArrayList<>();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Mixin private Selection selection;
  @Mixin private Display display;

  public DiscardCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (wanted.isEmpty() && selection.isAll()) {
      throw Failure.usage("say what to discard: files, UIDs, or a calendar with -c");
    }
    if (!yes && !wiring.terminal().interactive()) {
      throw Failure.usage("say --yes to discard without being asked");
    }
    Map<String, String> chosen = chosen();
    Set<String> met = ConcurrentHashMap.newKeySet();
    SyncRun run = new SyncRun(wiring.terminal(), display);
    int exit;
    try (Workspace workspace = wiring.workspace(selection, "discard")) {
      exit =
          run.runInTurn(
              workspace,
              pairing ->
                  pairing
                      .sync()
                      .prepareDiscard(
                          uid -> wanted.isEmpty() || (chosen.containsKey(uid) && met.add(uid))),
              (pairing, plan) ->
                  agreed(pairing, plan)
                      ? run.apply(pairing, plan)
                      : new Result.Kept(pairing.name()));
    }
    chosen.keySet().removeAll(met);
    for (String unmet : chosen.values()) {
      wiring
          .terminal()
          .complain(unmet + ": no changed item; give a deleted one's UID, or discard all with -c");
    }
    return chosen.isEmpty() ? exit : Exit.FAILED;
  }

  private boolean agreed(Pairing pairing, Plan plan) throws IOException {
    long changes = plan.changes(Side.LEFT).count();
    if (yes || changes == 0) {
      return true;
    }
    Terminal terminal = wiring.terminal();
    new ResultView(terminal, display.verbose).print(SyncRun.show(pairing, plan));
    terminal.flush();
    return terminal.confirm(
        "Discard " + Words.count(changes, "change") + " in " + pairing.name() + "?");
  }

  /** What was asked for, by UID. */
  private Map<String, String> chosen() throws IOException {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String one : wanted) {
      for (String uid : wiring.itemSearch().uids(one)) {
        chosen.put(uid, one);
      }
    }
    return chosen;
  }
}
