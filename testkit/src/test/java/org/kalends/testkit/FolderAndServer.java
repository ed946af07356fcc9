package org.kalends.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Sync;

/** A real folder, a server in memory, and what they last agreed on. */
final class FolderAndServer {
  final MemoryReplica server = new MemoryReplica("server");
  MemoryBase base = new MemoryBase();
  private final Path folder;
  private final Layout layout;

  FolderAndServer(Path folder, Layout layout) {
    this.folder = folder;
    this.layout = layout;
  }

  CalendarDir dir() {
    return new CalendarDir(
        folder, FolderFormat.plain(layout, ZoneId.of("Europe/Berlin")), Clock.systemUTC());
  }

  Report sync(Policy policy) throws IOException {
    Sync sync = new Sync(dir(), server, base);
    return sync.apply(sync.prepare(policy), Progress.NONE);
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The file that holds the override of a series, not its master. */
  Path override() throws IOException {
    return files().stream().filter(file -> !isMaster(file)).findFirst().orElseThrow();
  }

  Path master() throws IOException {
    return files().stream().filter(FolderAndServer::isMaster).findFirst().orElseThrow();
  }

  private static boolean isMaster(Path file) {
    return file.getFileName().toString().startsWith("_");
  }

  static void edit(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }
}
