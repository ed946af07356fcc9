package org.kalends.core.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * The source as a mirror knows it: what it remembers, and what the source says has changed since.
 * Days go by without a change of the source, and yet other occurrences come into the window; what
 * is remembered saves asking for all of it.
 */
final class Seen {
  private static final Document NOTHING = Document.of(Component.of("VCALENDAR", List.of()));

  private final BaseStore store;
  private final Known known;
  private final Snapshot news;

  private Seen(BaseStore store, Known known, Snapshot news) {
    this.store = store;
    this.known = known;
    this.news = news;
  }

  /** Asks the source what is new. */
  static Seen look(Replica source, BaseStore store) throws IOException {
    Known known = store.known(Side.LEFT);
    return new Seen(store, known, source.read(known));
  }

  Snapshot news() {
    return news;
  }

  /** Whether nothing is new. */
  boolean isUnchanged() {
    return news.changed().isEmpty() && news.missing().isEmpty();
  }

  /** Whether an item is other than it is remembered, or gone. */
  boolean isNews(String uid) {
    return news.changed().containsKey(uid) || news.missing().contains(uid);
  }

  /** The versions of all items that are remembered, by UID. */
  Map<String, Version> knownVersions() {
    Map<String, Version> versions = new TreeMap<>();
    known.items().forEach((uid, seat) -> versions.put(uid, seat.version()));
    return versions;
  }

  /** The versions of all items there are, by UID. */
  Map<String, Version> versions() {
    Map<String, Version> versions = knownVersions();
    news.changed().forEach((uid, held) -> versions.put(uid, held.version()));
    versions.keySet().removeAll(news.missing());
    return versions;
  }

  /** All items there are, by UID; those that cannot be read now, as they were. */
  Map<String, Held> items() throws IOException {
    Set<String> unchanged = new HashSet<>(versions().keySet());
    unchanged.removeAll(news.changed().keySet());
    Map<String, Held> items = new TreeMap<>(news.changed());
    store.base(unchanged).agreed().forEach((uid, agreed) -> items.put(uid, agreed.left()));
    return items;
  }

  /** Remembers what is new. */
  void remember() throws IOException {
    List<Settled> settled = new ArrayList<>();
    for (Held held : news.changed().values()) {
      var link = new Step.Link(new Agreed(held, held));
      settled.add(new Settled(link, link.now()));
    }
    for (String uid : news.missing()) {
      Held gone = new Held(uid, new Place(""), new Version(""), NOTHING);
      settled.add(new Settled(new Step.Link(new Agreed(gone, gone)), Optional.empty()));
    }
    store.settle(settled);
    if (news.problems().isEmpty() && news.unreadable().isEmpty()) {
      store.mark(Side.LEFT, news.marker());
    }
  }
}
