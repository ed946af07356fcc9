package org.kalends.dav.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kalends.core.ledger.Run;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedChange;
import org.kalends.core.ledger.ServedItem;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * The files of one calendar, what clients were told of them, and how the second follows the first.
 * Its owner holds the lock.
 */
final class FolderView {
  /** How old a look at the whole folder may be where only one item is asked for. */
  private static final Duration BRIEF = Duration.ofSeconds(1);

  private final String name;
  private final Supplier<Replica> replicas;
  private final Served served;
  private final Clock clock;
  private final ServerLog log;
  private final Inventory inventory;
  private Optional<Look> last = Optional.empty();

  /** The folder as it was seen at once. */
  private record Look(Replica replica, boolean writable, long nanos) {
    boolean isOld() {
      return System.nanoTime() - nanos > BRIEF.toNanos();
    }
  }

  /**
   * @param replicas makes a view of the files for each look
   */
  FolderView(String name, Supplier<Replica> replicas, Served served, Clock clock, ServerLog log)
      throws IOException {
    this.name = name;
    this.replicas = replicas;
    this.served = served;
    this.clock = clock;
    this.log = log;
    this.inventory = new Inventory(served.items(name), served.revision(name));
  }

  /** An item that is there, and what its files say. */
  record Present(ServedItem item, Held held) {}

  Inventory inventory() {
    return inventory;
  }

  boolean isWritable() throws IOException {
    return recent().writable();
  }

  /** Takes in what was done to the folder since the last look. */
  void look() throws IOException {
    Replica replica = replicas.get();
    Known before = inventory.known();
    Snapshot snapshot = replica.read(before);
    snapshot.problems().forEach(log::problem);
    List<ServedChange> changes = new ArrayList<>();
    for (String uid : snapshot.missing()) {
      inventory.ofUid(uid).map(inventory::gone).ifPresent(changes::add);
    }
    Set<String> names = new HashSet<>();
    for (Held held : snapshot.changed().values()) {
      changes.add(change(held, names));
    }
    changes.addAll(settled(replica, before, snapshot));
    take(changes);
    last = Optional.of(new Look(replica, snapshot.writable(), System.nanoTime()));
  }

  /**
   * Fresh files are told by their contents, older ones by their dates: this goes over to the
   * second. What has changed or gone is left out, so that no file is renamed or removed while
   * someone may be working on it: that is for the next sync.
   */
  private List<ServedChange> settled(Replica replica, Known before, Snapshot snapshot) {
    Map<String, Known.Seat> unchanged = new HashMap<>(before.items());
    unchanged.keySet().removeAll(snapshot.changed().keySet());
    List<ServedChange> changes = new ArrayList<>();
    replica
        .tidy(new Known(unchanged, Optional.empty()))
        .moved()
        .forEach((uid, seat) ->
            inventory
                .ofUid(uid)
                .map(item -> new ServedChange.Moved(item.at(seat)))
                .ifPresent(changes::add));
    return changes;
  }

  private ServedChange change(Held held, Set<String> names) throws IOException {
    Optional<ServedItem> before = inventory.ofUid(held.uid());
    if (before.isEmpty()) {
      byte[] text = Assembled.text(Optional.empty(), held.document());
      return inventory.kept(nameFor(held.uid(), names), held, text, clock.instant());
    }
    byte[] kept = served.content(name, before.get().name()).orElseThrow().text();
    if (Assembled.saysTheSame(kept, held.document())) {
      return new ServedChange.Moved(before.get().at(seat(held)));
    }
    byte[] text = Assembled.text(Optional.of(kept), held.document());
    return inventory.kept(before.get().name(), held, text, clock.instant());
  }

  private String nameFor(String uid, Set<String> taken) throws IOException {
    String wanted =
        served
            .formerName(name, uid)
            .filter(former -> isFree(former, taken))
            .orElseGet(() -> ResourceName.of(uid));
    String free = isFree(wanted, taken) ? wanted : ResourceName.second(uid);
    taken.add(free);
    return free;
  }

  private boolean isFree(String wanted, Set<String> taken) {
    return inventory.named(wanted).isEmpty() && !taken.contains(wanted);
  }

  /** The files of an item say nothing that can be read; it is served as it was. */
  static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private UnreadableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * The item of that name, after a look at its own files.
   *
   * @throws UnreadableException where there is one, but it cannot be read
   */
  Optional<Present> find(String item) throws IOException {
    recent();
    Optional<Present> present = present(item);
    if (present.isEmpty() && inventory.named(item).isPresent()) {
      look();
      present = present(item);
    }
    return present;
  }

  /** Empty where the files do not say what was last seen of them. */
  private Optional<Present> present(String item) throws IOException {
    Optional<ServedItem> known = inventory.named(item);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return held(known.get())
        .filter(held -> seat(held).equals(known.get().seat()))
        .map(held -> new Present(known.get(), held));
  }

  private Optional<Held> held(ServedItem item) throws IOException {
    Replica replica = recent().replica();
    try {
      return replica.find(item.uid(), item.seat().place());
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  private Look recent() throws IOException {
    if (last.isEmpty() || last.get().isOld()) {
      look();
    }
    return last.orElseThrow();
  }

  private static Known.Seat seat(Held held) {
    return new Known.Seat(held.place(), held.version());
  }

  /** Writes for a client; what may be lost by that is in the history before. */
  Written write(Write write, Optional<Step.Change> losing) throws IOException {
    if (losing.isPresent()) {
      served.enter(name, new Run(clock.instant(), "serve"), List.of(losing.get()));
    }
    return recent().replica().write(List.of(write)).getFirst();
  }

  /** Makes changes known to clients. */
  void take(List<ServedChange> changes) throws IOException {
    if (!changes.isEmpty()) {
      served.change(name, changes);
      changes.forEach(inventory::take);
    }
  }

  /** Makes known what was stored for a client. */
  ServedItem stored(String item, Held held, byte[] text) throws IOException {
    take(List.of(inventory.kept(item, held, text, clock.instant())));
    return inventory.named(item).orElseThrow();
  }
}
