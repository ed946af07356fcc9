package org.kalends.cli.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.dates.Span;
import org.kalends.cli.listing.FromTo;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts items into one file. */
@Command(
    name = "export",
    description = "Write calendars, or what happens in a span, as one .ics text.",
    footer = {
      "",
      "With --from and --to: the items that happen then, whole. With --expand, too:",
      "each occurrence by itself, for programs that know no repetition. The same",
      "events always give the same text.",
      "",
      "Examples:",
      "  kalends export -c work > work.ics",
      "  kalends export --from 2026-01 --to 2026-12 --expand -o year.ics"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Selection selection = new Selection();
  @Mixin private FromTo ends = new FromTo();

  @Option(names = "--expand", description = "Each occurrence by itself; needs --from and --to.")
  private boolean expand;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write; the output otherwise.")
  private String output;

  public ExportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (expand && !ends.isClosed()) {
      throw Failure.usage("say --from and --to with --expand: a series may go on for ever");
    }
    ZonedDateTime now = ZonedDateTime.now(wiring.environment().clock());
    Optional<Span> span = ends.open(now);
    Folders folders = wiring.folders();
    List<Path> chosen = selection.among(folders);
    Outgoing outgoing = new Outgoing();
    int exit = Exit.DONE;
    for (Path folder : chosen) {
      Snapshot snapshot = folders.open(folder).read(Known.NOTHING);
      for (Held held : snapshot.changed().values()) {
        Item.in(held.document()).items().forEach(item -> add(outgoing, item, span, now));
      }
      for (var problem : snapshot.problems()) {
        wiring.terminal().complain(ResultView.said(problem));
        exit = Exit.WAITING;
      }
    }
    Optional<String> name =
        chosen.size() == 1 ? Optional.of(name(folders, chosen.getFirst())) : Optional.empty();
    write(outgoing.document(name), outgoing.size());
    return exit;
  }

  private void add(Outgoing outgoing, Item item, Optional<Span> span, ZonedDateTime now) {
    if (span.isEmpty()) {
      outgoing.add(item);
      return;
    }
    Instant from = span.get().from().toInstant();
    Instant to = span.get().to().toInstant();
    if (expand) {
      outgoing.expand(item, now.getZone(), from, to);
    } else if (Occurrences.of(item, now.getZone()).between(from, to).findAny().isPresent()) {
      outgoing.add(item);
    }
  }

  private static String name(Folders folders, Path folder) {
    return folders
        .connected(folder)
        .flatMap(calendar -> calendar.name())
        .orElseGet(() -> folder.getFileName().toString());
  }

  private void write(Document document, int size) throws IOException {
    if (output == null) {
      wiring.terminal().out().print(document);
      return;
    }
    Path file = wiring.environment().path(output);
    Files.write(file, document.bytes());
    wiring
        .terminal()
        .err(
            "%s in %s".formatted(Words.count(size, "component"), wiring.environment().shown(file)));
  }
}
