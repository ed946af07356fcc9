package org.kalends.core.files;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.meaning.EventId;
import org.kalends.ics.zone.Zones;

/**
 * A file that was read and is whole.
 *
 * @param items what is in it, by UID
 */
record CalendarFile(
    String name, Fingerprint fingerprint, Document document, Map<String, Item> items) {
  private static final int DIGEST_LENGTH = 16;

  static CalendarFile of(String name, Fingerprint fingerprint, Document document) {
    Map<String, Item> items = new LinkedHashMap<>();
    Item.in(document).items().forEach(item -> items.put(item.uid(), item));
    return new CalendarFile(name, fingerprint, document, items);
  }

  /** The same content under another name. */
  CalendarFile named(String name) {
    return new CalendarFile(name, fingerprint, document, items);
  }

  /** Of the bytes. */
  String digest() {
    byte[] digest = FileNames.sha256(document.bytes());
    return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
  }

  /** What the TZIDs in the file mean. */
  Zones zones() {
    return zones(document);
  }

  static Zones zones(Document document) {
    List<Component> zones = timeZones(document).toList();
    return zones.isEmpty() ? Zones.IANA : Zones.of(zones);
  }

  static Stream<Component> timeZones(Document document) {
    return document.calendars().stream()
        .flatMap(calendar -> calendar.components("VTIMEZONE").stream());
  }

  /** The components of an item by instance, the master's, which is the empty one, first. */
  static SortedMap<String, List<Component>> instances(Item item, Zones zones) {
    SortedMap<String, List<Component>> instances = new TreeMap<>();
    for (Component component : item.components()) {
      String instance = EventId.of(component, zones).instance();
      instances.computeIfAbsent(instance, i -> new ArrayList<>()).add(component);
    }
    return instances;
  }

  SortedMap<String, List<Component>> instances(String uid) {
    return instances(items.get(uid), zones());
  }

  /** Whether there is nothing in the file but one item: not even something without a UID. */
  boolean holdsOneItem() {
    long components =
        document.calendars().stream().mapToLong(c -> c.components().size()).sum()
            - timeZones(document).count();
    return items.size() == 1 && items.values().iterator().next().components().size() == components;
  }

  /** The one thing in the file, if it is just one: what a file of {@link Layout#CALDIR} holds. */
  Optional<Component> sole() {
    if (!holdsOneItem()) {
      return Optional.empty();
    }
    Item item = items.values().iterator().next();
    if (item.components().size() == 1) {
      return Optional.of(item.components().getFirst());
    }
    var instances = instances(item, zones());
    return instances.size() == 1
        ? Optional.of(instances.values().iterator().next().getFirst())
        : Optional.empty();
  }

  /** What this file has of these instances of an item in it. */
  Piece piece(SortedMap<String, List<Component>> instances, ZoneId zone, Instant now) {
    Mark mark = mark(List.copyOf(instances.keySet()), zone, now);
    return new Piece(name, mark, document, holdsOneItem(), instances);
  }

  /** What to remember of this file for these instances of an item in it. */
  private Mark mark(List<String> instances, ZoneId zone, Instant now) {
    String stem = sole().map(component -> stem(component, zone, zones())).orElse("");
    String content = fingerprint.isRacy(now) ? digest() : "";
    return new Mark(fingerprint.text(), content, stem, instances);
  }

  private static String stem(Component component, ZoneId zone, Zones zones) {
    return FileNames.hash(FileNames.stem(component, zone, zones), FileNames.ID_LENGTH);
  }
}
