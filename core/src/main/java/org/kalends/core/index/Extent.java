package org.kalends.core.index;

import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.ledger.IndexedFile;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * A span that certainly holds every occurrence of some components, in seconds since 1970; rather
 * too long than too short.
 */
record Extent(long first, long last) {
  private static final Extent NONE = new Extent(Long.MAX_VALUE, Long.MIN_VALUE);

  /** A series of more is taken for endless. */
  private static final int MANY = 2_000;

  /** Floating times and days mean other instants elsewhere, and zones change their rules. */
  private static final long SLACK = 26 * 60 * 60L;

  /** What is remembered of an item, or of the part of it that is in one file. */
  static IndexedFile.Part part(Item item) {
    Extent extent = of(item);
    String text = String.join("\n", item.components().stream().map(SearchText::of).toList());
    return new IndexedFile.Part(item.uid(), extent.first, extent.last, text);
  }

  static Extent of(Item item) {
    return item.components().stream()
        .flatMap(component -> Stream.of(own(component, item), replaced(component, item)))
        .reduce(NONE, Extent::with);
  }

  /** An override is looked at as an event of its own: its master may be in another file. */
  private static Extent own(Component component, Item item) {
    Item alone =
        new Item(
            item.uid(),
            item.kind(),
            Optional.of(component.without("RECURRENCE-ID")),
            List.of(),
            List.of(),
            item.zones());
    Occurrences occurrences = Occurrences.of(alone, ZoneOffset.UTC);
    boolean endless =
        occurrences.endless()
            || component.property("RECURRENCE-ID").filter(Extent::isAndFollowing).isPresent();
    return walked(occurrences, endless ? 0 : MANY);
  }

  private static boolean isAndFollowing(Property id) {
    return id.parameters().first("RANGE").isPresent();
  }

  private static Extent walked(Occurrences occurrences, int most) {
    Extent extent = NONE;
    Iterator<Occurrence> all = occurrences.all().iterator();
    for (int i = 0; i < most && all.hasNext(); i++) {
      Occurrence next = all.next();
      extent = extent.with(new Extent(begin(next), end(next)));
    }
    return all.hasNext() ? extent.with(new Extent(begin(all.next()), Long.MAX_VALUE)) : extent;
  }

  /** Where the one is that an override replaces. */
  private static Extent replaced(Component component, Item item) {
    return component
        .property("RECURRENCE-ID")
        .flatMap(When::of)
        .map(id -> Zones.of(item.zones()).instant(id, ZoneOffset.UTC))
        .map(at -> new Extent(at.getEpochSecond() - SLACK, at.getEpochSecond() + SLACK))
        .orElse(NONE);
  }

  private static long begin(Occurrence occurrence) {
    return occurrence.from().getEpochSecond() - SLACK;
  }

  private static long end(Occurrence occurrence) {
    return occurrence.to().getEpochSecond() + SLACK;
  }

  private Extent with(Extent other) {
    return new Extent(Math.min(first, other.first), Math.max(last, other.last));
  }
}
