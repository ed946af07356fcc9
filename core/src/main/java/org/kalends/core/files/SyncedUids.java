package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.kalends.core.sync.ItemProblem;

/**
 * {@code .caldir-sync}: the UIDs that this folder and its server have in common, for other tools of
 * the caldir family and for adopting a folder they made.
 *
 * @param uids sorted; empty where there is no such file
 * @param problem why the file could not be understood
 */
public record SyncedUids(SortedSet<String> uids, Optional<ItemProblem> problem) {
  /** The file in each calendar folder. */
  public static final String FILE = ".caldir-sync";

  /** Reads the file of a calendar folder; a damaged one is a problem, never an exception. */
  public static SyncedUids read(Path folder) {
    throw new AssertionError("skeleton");
  }

  /** Writes the file atomically, unless it says just that. */
  public static void write(Path folder, Set<String> uids) throws IOException {
    throw new AssertionError("skeleton");
  }
}
