package org.kalends.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;

/** A calendar in memory, with the habits of servers that are set on it. */
public final class MemoryReplica implements Replica {
  private final String label;
  private final Map<String, Entry> items = new TreeMap<>();
  private final Map<String, Long> changes = new HashMap<>();
  private final Set<String> broken = new HashSet<>();
  private long oldestMarker;
  private final List<Tick> log = new ArrayList<>();
  private long clock;
  private boolean writable = true;
  private boolean answersMarkers = true;
  private boolean churns;
  private boolean byContent;
  private UnaryOperator<Document> form = UnaryOperator.identity();
  private Predicate<Document> refused = document -> false;
  private Lasts lasts = Lasts.WHILE_UNCHANGED;
  private int writes;

  private record Entry(Document document, Version version) {}

  /** A change that can be taken back. */
  private record Tick(String uid, long at, Optional<Entry> before, Optional<Long> changed) {}

  public MemoryReplica(String label) {
    this.label = label;
  }

  /** Says of itself that it takes no changes, and takes none. */
  public MemoryReplica readOnly() {
    writable = false;
    return this;
  }

  /** Rewrites what it is given. */
  public MemoryReplica storing(UnaryOperator<Document> form) {
    this.form = form;
    return this;
  }

  /** Takes no such document. */
  public MemoryReplica refusing(Predicate<Document> refused) {
    return refusing(refused, Lasts.WHILE_UNCHANGED);
  }

  /** Takes no such document, and says for how long. */
  public MemoryReplica refusing(Predicate<Document> refused, Lasts lasts) {
    this.refused = refused;
    this.lasts = lasts;
    return this;
  }

  /** Tells everything each time, as a server without sync-token does. */
  public MemoryReplica withoutMarkers() {
    answersMarkers = false;
    return this;
  }

  /** Markers given so far are worth nothing from now on. */
  public void forgetMarkers() {
    clock++;
    oldestMarker = clock;
  }

  /** Gives every item a new version each time it is asked, as some servers do with ETags. */
  public MemoryReplica churning() {
    churns = true;
    return this;
  }

  /**
   * Makes versions of what items say, as Radicale and folders do: what comes back as it was has the
   * version that it had, and nobody is told of it.
   */
  public MemoryReplica byContent() {
    byContent = true;
    return this;
  }

  /**
   * A view of it whose listings know nothing of the last changes. A server that goes by content
   * lists what is there.
   */
  public Replica behind(int listed) {
    return byContent ? this : new LateReplica(this, listed);
  }

  /** What it was before the last changes. */
  MemoryReplica before(int last) {
    MemoryReplica before = new MemoryReplica(label);
    before.items.putAll(items);
    before.changes.putAll(changes);
    before.broken.addAll(broken);
    before.writable = writable;
    before.answersMarkers = answersMarkers;
    before.oldestMarker = oldestMarker;
    List<Tick> undone = log.subList(Math.max(0, log.size() - last), log.size());
    before.clock = clock - undone.size();
    for (Tick tick : undone.reversed()) {
      tick.before()
          .ifPresentOrElse(
              entry -> before.items.put(tick.uid(), entry), () -> before.items.remove(tick.uid()));
      tick.changed()
          .ifPresentOrElse(
              at -> before.changes.put(tick.uid(), at), () -> before.changes.remove(tick.uid()));
    }
    return before;
  }

  /** A person or another program puts an item here. */
  public void put(String uid, Document document) {
    long now = tick(uid);
    items.put(uid, new Entry(document, new Version(byContent ? document.toString() : "v" + now)));
  }

  /** A person or another program deletes an item here. */
  public void remove(String uid) {
    if (items.containsKey(uid)) {
      tick(uid);
      items.remove(uid);
    }
  }

  /** From now on the item cannot be read, until {@link #mend}. */
  public void damage(String uid) {
    broken.add(uid);
    tick(uid);
  }

  public void mend(String uid) {
    broken.remove(uid);
    tick(uid);
  }

  /** What it holds, by UID. */
  public Map<String, Document> documents() {
    Map<String, Document> documents = new TreeMap<>();
    items.forEach((uid, entry) -> documents.put(uid, entry.document()));
    return documents;
  }

