package org.kalends.core.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;

/**
 * Looks at every file of a folder and reads those that tell something new, with all files of the
 * items concerned.
 */
final class Survey {
  private final Disk disk;
  private final Map<String, Place> doubted;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<String, Set<String>> uidsByName = new HashMap<>();
  private final Scan scan;
  private final Map<String, Loaded> loaded = new TreeMap<>();
  private final Set<String> affected = new TreeSet<>();
  private final Set<String> settled = new HashSet<>();
  private final Deque<String> toRead = new ArrayDeque<>();

  Survey(Disk disk, Known known) throws IOException {
    this.disk = disk;
    this.doubted = known.doubted();
    known.items().forEach(this::know);
    this.scan = Scan.of(disk);
    uidsByName.keySet().stream().filter(name -> !isThere(name)).forEach(this::affectKnown);
    scan.files().keySet().stream().filter(name -> !isUnchanged(name)).forEach(toRead::add);
    while (!toRead.isEmpty()) {
      read(toRead.remove());
    }
  }

  /** Of a doubted item nothing is known, so that its files tell all there is. */
  private void know(String uid, Known.Seat known) {
    if (doubted.containsKey(uid)) {
      return;
    }
    Seat seat = Seat.of(known.place(), known.version());
    seats.put(uid, seat);
    for (Seat.Entry entry : seat.entries()) {
      uidsByName.computeIfAbsent(entry.name(), name -> new TreeSet<>()).add(uid);
    }
  }

  private boolean isUnchanged(String name) {
    List<Mark> marks = marks(name);
    String now = scan.files().get(name).text();
    return !marks.isEmpty()
        && marks.stream().allMatch(mark -> mark.isTrusted() && mark.fingerprint().equals(now));
  }

  private List<Mark> marks(String name) {
    return knownUids(name).stream()
        .flatMap(uid -> seats.get(uid).named(name).stream())
        .map(Seat.Entry::mark)
        .toList();
  }

  private void read(String name) {
    if (loaded.containsKey(name)) {
      return;
    }
    Loaded found = Loader.load(disk, name);
    loaded.put(name, found);
    switch (found) {
      case Loaded.Sound sound -> {
        if (!saysWhatItSaid(sound.file())) {
          affectKnown(name);
          sound.file().items().keySet().forEach(this::affect);
        }
      }
      case Loaded.Damaged damaged -> {
        affectKnown(name);
        damaged.uids().forEach(this::affect);
      }
      case Loaded.Gone gone -> affectKnown(name);
    }
  }

  /** The fingerprint alone could not be trusted, but the content is the same. */
  private boolean saysWhatItSaid(CalendarFile file) {
    List<Mark> marks = marks(file.name());
    boolean same = !marks.isEmpty() && marks.stream().allMatch(mark -> mark.fits(file));
    if (same && !file.fingerprint().isRacy(disk.clock().instant())) {
      settled.addAll(knownUids(file.name()));
    }
    return same;
  }

  private void affectKnown(String name) {
    knownUids(name).forEach(this::affect);
  }

  private void affect(String uid) {
    if (affected.add(uid)) {
      seat(uid).entries().stream().map(Seat.Entry::name).filter(this::isThere).forEach(toRead::add);
    }
  }

  private boolean isThere(String name) {
    return scan.files().containsKey(name);
  }

  /** UIDs of the items that had something in that file. */
  Set<String> knownUids(String name) {
    return uidsByName.getOrDefault(name, Set.of());
  }

  Map<String, Place> doubted() {
    return doubted;
  }

  Scan scan() {
    return scan;
  }

  Map<String, Seat> seats() {
    return seats;
  }

  Seat seat(String uid) {
    return seats.getOrDefault(uid, Seat.NONE);
  }

  /** What came of reading, by file name. */
  Map<String, Loaded> loaded() {
    return loaded;
  }

  /** UIDs of items that may have changed: of each, every file was read. */
  Set<String> affected() {
    return affected;
  }

  /** The same seat, trusting the fingerprints of files that were read and can be trusted now. */
  Seat renewed(Seat seat) {
    return new Seat(
        seat.entries().stream()
            .map(entry -> isTrustworthy(entry) ? entry.trusted() : entry)
            .toList());
  }

  private boolean isTrustworthy(Seat.Entry entry) {
    return loaded.get(entry.name()) instanceof Loaded.Sound sound
        && entry.mark().fits(sound.file())
        && !sound.file().fingerprint().isRacy(disk.clock().instant());
  }

  /** UIDs of unchanged items with files that from now on can be told by their fingerprint. */
  Set<String> settled() {
    return settled;
  }
}
