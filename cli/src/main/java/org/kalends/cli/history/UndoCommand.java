package org.kalends.cli.history;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Terms;
import org.kalends.cli.sync.DryRun;
import org.kalends.cli.sync.ForceDeletes;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Past;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back what a run did. */
@Command(
    name = "undo",
    description = "Take back what a run did, on both sides; without RUN, what the last one did.",
    footer = {
      "",
      "Both sides get the texts back that they had last agreed on. Where the run settled a",
      "conflict or discarded an edit, that is there again and waits. What new, edit, move, delete",
      "and import did is taken back in the folder; the next sync carries it on.",
      "What has changed since the run is told and left alone. Undoing an undo does it again.",
      "",
      "Examples:",
      "  kalends undo -n          what undoing the last run would do",
      "  kalends undo             undo the last run that changed something",
      "  kalends undo 12          undo run 12; kalends log shows the numbers",
      "  kalends undo 12 -c work  only in one calendar"
    })
public final class UndoCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "The number of a run.")
  private String wanted;

  @Option(names = "--force", description = "Write over what has changed since the run, too.")
  private boolean forced;

  @Option(
      names = "--env",
      paramLabel = "FILE",
      description = "The file that the run was told of with mirror run --env.")
  private String env;

  @Mixin private Selection selection;
  @Mixin private Display display;
  @Mixin private DryRun dry;
  @Mixin private ForceDeletes deletions;

  public UndoCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What is to be undone. */
  private record Wanted(Past run, Map<String, List<Deed>> deeds) {
    boolean isLocal() {
      return deeds.values().stream().flatMap(List::stream).allMatch(Deed::local);
    }
  }

  @Override
  public Integer call() throws IOException {
    Wanted undone = wanted();
    long number = undone.run().number();
    wiring
        .terminal()
        .err(
            "%s run %d: %s"
                .formatted(
                    dry.run ? "would undo" : "undoing", number, undone.run().run().command()));
    if (undone.deeds().isEmpty()) {
      wiring.terminal().err("it did nothing that could be undone; see: kalends log " + number);
      return Exit.DONE;
    }
    Takeback takeback =
        new Takeback(wiring, display, "undo " + number, forced, dry.run, deletions.most);
    if (undone.deeds().keySet().stream().allMatch(name -> Terms.mirror(name).isPresent())) {
      return new MirrorTakeback(takeback, Optional.ofNullable(env)).run(undone.deeds());
    }
    return undone.isLocal()
        ? takeback.inFolders(undone.deeds())
        : takeback.everywhere(undone.deeds());
  }

  private Wanted wanted() throws IOException {
    Optional<Ledger> ledger = wiring.existingLedger();
    if (ledger.isEmpty()) {
      throw Failure.failed("nothing was changed yet, so there is nothing to undo");
    }
    try (Ledger open = ledger.get()) {
      History history = open.history();
      Set<String> chosen = selection.of(history);
      Past run = wanted == null ? last(history, chosen) : RunNumber.require(history, wanted);
      Set<String> calendars = new TreeSet<>();
      run.counts().forEach(count -> calendars.add(count.calendar()));
      Map<String, List<Deed>> deeds = new LinkedHashMap<>();
      for (String calendar : calendars) {
        List<Deed> there = history.deeds(run.number(), calendar);
        if (!there.isEmpty() && (chosen.isEmpty() || chosen.contains(calendar))) {
          deeds.put(calendar, there);
        }
      }
      return new Wanted(run, deeds);
    }
  }

  private static Past last(History history, Set<String> calendars) throws IOException {
    List<Past> last = history.runs(calendars, 1);
    if (last.isEmpty()) {
      throw Failure.failed("nothing was changed yet, so there is nothing to undo");
    }
    return last.getFirst();
  }
}