  /** How many writes were asked of it so far. */
  public int writes() {
    return writes;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Snapshot read(Known known) {
    if (churns) {
      Set.copyOf(items.keySet()).forEach(uid -> put(uid, items.get(uid).document()));
    }
    Map<String, Held> changed = new TreeMap<>();
    Set<String> missing = new HashSet<>();
    Set<String> unreadable = new HashSet<>();
    Set<String> asked = known.asked().keySet();
    for (String uid : told(known)) {
      Optional<Known.Seat> seat = Optional.ofNullable(known.items().get(uid));
      Optional<Held> held = held(uid);
      boolean doubted = asked.contains(uid);
      if (broken.contains(uid)) {
        unreadable.add(uid);
      } else if (held.isPresent() && (doubted || !held.map(MemoryReplica::seat).equals(seat))) {
        changed.put(uid, held.get());
      } else if (held.isEmpty() && (doubted || seat.isPresent())) {
        missing.add(uid);
      }
    }
    List<ItemProblem> problems = unreadable.stream().map(this::damaged).toList();
    unreadable.removeIf(uid -> !known.items().containsKey(uid) && !asked.contains(uid));
    return new Snapshot(changed, missing, unreadable, problems, writable, marker());
  }

  private Set<String> told(Known known) {
    Optional<Long> since = known.marker().flatMap(MemoryReplica::number);
    Set<String> told = new HashSet<>(known.asked().keySet());
    if (answersMarkers && since.filter(at -> at >= oldestMarker).isPresent()) {
      changes.keySet().stream().filter(uid -> isNews(uid, since.get())).forEach(told::add);
    } else {
      told.addAll(items.keySet());
      told.addAll(known.items().keySet());
    }
    return told;
  }

  private boolean isNews(String uid, long since) {
    return changes.get(uid) > since
        && !(byContent
            && !broken.contains(uid)
            && versionAt(uid, since).equals(version(Optional.ofNullable(items.get(uid)))));
  }

  private Optional<Version> versionAt(String uid, long time) {
    return log.stream()
        .filter(tick -> tick.uid().equals(uid) && tick.at() > time)
        .findFirst()
        .flatMap(tick -> version(tick.before()));
  }

  private static Optional<Version> version(Optional<Entry> entry) {
    return entry.map(Entry::version);
  }

  private static Optional<Long> number(String marker) {
    return marker.matches("\\d{1,18}") ? Optional.of(Long.valueOf(marker)) : Optional.empty();
  }

  private Optional<String> marker() {
    return answersMarkers ? Optional.of(Long.toString(clock)) : Optional.empty();
  }

  private ItemProblem damaged(String uid) {
    return new ItemProblem(label + "/" + uid, "", "the item is damaged", "Mend it there.");
  }

  @Override
  public Optional<Held> find(String uid, Place place) {
    return held(uid);
  }

  @Override
  public List<Written> write(List<Write> asked) {
    writes += asked.size();
    return asked.stream().map(this::write).toList();
  }

  private Written write(Write write) {
    if (!writable) {
      return refusal(write, "the calendar takes no changes", Lasts.A_DAY);
    }
    return switch (write) {
      case Write.Create(String uid, Document document, boolean own) ->
          items.containsKey(uid) ? stale(uid) : store(write, document);
      case Write.Replace(
              String uid,
              Place place,
              Version version,
              Document document,
              boolean own) ->
          isAt(uid, version) ? store(write, document) : stale(uid);
      case Write.Delete(String uid, Place place, Version version) -> {
        if (items.containsKey(uid) && !isAt(uid, version)) {
          yield stale(uid);
        }
        remove(uid);
        yield new Written.Removed();
      }
    };
  }

  private boolean isAt(String uid, Version version) {
    return held(uid).filter(held -> held.version().equals(version)).isPresent();
  }

  private Written store(Write write, Document document) {
    if (refused.test(document)) {
      return refusal(write, "the server does not take it", lasts);
    }
    put(write.uid(), form.apply(document));
    return new Written.Stored(held(write.uid()).orElseThrow());
  }

  private Written.Refused refusal(Write write, String reason, Lasts lasts) {
    return new Written.Refused(
        new ItemProblem(label + "/" + write.uid(), "", reason, "Change the item."), lasts);
  }

  private static Written stale(String uid) {
    return new Written.Stale(uid + " has changed in between");
  }

  private Optional<Held> held(String uid) {
    return Optional.ofNullable(items.get(uid))
        .map(entry -> new Held(uid, new Place("/" + uid), entry.version(), entry.document()));
  }

  private static Known.Seat seat(Held held) {
    return new Known.Seat(held.place(), held.version());
  }

  private long tick(String uid) {
    clock++;
    log.add(
        new Tick(
            uid,
            clock,
            Optional.ofNullable(items.get(uid)),
            Optional.ofNullable(changes.get(uid))));
    changes.put(uid, clock);
    return clock;
  }
}
