package org.kalends.core.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.core.sync.ItemProblem;

/**
 * {@code .caldir-sync}: the UIDs that a folder and its server have in common, for other tools of
 * the caldir family and for adopting a folder they made.
 *
 * @param uids sorted; none where there is no such file
 * @param problem why the file could not be understood
 */
public record SyncedUids(SortedSet<String> uids, Optional<ItemProblem> problem) {
  /** The file in each calendar folder. */
  public static final String FILE = ".caldir-sync";

  private static final String KEY = "synced_uids";

  // nothing that is done to this file depends on the time
  private static final Clock NO_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** Reads the file of a calendar folder; a damaged one is a problem, never an exception. */
  public static SyncedUids read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file);
      return new SyncedUids(sorted(Json.strings(text, KEY)), Optional.empty());
    } catch (NoSuchFileException e) {
      return new SyncedUids(sorted(Set.of()), Optional.empty());
    } catch (Json.NotJson e) {
      return damaged(file, e.getMessage());
    } catch (IOException e) {
      return damaged(file, Complaint.reason(e));
    }
  }

  private static SyncedUids damaged(Path file, String reason) {
    ItemProblem problem =
        new ItemProblem(
            file.toString(),
            "",
            "cannot be read: " + reason,
            "nothing: items are recognised by UID and content; the next sync writes it anew");
    return new SyncedUids(sorted(Set.of()), Optional.of(problem));
  }

  private static SortedSet<String> sorted(Set<String> uids) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(uids));
  }

  /** Takes these out of the file, if they are in it. */
  public static void forget(Path folder, Set<String> uids) throws IOException {
    Set<String> left = new TreeSet<>(read(folder).uids());
    if (left.removeAll(uids)) {
      write(folder, left);
    }
  }

  /** Writes the file atomically, unless it says just that. */
  public static void write(Path folder, Set<String> uids) throws IOException {
    byte[] text = text(new TreeSet<>(uids)).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(FILE);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text)) {
      return;
    }
    Disk disk = new Disk(folder, NO_TIME);
    disk.replace(disk.stage(text, FILE), FILE);
    disk.sync();
  }

  /** One to a line, for those who keep the folder in git. */
  private static String text(SortedSet<String> uids) {
    String lines =
        uids.stream().map(uid -> "    " + Json.quoted(uid)).collect(Collectors.joining(",\n"));
    String array = uids.isEmpty() ? "[]" : "[\n" + lines + "\n  ]";
    return "{\n  \"%s\": %s\n}\n".formatted(KEY, array);
  }
}
