package org.kalends.cli.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kalends.cli.config.Config;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Messages;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.RootLock;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemDocument;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Item;

/**
 * The calendars, open to be changed item by item; nobody else changes them meanwhile. What goes is
 * kept in the history. Nothing is sent: that is for the next sync.
 */
public final class Desk implements Closeable {
  private final Folders folders;
  private final RootLock lock;
  private final Ledger ledger;
  private final Run run;
  private final Map<Path, CalendarDir> open = new HashMap<>();

  Desk(Folders folders, RootLock lock, Ledger ledger, Run run) {
    this.folders = folders;
    this.lock = lock;
    this.ledger = ledger;
    this.run = run;
  }

  /** Says why, where a calendar is not to be changed. */
  public static void requireWritable(Folders folders, Path folder) throws Failure {
    if (folders.connected(folder).filter(Config.Calendar::readOnly).isPresent()) {
      throw Failure.failed(
          "%s is read-only by the config: what is changed there would never reach the server; choose another calendar, or set read_only = false"
              .formatted(folder.getFileName()));
    }
  }

  private CalendarDir calendar(Path folder) throws Failure {
    requireWritable(folders, folder);
    return open.computeIfAbsent(folder, folders::open);
  }

  /** The folder of that name. */
  public Path folder(String calendar) {
    return folders.root().resolve(calendar);
  }

  /** A folder by itself: its server is not asked. */
  public Sync sync(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    return new Sync(calendar(folder), new NoServer(false), ledger.base(name, run));
  }

  /** A new item. */
  public Found add(Path folder, Item item) throws IOException {
    Held held = stored(folder, new Write.Create(item.uid(), ItemDocument.of(item)));
    enter(folder, new Step.Create(Side.LEFT, held, Optional.empty()));
    return new Found(folder, held);
  }

  /** New items; those that cannot be written are told, the others go on. */
  public List<Found> addAll(Path folder, List<Item> items, Consumer<String> refused)
      throws IOException {
    List<Write> writes =
        items.stream()
            .<Write>map(item -> new Write.Create(item.uid(), ItemDocument.of(item)))
            .toList();
    List<Held> stored = new ArrayList<>();
    for (Written written : calendar(folder).write(writes)) {
      switch (written) {
        case Written.Stored(Held held) -> stored.add(held);
        case Written.Removed removed -> {}
        case Written.Stale(String reason) -> refused.accept(reason + "; try again");
        case Written.Refused(var problem, var lasts) -> refused.accept(ResultView.said(problem));
        case Written.Unsettled(IOException cause) -> refused.accept(Messages.of(cause));
      }
    }
    List<Step.Change> steps =
        stored.stream()
            .<Step.Change>map(held -> new Step.Create(Side.LEFT, held, Optional.empty()))
            .toList();
    ledger.history().enter(run, folder.getFileName().toString(), steps);
    return stored.stream().map(held -> new Found(folder, held)).toList();
  }

  /** The item as it is now, in place of what was found. */
  public Found replace(Found found, Item item) throws IOException {
    Held before = found.held();
    var document = ItemDocument.of(item, before.document());
    Held now =
        stored(
            found.folder(),
            new Write.Replace(before.uid(), before.place(), before.version(), document));
    enter(found.folder(), new Step.Replace(Side.LEFT, now, before, Optional.empty()));
    return new Found(found.folder(), now);
  }

  public void remove(Found found) throws IOException {
    Held before = found.held();
    Write write = new Write.Delete(before.uid(), before.place(), before.version());
    require(found.folder(), write);
    enter(found.folder(), new Step.Delete(Side.LEFT, before));
  }

  private Held stored(Path folder, Write write) throws IOException {
    Optional<Held> held = require(folder, write);
    return held.orElseThrow(
        () -> Failure.failed(folder + ": the item went while it was written; look at it again"));
  }

  /** Done, or the reason why not. */
  private Optional<Held> require(Path folder, Write write) throws IOException {
    return switch (calendar(folder).write(List.of(write)).getFirst()) {
      case Written.Stored(Held held) -> Optional.of(held);
      case Written.Removed removed -> Optional.empty();
      case Written.Stale(String reason) ->
          throw Failure.failed(reason + "; nothing was written, try again");
      case Written.Refused(var problem, var lasts) ->
          throw Failure.failed(ResultView.said(problem));
      case Written.Unsettled(IOException cause) -> throw cause;
    };
  }

  private void enter(Path folder, Step.Change change) throws IOException {
    ledger.history().enter(run, folder.getFileName().toString(), List.of(change));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      Wiring.end(ledger, run, folders.config());
    }
  }
}
