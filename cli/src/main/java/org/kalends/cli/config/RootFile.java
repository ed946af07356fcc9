package org.kalends.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code .kalends/root.toml} below a root: what must be the same for everyone who uses these
 * folders.
 *
 * @param id names the ledger of this root
 * @param zone for times in file names, so that names do not change with the traveller
 */
public record RootFile(String id, ZoneId zone) {
  private static final int FORMAT = 1;

  /** Where it is. */
  public static Path in(Path root) {
    return root.resolve(".kalends").resolve("root.toml");
  }

  /** Reads it, or writes a first one for that zone. */
  public static RootFile of(Path root, ZoneId zone) throws IOException {
    return of(root, zone, () -> UUID.randomUUID().toString());
  }

  /** Reads it; empty where there is none yet. */
  public static Optional<RootFile> find(Path root) throws IOException {
    Path file = in(root);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  static RootFile of(Path root, ZoneId zone, Supplier<String> ids) throws IOException {
    Optional<RootFile> found = find(root);
    if (found.isPresent()) {
      return found.get();
    }
    RootFile made = new RootFile(ids.get(), zone);
    AtomicText.write(in(root), made.text());
    return made;
  }

  private static RootFile read(Path file) throws IOException {
    ConfigFile toml = new ConfigFile(file, Path::of);
    Section section = new Section(file, "", toml.toml(toml.text()), 1);
    long format = section.number("format").orElse(0L);
    if (format > FORMAT) {
      throw new ConfigException(
          file,
          0,
          "these folders are kept by a newer Kalends (format %d, this one knows %d); update Kalends"
              .formatted(format, FORMAT));
    }
    String id = section.required("id");
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw section.error("id", "`id` may have letters, digits and hyphens only");
    }
    RootFile read = new RootFile(id, ConfigFile.zone(section, section.required("zone")));
    section.end();
    return read;
  }

  private String text() {
    return """
    # Written by Kalends; belongs to the calendars in this folder.
    format = %d
    id = "%s"
    zone = "%s"
    """
        .formatted(FORMAT, id, zone);
  }
}
