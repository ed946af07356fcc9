package org.kalends.dav.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedChange;
import org.kalends.core.ledger.ServedItem;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * One calendar as it is served: the folder is the truth, the ledger remembers what clients were
 * told of it. One at a time; whoever lists sees what is in the folder at that moment.
 */
final class CalendarStore {
  /** How old a look at the whole folder may be where only one item is asked for. */
  private static final Duration BRIEF = Duration.ofSeconds(1);

  private static final int ATTEMPTS = 3;
  private final Target.Calendar target;
  private final Supplier<Replica> folder;
  private final Served served;
  private final Clock clock;
  private final ServerLog log;
  private final Inventory inventory;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Look> last = Optional.empty();
  private boolean ended;

  private record Look(long nanos, boolean writable) {}

  /**
   * @param folder makes a view of the files for one use
   */
  CalendarStore(
      Target.Calendar target, Supplier<Replica> folder, Served served, Clock clock, ServerLog log)
      throws IOException {
    this.target = target;
    this.folder = folder;
    this.served = served;
    this.clock = clock;
    this.log = log;
    this.inventory = new Inventory(served.items(target.folder()), served.revision(target.folder()));
  }

  /** What is there now. */
  record Listing(Served.Revision revision, boolean writable, List<ServedItem> items) {}

  /** What has changed, oldest first, the revision that this leads to, and whether more follows. */
  record Changes(Served.Revision revision, List<Changed> changed, boolean more) {}

  /** A name, and its item where it still has one. */
  record Changed(String name, Optional<ServedItem> item, long revision) {}

  /** What a write came to. */
  record Stored(ServedItem item, boolean created) {}

  Listing list() throws Refusal, IOException {
    return locked(() -> {
      boolean writable = look().writable();
      return new Listing(inventory.revision(), writable, inventory.items());
    });
  }

  /** The item and its text, after a look at its own files. */
  Optional<Served.Content> content(String name) throws Refusal, IOException {
    return locked(() -> fresh(name)).isEmpty()
        ? Optional.empty()
        : served.content(target.folder(), name);
  }

  /** The text of an item that was just listed; empty where it is gone since. */
  Optional<Served.Content> listed(String name) throws IOException {
    return served.content(target.folder(), name);
  }

  /**
   * The changes after a revision, or all there is.
   *
   * @param most how many at once, at least one
   * @return empty where this calendar never had that revision
   */
  Optional<Changes> since(Optional<Served.Revision> from, int most) throws Refusal, IOException {
    return locked(() -> {
      look();
      return from.isEmpty() || isKnown(from.get())
          ? Optional.of(changes(from, most))
          : Optional.empty();
    });
  }

  private boolean isKnown(Served.Revision revision) {
    Served.Revision now = inventory.revision();
    return revision.epoch().equals(now.epoch())
        && revision.number() >= 0
        && revision.number() <= now.number();
  }

  private Changes changes(Optional<Served.Revision> from, int most) throws IOException {
    Served.Revision now = inventory.revision();
    List<Changed> all =
        served
            .since(target.folder(), from.map(Served.Revision::number).orElse(0L), Integer.MAX_VALUE)
            .stream()
            .map(s -> new Changed(s.name(), inventory.named(s.name()), s.revision()))
            .filter(changed -> from.isPresent() || changed.item().isPresent())
            .toList();
    if (all.size() <= most) {
      return new Changes(now, all, false);
    }
    List<Changed> page = all.subList(0, most);
    return new Changes(new Served.Revision(now.epoch(), page.getLast().revision()), page, true);
  }

  Stored put(String name, CalendarObject object, Conditions conditions)
      throws Refusal, IOException {
    return attempt(() -> {
      Optional<ServedItem> before = fresh(name);
      conditions.check(before.map(ServedItem::etag));
      checkUid(name, object.item().uid(), before);
      checkWritable("write-content");
      return store(name, object, before);
    });
  }

