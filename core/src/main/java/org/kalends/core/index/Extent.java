package org.kalends.core.index;

import java.time.Instant;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.IndexedFile;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * Times that certainly hold every occurrence of what one file has of an item; rather too much than
 * too little.
 */
final class Extent {
  /** A series of more is taken for endless. */
  private static final int MANY = 2_000;

  /** So far from a RECURRENCE-ID is what it names, where one of both is a day and zones differ. */
  private static final long NEAR = 2 * 86_400;

  private final Item item;
  private final Zones zones;
  private final Horizon horizon;
  private final BitSet times = new BitSet();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int count;

  private Extent(Item item, Horizon horizon) {
    this.item = item;
    this.zones = Zones.of(item.zones());
    this.horizon = horizon;
    item.components().forEach(this::add);
  }

  /** What is remembered of an item, or of the part of it that is in one file. */
  static IndexedFile.Part part(Item item, Horizon horizon) {
    Extent extent = new Extent(item, horizon);
    String text = String.join("\n", item.components().stream().map(SearchText::of).toList());
    BitSet times = extent.count > 1 ? extent.times : new BitSet();
    Optional<byte[]> outline = Outline.of(item, horizon).map(OutlineBytes::of);
    return new IndexedFile.Part(item.uid(), extent.first, extent.last, times, text, outline);
  }

  /** An override is looked at as an event of its own: its master may be in another file. */
  private void add(Component component) {
    Optional<Property> id = component.property("RECURRENCE-ID");
    id.flatMap(When::of).ifPresent(this::addReplaced);
    Occurrences occurrences = Occurrences.of(alone(component), horizon.zone());
    if (id.isPresent() && id.get().parameters().first("RANGE").isPresent()) {
      occurrences.all().findFirst().ifPresent(begin -> add(begin(begin), Long.MAX_VALUE));
    } else if (occurrences.endless() || !addAll(occurrences)) {
      addWithin(occurrences);
    }
  }

  private Item alone(Component component) {
    return new Item(
        item.uid(),
        item.kind(),
        Optional.of(component.without("RECURRENCE-ID")),
        List.of(),
        List.of(),
        item.zones());
  }

  /** Where the one is that an override replaces. */
  private void addReplaced(When id) {
    long at = zones.instant(id, horizon.zone()).getEpochSecond();
    add(at - NEAR, at + NEAR);
  }

  /** All of them, unless there are too many. */
  private boolean addAll(Occurrences occurrences) {
    Iterator<Occurrence> all = occurrences.all().iterator();
    for (int i = 0; i < MANY && all.hasNext(); i++) {
      Occurrence next = all.next();
      add(begin(next), end(next));
    }
    return !all.hasNext();
  }

  /** Those within the horizon, of a series that goes on for ever. */
  private void addWithin(Occurrences occurrences) {
    occurrences
        .all()
        .findFirst()
        .ifPresent(begin -> {
          first = Math.min(first, begin(begin));
          last = Long.MAX_VALUE;
          count = 2;
        });
    Iterator<Occurrence> some = occurrences.from(Instant.ofEpochSecond(horizon.begin())).iterator();
    for (int i = 0; some.hasNext(); i++) {
      Occurrence next = some.next();
      if (i == MANY || begin(next) >= horizon.end()) {
        horizon.mark(times, begin(next), Long.MAX_VALUE);
        return;
      }
      horizon.mark(times, begin(next), end(next));
    }
  }

  private void add(long from, long to) {
    first = Math.min(first, from);
    last = Math.max(last, to);
    count++;
    horizon.mark(times, from, to);
  }

  private static long begin(Occurrence occurrence) {
    return occurrence.from().getEpochSecond();
  }

  private static long end(Occurrence occurrence) {
    return occurrence.to().getEpochSecond() + 1;
  }
}
