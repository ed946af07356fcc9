package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.RemoteException;
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
final class WhyCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "ITEM", description = "A file, a UID, or words of the title.")
  private String wanted;

  @Option(
      names = "--offline",
      description = "Do not ask the server; tell what was last seen of it.")
  private boolean offline;

  @Mixin private Selection selection;

  WhyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    PastItem item = item();
    Folders folders = wiring.folders();
    Path folder = folders.root().resolve(item.calendar());
    WhyView view = new WhyView(wiring, item);
    if (folders.connected(folder).isEmpty()) {
      view.printUnconnected();
      return Exit.DONE;
    }
    try (Workspace workspace = wiring.workspace(Selection.of(List.of(item.calendar())))) {
      look(item.uid(), workspace.members().getFirst(), view);
    }
    return Exit.DONE;
  }

  private void look(String uid, Workspace.Member member, WhyView view) throws IOException {
    if (!offline) {
      try {
        view.print(member.pairing().sync().look(uid, member.pairing().policy()), true);
        return;
      } catch (RemoteException e) {
        wiring.terminal().err(e.getMessage());
      }
    }
    view.print(member.unasked().look(uid, member.pairing().policy()), false);
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
