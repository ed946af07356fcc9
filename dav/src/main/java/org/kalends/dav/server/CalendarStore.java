package org.kalends.dav.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * One calendar as it is served: the folder is the truth, the ledger remembers what clients were
 * told of it. One request at a time; whoever lists sees what is in the folder at that moment.
 */
final class CalendarStore {
  private static final int ATTEMPTS = 3;
  private final Target.Calendar target;
  private final Served served;
  private final FolderView folder;
  private final Inventory inventory;
  private final ServerLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean ended;

  CalendarStore(Target.Calendar target, FolderView folder, Served served, ServerLog log) {
    this.target = target;
    this.folder = folder;
    this.inventory = folder.inventory();
    this.served = served;
    this.log = log;
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
      folder.look();
      return new Listing(inventory.revision(), folder.isWritable(), inventory.items());
    });
  }

  /** The item and its text, after a look at its own files. */
  Optional<Served.Content> content(String name) throws Refusal, IOException {
    return locked(() -> isThere(name)) ? listed(name) : Optional.empty();
  }

  private boolean isThere(String name) throws IOException {
    try {
      return folder.find(name).isPresent();
    } catch (FolderView.UnreadableException e) {
      return true;
    }
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
      folder.look();
      return from.isEmpty() || inventory.knows(from.get())
          ? Optional.of(changes(from, most))
          : Optional.empty();
    });
  }

  private Changes changes(Optional<Served.Revision> from, int most) throws IOException {
    Served.Revision now = inventory.revision();
    long after = from.map(Served.Revision::number).orElse(0L);
    List<Changed> all =
        served.since(target.folder(), after, Integer.MAX_VALUE).stream()
            .map(s -> new Changed(s.name(), inventory.named(s.name()), s.revision()))
            .filter(changed -> from.isPresent() || changed.item().isPresent())
            .toList();
    if (all.size() <= most) {
      return new Changes(now, all, false);
    }
    List<Changed> page = all.subList(0, most);
    Served.Revision reached = new Served.Revision(now.epoch(), page.getLast().revision());
    return new Changes(reached, page, true);
  }

  Stored put(String name, CalendarObject object, Conditions conditions)
      throws Refusal, IOException {
    return attempt(() -> {
      Optional<FolderView.Present> before = found(name, conditions);
      checkUid(name, object.item().uid(), before);
      checkWritable("write-content");
      return before.isEmpty() ? create(name, object) : replace(before.get(), object);
    });
  }

  /** What is not there is 404 whatever the conditions are (RFC 9110 13.2.1). */
  void delete(String name, Conditions conditions) throws Refusal, IOException {
    attempt(() -> {
      FolderView.Present before = folder.find(name).orElseThrow(CalendarStore::noSuchItem);
      conditions.check(Optional.of(before.item().etag()));
      checkWritable("unbind");
      return remove(before);
    });
  }

  /** Gives an item another name; its files stay as they are. True where the name was free. */
  boolean rename(String from, String to, boolean overwrite) throws Refusal, IOException {
    return attempt(() -> {
      ServedItem item = folder.find(from).orElseThrow(CalendarStore::noSuchItem).item();
      Optional<FolderView.Present> there = folder.find(to);
      checkWritable("bind");
      if (there.isPresent() && !overwrite) {
        throw new Refusal(412, "there is an item of that name, and Overwrite is F");
      }
      if (there.isPresent() && remove(there.get()).isEmpty()) {
        return Optional.empty();
      }
      byte[] text = listed(from).orElseThrow().text();
      folder.take(List.of(inventory.gone(item), inventory.renamed(item, to, text)));
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

  private Optional<FolderView.Present> found(String name, Conditions conditions)
      throws Refusal, IOException {
    Optional<FolderView.Present> present = folder.find(name);
    conditions.check(present.map(p -> p.item().etag()));
    return present;
  }

  private void checkUid(String name, String uid, Optional<FolderView.Present> before)
      throws Refusal {
    if (before.isPresent() && !before.get().item().uid().equals(uid)) {
      throw Preconditions.uidConflict(target.entry(name).href());
    }
    Optional<ServedItem> other = inventory.ofUid(uid).filter(o -> !o.name().equals(name));
    if (other.isPresent()) {
      throw Preconditions.uidConflict(target.entry(other.get().name()).href());
    }
  }

  private void checkWritable(String privilege) throws Refusal, IOException {
    if (!folder.isWritable()) {
      throw Preconditions.needPrivileges(target.href(), privilege);
    }
  }

  private static Refusal noSuchItem() {
    return new Refusal(404, "there is no such item");
  }

  /** Empty where the files changed in between. */
  private Optional<Stored> create(String name, CalendarObject object) throws Refusal, IOException {
    String uid = object.item().uid();
    // Were we to end in between, the name the client chose would still find its item.
    folder.take(List.of(inventory.reserved(name, uid)));
    Written written = folder.write(new Write.Create(uid, object.document()), Optional.empty());
    return stored(name, written, object, true);
  }

  /** Empty where the files changed in between. */
  private Optional<Stored> replace(FolderView.Present before, CalendarObject object)
      throws Refusal, IOException {
    Held old = before.held();
    Held sent = new Held(old.uid(), old.place(), old.version(), object.document());
    Written written =
        folder.write(
            new Write.Replace(old.uid(), old.place(), old.version(), object.document()),
            Optional.of(new Step.Replace(Side.LEFT, sent, old, Optional.empty())));
    return stored(before.item().name(), written, object, false);
  }

  private Optional<Stored> stored(
      String name, Written written, CalendarObject object, boolean created)
      throws Refusal, IOException {
    return switch (written) {
      case Written.Stored(Held held) ->
          Optional.of(new Stored(folder.stored(name, held, object.text()), created));
      case Written.Removed removed -> Optional.empty();
      case Written.Stale stale -> Optional.empty();
      case Written.Refused refused -> throw refused(refused);
      case Written.Unsettled unsettled -> throw unsettled.cause();
    };
  }

  /** Empty where the files changed in between. */
  private Optional<ServedItem> remove(FolderView.Present before) throws Refusal, IOException {
    Held old = before.held();
    Written written =
        folder.write(
            new Write.Delete(old.uid(), old.place(), old.version()),
            Optional.of(new Step.Delete(Side.LEFT, old)));
    return switch (written) {
      case Written.Removed removed -> {
        folder.take(List.of(inventory.gone(before.item())));
        yield Optional.of(before.item());
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
        folder.look();
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
    } catch (FolderView.UnreadableException e) {
      throw new Refusal(409, "the files of this item cannot be read: " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }
}
