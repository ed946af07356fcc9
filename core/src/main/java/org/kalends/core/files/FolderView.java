package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Item;

/** A calendar folder to be looked at; nothing in it is changed. May be used by several threads. */
public final class FolderView {
  private final Disk disk;

  /**
   * @param folder must exist when it is listed
   */
  public FolderView(Path folder, Clock clock) {
    this.disk = new Disk(folder, clock);
  }

  /** The calendar files, unread. */
  public static final class Listing {
    private final Map<String, BasicFileAttributes> files = new HashMap<>();
    private final List<ItemProblem> problems = new ArrayList<>();
    private final FolderDigest digest = new FolderDigest();

    private void take(String name, BasicFileAttributes attributes) {
      files.put(name, attributes);
      digest.add(name, attributes);
    }

    /** By name, what differs once a file has changed. */
    public SortedMap<String, String> fingerprints() {
      SortedMap<String, String> fingerprints = new TreeMap<>();
      files.forEach(
          (name, attributes) -> fingerprints.put(name, Fingerprint.of(attributes).text()));
      return fingerprints;
    }

    /** What differs once any file has changed, come or gone. */
    public String digest() {
      return digest.text();
    }

    /** With files that cannot even be opened by name. */
    public List<ItemProblem> problems() {
      return problems;
    }
  }

  /**
   * What is in a file.
   *
   * @param fingerprint by which the content can be told later without reading it again; empty where
   *     that cannot be relied on: something was wrong, or an edit just now may leave the same one
   * @param items sound ones; of an item that is in several files, the part that is in this one
   */
  public record Content(
      String name, Optional<String> fingerprint, List<Item> items, List<ItemProblem> problems) {}

  /** Looks at every file. A folder that is not there is an error, never an empty calendar. */
  public Listing list() throws IOException {
    Listing listing = new Listing();
    Scan.look(disk, listing::take, new ArrayList<>(), listing.problems);
    return listing;
  }

  /** Reads a file; one that is gone meanwhile has nothing in it. */
  public Content read(String name) {
    Instant before = disk.clock().instant();
    return switch (Loader.load(disk, name)) {
      case Loaded.Sound(CalendarFile file, List<ItemProblem> problems) ->
          new Content(
              name,
              Optional.of(file.fingerprint())
                  .filter(fingerprint -> problems.isEmpty() && !fingerprint.isRacy(before))
                  .map(Fingerprint::text),
              List.copyOf(file.items().values()),
              problems);
      case Loaded.Damaged damaged ->
          new Content(name, Optional.empty(), List.of(), List.of(damaged.problem()));
      case Loaded.Gone gone -> new Content(name, Optional.empty(), List.of(), List.of());
    };
  }
}