  void delete(String name, Conditions conditions) throws Refusal, IOException {
    attempt(() -> {
      Optional<ServedItem> before = fresh(name);
      conditions.check(before.map(ServedItem::etag));
      checkWritable("unbind");
      return remove(before.orElseThrow(CalendarStore::noSuchItem));
    });
  }

  /** Gives an item another name; its files stay as they are. True where the name was free. */
  boolean rename(String from, String to, boolean overwrite) throws Refusal, IOException {
    return attempt(() -> {
      ServedItem item = fresh(from).orElseThrow(CalendarStore::noSuchItem);
      Optional<ServedItem> there = fresh(to);
      checkWritable("bind");
      if (there.isPresent() && !overwrite) {
        throw new Refusal(412, "there is an item of that name, and Overwrite is F");
      }
      if (there.isPresent() && remove(there.get()).isEmpty()) {
        return Optional.empty();
      }
      byte[] text = served.content(target.folder(), from).orElseThrow().text();
      take(List.of(inventory.gone(item), inventory.renamed(item, to, text)));
      return Optional.of(there.isEmpty());
    });
  }

  /** Ends this calendar: whoever still holds it finds nothing any more. */
  void end(Discard discard) throws Refusal, IOException {
    locked(() -> {
      discard.run();
      ended = true;
      return ended;
    });
  }

  /** What is done to the folder of a calendar that ends. */
  interface Discard {
    void run() throws IOException;
  }

  private void checkUid(String name, String uid, Optional<ServedItem> before) throws Refusal {
    if (before.isPresent() && !before.get().uid().equals(uid)) {
      throw Preconditions.uidConflict(target.entry(name).href());
    }
    Optional<ServedItem> other = inventory.ofUid(uid).filter(o -> !o.name().equals(name));
    if (other.isPresent()) {
      throw Preconditions.uidConflict(target.entry(other.get().name()).href());
    }
  }

  private void checkWritable(String privilege) throws Refusal {
    if (last.isPresent() && !last.get().writable()) {
      throw Preconditions.needPrivileges(target.href(), privilege);
    }
  }

  private static Refusal noSuchItem() {
    return new Refusal(404, "there is no such item");
  }

  /** Empty where the files changed in between. */
  private Optional<Stored> store(String name, CalendarObject object, Optional<ServedItem> before)
      throws Refusal, IOException {
    String uid = object.item().uid();
    if (before.isEmpty()) {
      // Were we to end here, the name the client chose would still find its item.
      take(List.of(inventory.reserved(name, uid)));
    }
    Optional<Held> held =
        before.isEmpty()
            ? written(new Write.Create(uid, object.document()))
            : written(replace(before.get(), object));
    if (held.isEmpty()) {
      return Optional.empty();
    }
    take(List.of(inventory.kept(name, held.get(), object.text(), clock.instant())));
    return inventory.named(name).map(item -> new Stored(item, before.isEmpty()));
  }

  private static Write replace(ServedItem before, CalendarObject object) {
    Known.Seat seat = before.seat();
    return new Write.Replace(before.uid(), seat.place(), seat.version(), object.document());
  }

  private Optional<Held> written(Write write) throws Refusal, IOException {
    return switch (folder.get().write(List.of(write)).getFirst()) {
      case Written.Stored stored -> Optional.of(stored.held());
      case Written.Removed removed -> Optional.empty();
      case Written.Stale stale -> Optional.empty();
      case Written.Refused refused -> throw refused(refused);
      case Written.Unsettled unsettled -> throw unsettled.cause();
    };
  }

  /** Empty where the files changed in between. */
  private Optional<ServedItem> remove(ServedItem item) throws Refusal, IOException {
    Write delete = new Write.Delete(item.uid(), item.seat().place(), item.seat().version());
    return switch (folder.get().write(List.of(delete)).getFirst()) {
      case Written.Removed removed -> {
        take(List.of(inventory.gone(item)));
        yield Optional.of(item);
      }
      case Written.Stored stored -> Optional.empty();
      case Written.Stale stale -> Optional.empty();
      case Written.Refused refused -> throw refused(refused);
      case Written.Unsettled unsettled -> throw unsettled.cause();
    };
  }

