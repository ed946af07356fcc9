package org.kalends.cli.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Failure;
import org.kalends.cli.sync.DryRun;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings back what an item said. */
@Command(
    name = "restore",
    description =
        "Bring one item back into its folder, as it was before it was changed or deleted.",
    footer = {
      "",
      "Without a run: the latest text in the history that the folder does not have.",
      "The next sync sends it. kalends log ITEM shows what there is.",
      "",
      "Examples:",
      "  kalends restore 6ba7b810-9dad-11d1@example.com",
      "  kalends restore \"Summer party\" --before 12   as it was before run 12",
      "  kalends restore party -n                     only show what would come back"
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "ITEM",
      description = "A file, a UID, or words of the title that the item had last.")
  private String wanted;

  @Mixin private PastOptions past;
  @Mixin private Selection selection;
  @Mixin private Display display;
  @Mixin private DryRun dry;

  public RestoreCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    boolean chosen = past.isGiven();
    Optional<Ledger> ledger = wiring.existingLedger();
    if (ledger.isEmpty()) {
      throw Failure.failed("nothing was changed yet, so there is nothing to restore");
    }
    String calendar;
    Deed deed;
    try (Ledger open = ledger.get()) {
      History history = open.history();
      PastItem item = PastItem.require(wiring, history, selection.of(history), wanted);
      calendar = item.calendar();
      Texts text =
          new Texts(Optional.of(chosen ? past.text(history, item) : last(item)), Optional.empty());
      deed =
          new Deed(item.uid(), item.title(), Set.of(Side.LEFT), true, Texts.NONE, text, Texts.NONE);
    }
    return new Takeback(wiring, display, "restore", true, dry.run, 0)
        .inFolders(Map.of(calendar, List.of(deed)));
  }

  /** The latest text that the folder does not have. */
  private Document last(PastItem item) throws IOException {
    Optional<Document> now = now(item);
    return item.texts()
        .filter(text -> now.isEmpty() || !Meaning.of(text).equals(Meaning.of(now.get())))
        .findFirst()
        .orElseThrow(() ->
            Failure.failed(
                "the history has no other text of “%s” than the folder"
                    .formatted(item.title().strip())));
  }

  private Optional<Document> now(PastItem item) throws IOException {
    Folders folders = wiring.folders();
    Path folder = folders.root().resolve(item.calendar());
    return Files.isDirectory(folder)
        ? Optional.ofNullable(folders.open(folder).read(Known.NOTHING).changed().get(item.uid()))
            .map(Held::document)
        : Optional.empty();
  }
}
