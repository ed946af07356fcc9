package org.kalends.dav.server;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedChange;
import org.kalends.core.ledger.ServedItem;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.ics.Item;

/** What is served of one calendar, in memory, without texts. Its owner holds the lock. */
final class Inventory {
  private final Map<String, ServedItem> byName = new HashMap<>();
  private final Map<String, String> nameByUid = new HashMap<>();
  private final String epoch;
  private long revision;

  Inventory(List<ServedItem> items, Served.Revision revision) {
    this.epoch = revision.epoch();
    this.revision = revision.number();
    items.forEach(this::put);
  }

  Served.Revision revision() {
    return new Served.Revision(epoch, revision);
  }

  /** Whether this calendar has, or had, that revision. */
  boolean knows(Served.Revision other) {
    return other.epoch().equals(epoch) && other.number() >= 0 && other.number() <= revision;
  }

  /** By name, so that listings are stable. */
  List<ServedItem> items() {
    return byName.values().stream().sorted(Comparator.comparing(ServedItem::name)).toList();
  }

  Optional<ServedItem> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<ServedItem> ofUid(String uid) {
    return Optional.ofNullable(nameByUid.get(uid)).map(byName::get);
  }

  /** What the folder is asked to tell changes against. */
  Known known() {
    return new Known(
        byName.values().stream().collect(Collectors.toMap(ServedItem::uid, ServedItem::seat)),
        Optional.empty());
  }

  /** An item as a new revision of the calendar has it. */
  ServedChange kept(String name, Held held, byte[] text, Instant now) {
    Optional<Item> item = Item.in(held.document()).items().stream().findFirst();
    Span span = item.map(Span::of).orElse(Span.ANY);
    ServedItem kept =
        new ServedItem(
            name,
            held.uid(),
            item.map(Item::kind).orElse("VEVENT"),
            new Known.Seat(held.place(), held.version()),
            Etag.of(text),
            text.length,
            now,
            span.starts(),
            span.ends(),
            ++revision);
    return new ServedChange.Kept(kept, text);
  }

  /** The same item under another name, as a new revision of the calendar has it. */
  ServedChange renamed(ServedItem item, String name, byte[] text) {
    ServedItem renamed =
        new ServedItem(
            name,
            item.uid(),
            item.kind(),
            item.seat(),
            item.etag(),
            item.length(),
            item.modified(),
            item.starts(),
            item.ends(),
            ++revision);
    return new ServedChange.Kept(renamed, text);
  }

  /** An item that is not there any more, as a new revision of the calendar has it. */
  ServedChange gone(ServedItem item) {
    return new ServedChange.Gone(item.name(), item.uid(), ++revision);
  }

  /** A name that is about to get an item: no change to tell of. */
  ServedChange reserved(String name, String uid) {
    return new ServedChange.Gone(name, uid, revision);
  }

  void take(ServedChange change) {
    switch (change) {
      case ServedChange.Kept kept -> put(kept.item());
      case ServedChange.Moved moved -> put(moved.item());
      case ServedChange.Gone gone -> {
        ServedItem was = byName.remove(gone.name());
        if (was != null) {
          nameByUid.remove(was.uid(), was.name());
        }
      }
    }
  }

  private void put(ServedItem item) {
    byName.put(item.name(), item);
    nameByUid.put(item.uid(), item.name());
  }
}
