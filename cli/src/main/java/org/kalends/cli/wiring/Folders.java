package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;

/** The calendar folders below a root, connected or not. */
public record Folders(Path root, ZoneId zone, Clock clock, Config config) {
  /** All visible folders, by name. */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(
              entry -> Files.isDirectory(entry) && !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Whether there is a calendar folder of that name. */
  public boolean has(String name) throws IOException {
    return all().contains(root.resolve(name));
  }

  /** What is in the folder, to be read. */
  public CalendarDir open(Path folder) {
    return new CalendarDir(folder, format(folder), clock);
  }

  /** How files of a folder are named, and what new ones say of their calendar. */
  public FolderFormat format(Path folder) {
    return new FolderFormat(
        layout(folder),
        zone,
        connected(folder).map(calendar -> calendar.url().toString()),
        connected(folder).flatMap(Config.Calendar::name),
        Optional.empty());
  }

  public Layout layout(Path folder) {
    return connected(folder).map(Config.Calendar::layout).orElse(Layout.CALDIR);
  }

  /** What the config says of a folder; empty for one that is not connected. */
  public Optional<Config.Calendar> connected(Path folder) {
    return Optional.ofNullable(config.calendars().get(folder.getFileName().toString()))
        .filter(calendar -> folder.getParent().equals(root));
  }
}
