package org.kalends.cli.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The file of a {@link Startup} on disk. Its last line holds a sum over the others, by which a file
 * that somebody has changed since is known: it is put aside, never lost.
 */
final class StartupFile {
  private static final String SEAL = "written by kalends, sum ";

  private final Path file;

  StartupFile(Path file) {
    this.file = file;
  }

  /**
   * Writes the file.
   *
   * @return where the file that was there before is now, if it was not ours as we wrote it
   */
  Optional<Path> write(String text) throws IOException {
    String sealed = sealed(text);
    Optional<String> there = read();
    if (there.filter(sealed::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Path> aside = putAside(there);
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, sealed);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  /**
   * Takes the file away.
   *
   * @return whether there was one, and where it is now if it was not ours as we wrote it
   */
  Removed remove() throws IOException {
    Optional<String> there = read();
    Optional<Path> aside = putAside(there);
    Files.deleteIfExists(file);
    return new Removed(there.isPresent(), aside);
  }

  /** What became of a file. */
  record Removed(boolean wasThere, Optional<Path> aside) {}

  private Optional<Path> putAside(Optional<String> there) throws IOException {
    if (there.isEmpty() || isOurs(there.get())) {
      return Optional.empty();
    }
    Path aside = file.resolveSibling(file.getFileName() + ".old");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".old" + i);
    }
    Files.move(file, aside);
    return Optional.of(aside);
  }

  private Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static boolean isOurs(String text) {
    int last = text.stripTrailing().lastIndexOf('\n') + 1;
    return text.equals(sealed(text.substring(0, last)));
  }

  /** The text with its sum, in a comment of its language. */
  static String sealed(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    String seal = SEAL + Long.toHexString(sum.getValue());
    return text + (text.startsWith("<") ? "<!-- " + seal + " -->\n" : "# " + seal + "\n");
  }
}
