package org.kalends.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Replica;

class CalendarDirContractTest {
  @TempDir Path folder;

  @Nested
  class Caldir implements ReplicaContract {
    @Override
    public Replica open() {
      return calendar(Layout.CALDIR);
    }

    @Override
    public void damage(Held held) throws IOException {
      damageFileOf(held.uid());
    }
  }

  @Nested
  class Vdir implements ReplicaContract {
    @Override
    public Replica open() {
      return calendar(Layout.VDIR);
    }

    @Override
    public void damage(Held held) throws IOException {
      damageFileOf(held.uid());
    }
  }

  private CalendarDir calendar(Layout layout) {
    FolderFormat format = FolderFormat.plain(layout, ZoneId.of("Europe/Berlin"));
    return new CalendarDir(folder, format, Clock.systemUTC());
  }

  private void damageFileOf(String uid) throws IOException {
    for (Path file : files()) {
      if (Files.readString(file).contains("UID:" + uid)) {
        Files.writeString(file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nthis is no calendar\n");
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ics")).toList();
    }
  }
}
