package org.kalends.cli.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Exit;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.ItemChoice;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Sight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is known of an item. */
@Command(
    name = "why",
    description = "Tell what Kalends knows of an item, and what the next sync would do with it.",
    footer = {
      "",
      "Both sides are read. Where the server does not answer, it tells what was last seen of it.",
      "",
      "Examples:",
      "  kalends why 6ba7b810-9dad-11d1@example.com",
      "  kalends why \"Summer party\" --offline"
    })
public final class WhyCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "ITEM", description = "A file, a UID, or words of the title.")
  private String wanted;

  @Option(
      names = "--offline",
      description = "Do not ask the server; tell what was last seen of it.")
  private boolean offline;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  @Mixin private Selection selection;

  public WhyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    PastItem item = item();
    Folders folders = wiring.folders();
    Path folder = folders.root().resolve(item.calendar());
    if (folders.connected(folder).isEmpty()) {
      print(item, Optional.empty(), false);
      return Exit.DONE;
    }
    try (Workspace workspace = wiring.workspace(Selection.of(List.of(item.calendar())))) {
      look(item, workspace.members().getFirst());
    }
    return Exit.DONE;
  }

  private void look(PastItem item, Workspace.Member member) throws IOException {
    if (!offline) {
      try {
        Sight sight = member.pairing().sync().look(item.uid(), member.pairing().policy());
        print(item, Optional.of(sight), true);
        return;
      } catch (RemoteException e) {
        wiring.terminal().err(e.getMessage());
      }
    }
    Sight sight = member.unasked().look(item.uid(), member.pairing().policy());
    print(item, Optional.of(sight), false);
  }

  private void print(PastItem item, Optional<Sight> sight, boolean asked) {
    WhyView view = new WhyView(wiring, item);
    if (json) {
      new WhyJson(wiring.terminal().out(), item).print(sight, asked);
    } else if (sight.isPresent()) {
      view.print(sight.get(), asked);
    } else {
      view.printUnconnected();
    }
  }

  /** As the history knows it, else as the folders have it. */
  private PastItem item() throws IOException {
    Optional<Ledger> ledger = wiring.existingLedger();
    Set<String> names = Set.copyOf(selection.names());
    if (ledger.isPresent()) {
      try (Ledger open = ledger.get()) {
        Optional<PastItem> past = PastItem.find(wiring, open.history(), names, wanted);
        if (past.isPresent()) {
          return past.get();
        }
      }
    }
    Folders folders = wiring.folders();
    ZonedDateTime now = ZonedDateTime.now(wiring.environment().clock());
    var found = new ItemChoice(wiring, folders, selection.among(folders), now).one(wanted);
    String calendar = found.folder().getFileName().toString();
    return new PastItem(calendar, found.held().uid(), found.held().title(), List.of());
  }
}