  private Refusal refused(Written.Refused refused) {
    log.problem(refused.problem());
    return new Refusal(403, refused.problem().reason() + ". " + refused.problem().remedy());
  }

  /** The item of that name, after a look at its own files. */
  private Optional<ServedItem> fresh(String name) throws IOException {
    if (last.isEmpty() || System.nanoTime() - last.get().nanos() > BRIEF.toNanos()) {
      look();
    }
    Optional<ServedItem> item = inventory.named(name);
    if (item.isPresent() && !isAsKnown(item.get())) {
      look();
    }
    return inventory.named(name);
  }

  private boolean isAsKnown(ServedItem item) throws IOException {
    return folder
        .get()
        .find(item.uid(), item.seat().place())
        .map(CalendarStore::seat)
        .equals(Optional.of(item.seat()));
  }

  private static Known.Seat seat(Held held) {
    return new Known.Seat(held.place(), held.version());
  }

  /** Takes in what was done to the folder since the last look. */
  private Look look() throws IOException {
    Snapshot snapshot = folder.get().read(inventory.known());
    snapshot.problems().forEach(log::problem);
    List<ServedChange> changes = new ArrayList<>();
    for (String uid : snapshot.missing()) {
      inventory.ofUid(uid).map(inventory::gone).ifPresent(changes::add);
    }
    Set<String> names = new HashSet<>();
    for (Held held : snapshot.changed().values()) {
      changes.add(change(held, names));
    }
    take(changes);
    Look look = new Look(System.nanoTime(), snapshot.writable());
    last = Optional.of(look);
    return look;
  }

  private ServedChange change(Held held, Set<String> names) throws IOException {
    Optional<ServedItem> before = inventory.ofUid(held.uid());
    if (before.isEmpty()) {
      byte[] text = Assembled.text(Optional.empty(), held.document());
      return inventory.kept(nameFor(held.uid(), names), held, text, clock.instant());
    }
    Served.Content kept = served.content(target.folder(), before.get().name()).orElseThrow();
    if (Assembled.saysTheSame(kept.text(), held.document())) {
      return new ServedChange.Moved(before.get().at(seat(held)));
    }
    byte[] text = Assembled.text(Optional.of(kept.text()), held.document());
    return inventory.kept(before.get().name(), held, text, clock.instant());
  }

  private String nameFor(String uid, Set<String> taken) throws IOException {
    String name =
        served
            .formerName(target.folder(), uid)
            .filter(former -> isFree(former, taken))
            .orElseGet(() -> ResourceName.of(uid));
    String free = isFree(name, taken) ? name : ResourceName.second(uid);
    taken.add(free);
    return free;
  }

  private boolean isFree(String name, Set<String> taken) {
    return inventory.named(name).isEmpty() && !taken.contains(name);
  }

  private void take(List<ServedChange> changes) throws IOException {
    if (!changes.isEmpty()) {
      served.change(target.folder(), changes);
      changes.forEach(inventory::take);
    }
  }

  private interface Action<T> {
    T run() throws Refusal, IOException;
  }

  /** Again with a fresh look, as long as the action finds that files changed in between. */
  private <T> T attempt(Action<Optional<T>> action) throws Refusal, IOException {
    return locked(() -> {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<T> done = action.run();
        if (done.isPresent()) {
          return done.get();
        }
        look();
      }
      throw new Refusal(503, "the files of this item keep changing; try again");
    });
  }

  private <T> T locked(Action<T> action) throws Refusal, IOException {
    lock.lock();
    try {
      if (ended) {
        throw new Refusal(404, "this calendar was deleted");
      }
      return action.run();
    } finally {
      lock.unlock();
    }
  }
}
