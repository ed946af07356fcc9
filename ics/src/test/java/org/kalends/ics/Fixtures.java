package org.kalends.ics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The calendars below {@code text/}, each named for what is odd about it. */
final class Fixtures {
  private Fixtures() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Parsed parsed(String name) {
    return Document.parse(bytes(name));
  }

  /** The only VEVENT of the only calendar. */
  static Component event(String name) {
    return parsed(name).document().calendars().getFirst().components("VEVENT").getFirst();
  }

  private static Path folder() {
    try {
      URI address = Fixtures.class.getResource("text/plain.ics").toURI();
      return Path.of(address).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
