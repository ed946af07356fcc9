package org.kalends.dav.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.core.ledger.Served;
import org.kalends.ics.Item;

/** Reads and writes the {@link Trait}s of one calendar. */
final class Traits {
  private static final int MOST_BYTES = 64 << 10;
  private final Path folder;
  private final String name;
  private final Served served;

  Traits(Path folder, Served served) {
    this.folder = folder;
    this.name = folder.getFileName().toString();
    this.served = served;
  }

  /** What is set. */
  Map<Trait, String> all() throws IOException {
    Map<Trait, String> all = new EnumMap<>(Trait.class);
    Map<String, String> inLedger = served.properties(name);
    for (Trait trait : Trait.values()) {
      Optional<String> value =
          trait.keeping() == Trait.Keeping.FILE
              ? file(trait)
              : Optional.ofNullable(inLedger.get(trait.key()));
      value.ifPresent(text -> all.put(trait, text));
    }
    return all;
  }

  /** The components that the calendar takes. */
  Set<String> kinds() throws IOException {
    String kinds = served.properties(name).get(Trait.COMPONENTS.key());
    return kinds == null ? Item.KINDS : new TreeSet<>(List.of(kinds.split(",", -1)));
  }

  /** Sets a trait, or removes it. */
  void set(Trait trait, Optional<String> value) throws IOException {
    if (trait.keeping() != Trait.Keeping.FILE) {
      served.property(name, trait.key(), value);
    } else if (value.isEmpty()) {
      Files.deleteIfExists(folder.resolve(trait.key()));
    } else {
      write(folder.resolve(trait.key()), value.get());
    }
  }

  private Optional<String> file(Trait trait) throws IOException {
    Path file = folder.resolve(trait.key());
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (NoSuchFileException goneSince) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), ".", ".tmp");
    try {
      Files.writeString(draft, text + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
