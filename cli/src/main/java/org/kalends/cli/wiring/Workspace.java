package org.kalends.cli.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.cli.report.Failure;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.Layout;
import org.kalends.core.files.SyncedUids;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Sync;

/** The calendars of one run with all that it takes to bring them in step. */
public final class Workspace implements AutoCloseable {
  private final Folders folders;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Run run;
  private final List<Member> members;
  private final Ending ending;

  /**
   * @param calendars those that this run is about
   * @param ending what is closed when the run ends
   */
  Workspace(
      Folders folders,
      Accounts accounts,
      Ledger ledger,
      Run run,
      List<Config.Calendar> calendars,
      Ending ending) {
    this.folders = folders;
    this.accounts = accounts;
    this.ledger = ledger;
    this.run = run;
    this.members = calendars.stream().map(Member::new).toList();
    this.ending = ending;
  }

  public List<Member> members() {
    return members;
  }

  /** One of the calendars; its two sides are put together when they are asked for. */
  public final class Member {
    private final Config.Calendar calendar;
    private Optional<Pairing> pairing = Optional.empty();

    private Member(Config.Calendar calendar) {
      this.calendar = calendar;
    }

    public String name() {
      return calendar.folder();
    }

    public String account() {
      return calendar.account();
    }

    /** The folder, and of the server what was last seen of it. */
    public Sync unasked() throws IOException {
      Path folder = folders.root().resolve(calendar.folder());
      BaseStore store = ledger.base(calendar.folder(), calendar.url().toString(), run);
      return new Sync(folders.open(folder), new NoServer(true), store);
    }

    public synchronized Pairing pairing() throws IOException {
      if (pairing.isEmpty()) {
        pairing = Optional.of(pair(calendar));
      }
      return pairing.get();
    }
  }

  private Pairing pair(Config.Calendar calendar) throws IOException {
    Path folder = folders.root().resolve(calendar.folder());
    BaseStore store = ledger.base(calendar.folder(), calendar.url().toString(), run);
    ensure(folder, store);
    boolean bereft = calendar.layout() == Layout.CALDIR && bereft(folder, store);
    CalendarDir left = folders.open(folder);
    Set<String> onceSynced = SyncedUids.read(folder).uids();
    Sync sync = new Sync(left, accounts.replica(calendar), store, onceSynced);
    return new Pairing(calendar, folder, bereft, policy(calendar), sync);
  }

  /** A folder that was synced and is gone is not taken for a wish to delete all it held. */
  private static void ensure(Path folder, BaseStore store) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (!store.known(Side.LEFT).items().isEmpty()) {
      throw Failure.failed(
          "the folder %s is gone; bring it back, or make an empty one and run kalends discard"
              .formatted(folder));
    }
    Files.createDirectories(folder);
  }

  /** A folder whose items somebody has deleted still has the list that Kalends keeps in it. */
  private static boolean bereft(Path folder, BaseStore store) throws IOException {
    if (Files.exists(folder.resolve(SyncedUids.FILE))) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> file.toString().endsWith(".ics"))
          && !store.known(Side.LEFT).items().isEmpty();
    }
  }

  private static Policy policy(Config.Calendar calendar) {
    Policy policy = Policy.TWO_WAY.withOnConflict(Pairing.onConflict(calendar.conflict()));
    return calendar.readOnly() ? policy.withReadOnly(EnumSet.of(Side.RIGHT)) : policy;
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }

  /** What ends with a run, in this order. */
  record Ending(List<Closeable> parts) implements Closeable {
    Ending after(Closeable first) {
      return new Ending(Stream.concat(Stream.of(first), parts.stream()).toList());
    }

    @Override
    public void close() throws IOException {
      if (!parts.isEmpty()) {
        try {
          parts.getFirst().close();
        } finally {
          new Ending(parts.subList(1, parts.size())).close();
        }
      }
    }
  }
}
