package org.kalends.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kalends.core.sync.ItemProblem;

/**
 * What lies in a folder, unread.
 *
 * @param files the calendar files by name
 * @param leftovers temporary files that a killed run left behind
 * @param problems with calendar files that cannot even be opened by name
 */
record Scan(
    SortedMap<String, Fingerprint> files, List<Path> leftovers, List<ItemProblem> problems) {

  /** Takes the calendar files that are found, in any order. */
  interface Taker {
    void take(String name, BasicFileAttributes attributes);
  }

  /** Looks at every file. A folder that is not there is an error, never an empty calendar. */
  static Scan of(Disk disk) throws IOException {
    SortedMap<String, Fingerprint> files = new TreeMap<>();
    List<Path> leftovers = new ArrayList<>();
    List<ItemProblem> problems = new ArrayList<>();
    Taker taker = (name, attributes) -> files.put(name, Fingerprint.of(attributes));
    look(disk, taker, leftovers, problems);
    return new Scan(files, leftovers, problems);
  }

  static void look(Disk disk, Taker files, List<Path> leftovers, List<ItemProblem> problems)
      throws IOException {
    List<Path> calendarFiles = new ArrayList<>();
    for (Path path : list(disk)) {
      String name = path.getFileName().toString();
      if (isCalendarFile(name)) {
        calendarFiles.add(path);
      } else if (Disk.isTemporary(name) && disk.isLeftover(path)) {
        leftovers.add(path);
      }
    }
    for (Seen seen : Seen.all(calendarFiles)) {
      String name = seen.path().getFileName().toString();
      if (isPlain(name) || seen.path().equals(named(disk, name))) {
        files.take(name, seen.attributes());
      } else {
        problems.add(Complaint.oddName(seen.path()));
      }
    }
  }

  /** A file that is there. */
  private record Seen(Path path, BasicFileAttributes attributes) {
    /** Several at a time: for a large folder, asking the system one by one is what takes long. */
    static List<Seen> all(List<Path> paths) throws IOException {
      try {
        return paths.parallelStream().map(Seen::of).flatMap(Optional::stream).toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    private static Optional<Seen> of(Path path) {
      try {
        return Disk.attributes(path)
            .filter(attributes -> !attributes.isDirectory())
            .map(attributes -> new Seen(path, attributes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> list(Disk disk) throws IOException {
    try {
      return disk.list();
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new IOException(
          "the calendar folder %s is not there: bring it back (is its disk mounted?), or disconnect the calendar"
              .formatted(disk.folder()),
          e);
    }
  }

  /**
   * Not hidden, so neither a temporary file nor an editor's lock; {@code x.ics~} is none either.
   */
  static boolean isCalendarFile(String name) {
    int stem = name.length() - FileNames.EXTENSION.length();
    return !name.startsWith(".")
        && name.regionMatches(true, stem, FileNames.EXTENSION, 0, FileNames.EXTENSION.length());
  }

  /** Whether every locale has its characters. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * Outside of a UTF-8 locale, Java can neither tell nor open names that are not ASCII. Files would
   * seem to be gone, so nothing is read at all then.
   */
  private static Path named(Disk disk, String name) throws IOException {
    try {
      return disk.folder().resolve(name);
    } catch (InvalidPathException e) {
      throw new IOException(
          "file names in %s cannot be read in this locale: run in a UTF-8 one (LC_ALL=C.UTF-8)"
              .formatted(disk.folder()),
          e);
    }
  }

  void removeLeftovers() throws IOException {
    for (Path leftover : leftovers) {
      Files.deleteIfExists(leftover);
    }
  }
}
