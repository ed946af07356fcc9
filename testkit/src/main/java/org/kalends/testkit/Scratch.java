package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for one test, deleted on close. In memory where the system has a place for that: servers
 * that force every write to disk are several times faster there.
 */
public record Scratch(Path folder) implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A new empty folder; the name is a hint for people. */
  public static Scratch folder(String name) {
    try {
      String prefix = "kalends-" + name + "-";
      return new Scratch(
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, prefix)
              : Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
