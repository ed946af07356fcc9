package org.kalends.core.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;

/**
 * The files of an item, the master's first. In a {@link Place} their names and in a {@link Version}
 * their marks, each joined by a slash, which no file name can hold.
 */
record Seat(List<Entry> entries) {
  static final Seat NONE = new Seat(List.of());

  /** A file of the item. */
  record Entry(String name, Mark mark) {
    Entry trusted() {
      return new Entry(name, mark.trusted());
    }
  }

  static Seat of(Place place, Version version) {
    String[] names = place.value().split("/", -1);
    String[] marks = version.state().value().split("/", -1);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (Scan.isCalendarFile(names[i])) {
        Mark mark = i < marks.length ? Mark.of(marks[i]) : Mark.UNKNOWN;
        entries.add(new Entry(names[i], version.isStale() ? mark.stale() : mark));
      }
    }
    return new Seat(List.copyOf(entries));
  }

  Place place() {
    return new Place(entries.stream().map(Entry::name).collect(Collectors.joining("/")));
  }

  Version version() {
    return new Version(
        entries.stream().map(entry -> entry.mark().text()).collect(Collectors.joining("/")));
  }

  boolean holdsMaster() {
    return entries.stream().anyMatch(entry -> entry.mark().holdsMaster());
  }

  /** The file that had that instance. */
  Optional<Entry> holder(String instance) {
    return entries.stream()
        .filter(entry -> entry.mark().instances().contains(instance))
        .findFirst();
  }

  Optional<Entry> named(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
