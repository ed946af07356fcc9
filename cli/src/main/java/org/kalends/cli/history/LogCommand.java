package org.kalends.cli.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Past;
import org.kalends.core.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what was done. */
@Command(
    name = "log",
    description = "Tell what was done: the runs that changed something, or one run's items.",
    footer = {
      "",
      "Each run has a number; undo, restore and show take it. What was changed by",
      "others is told by the run that brought it.",
      "",
      "Examples:",
      "  kalends log                the latest runs",
      "  kalends log 12             what run 12 did, item by item",
      "  kalends log 12 -v          all of every change",
      "  kalends log -c work -n 0   all runs that changed something in one calendar",
      "  kalends log 6ba7b810-9dad-11d1@example.com   what happened to one item, by UID"
    })
public final class LogCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "RUN|UID",
      arity = "0..1",
      description = "One run by its number, or one item by its UID or one of its files.")
  private String wanted;

  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many runs (default: ${DEFAULT-VALUE}); 0 for all.")
  private int most;

  @Mixin private Selection selection;
  @Mixin private Display display;

  public LogCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (most < 0) {
      throw Failure.usage("-n takes a number of runs, or 0 for all");
    }
    Optional<Ledger> ledger = wiring.existingLedger();
    if (ledger.isEmpty()) {
      return nothing();
    }
    try (Ledger open = ledger.get()) {
      return tell(open.history());
    }
  }

  private int nothing() throws IOException {
    if (wanted != null) {
      throw Failure.failed("nothing was recorded yet, so there is no `" + wanted + "`");
    }
    return show(List.of(), 0);
  }

  private int tell(History history) throws IOException {
    if (wanted == null) {
      int asked = most == 0 ? Integer.MAX_VALUE : most;
      Set<String> calendars = selection.of(history);
      List<Past> runs = history.runs(calendars, asked);
      return show(runs, history.size(calendars) - runs.size());
    }
    Optional<Past> run = RunNumber.find(history, wanted);
    return run.isPresent() ? show(history, run.get()) : show(history, items());
  }

  private List<History.Entry> chosen(History history, List<History.Entry> entries)
      throws IOException {
    Set<String> calendars = selection.of(history);
    return entries.stream()
        .filter(entry -> calendars.isEmpty() || calendars.contains(entry.calendar()))
        .toList();
  }

  private List<String> items() throws IOException {
    return wiring.itemSearch().uids(wanted);
  }

  private int show(List<Past> runs, int more) {
    if (display.json) {
      LogJson.write(wiring.terminal().out(), runs);
    } else {
      new LogView(wiring, display.verbose).print(runs, more);
    }
    return Exit.DONE;
  }

  private int show(History history, Past run) throws IOException {
    List<History.Entry> entries = chosen(history, history.of(run.number()));
    if (display.json) {
      LogJson.write(wiring.terminal().out(), run, entries);
    } else {
      new LogView(wiring, display.verbose).print(run, entries);
    }
    return Exit.DONE;
  }

  private int show(History history, List<String> uids) throws IOException {
    List<History.Entry> entries = new ArrayList<>();
    for (String uid : uids) {
      entries.addAll(chosen(history, history.ofItem(uid)));
    }
    if (entries.isEmpty()) {
      throw Failure.failed(
          "the history has neither a run nor an item called `%s`; see: kalends log"
              .formatted(wanted));
    }
    if (display.json) {
      LogJson.items(wiring.terminal().out(), entries);
    } else {
      new LogView(wiring, display.verbose).print(entries);
    }
    return Exit.DONE;
  }
}
