package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/**
 * Overrides in files of their own when the file of their series is deleted and the server edits it.
 */
class LeftBehindTest {
  private static final Document SERIES = Samples.series("a", "Choir", "Church");
  private static final Document MOVED = Samples.with(SERIES, "LOCATION", "Hall");

  @TempDir Path folder;
  private final MemoryReplica server = new MemoryReplica("server");
  private Layout layout = Layout.CALDIR;
  private MemoryBase base = new MemoryBase();

  @BeforeEach
  void bothHaveASeriesWithAnOverride() throws IOException {
    server.put("a", SERIES);
    sync();
  }

  @Test
  void anEditedOneComesToTheServer() throws IOException {
    Path override = file("2025");
    Files.writeString(override, Files.readString(override).replace("SUMMARY:", "SUMMARY:New "));
    Files.delete(file("_"));
    server.put("a", MOVED);
    sync();
    sync();
    assertThat(server.documents().get("a").toString()).contains("Hall", "SUMMARY:New Church");
    bothSayTheSame(2);
  }

  @Test
  void aNewOneComesToTheServer() throws IOException {
    addAnother();
    Files.delete(file("_"));
    server.put("a", MOVED);
    sync();
    sync();
    assertThat(server.documents().get("a").toString()).contains("Hall", "20250311", "20250318");
    bothSayTheSame(3);
  }

  @Test
  void oneThatAnOldBaseDoesNotKnowIsNotWrittenASecondTime() throws IOException {
    MemoryBase old = base.copy();
    addAnother();
    sync();
    Files.delete(file("_"));
    server.put("a", Samples.with(server.documents().get("a"), "LOCATION", "Hall"));
    base = old;
    sync();
    sync();
    assertThat(folder.resolve("mine.ics")).exists();
    bothSayTheSame(3);
  }

  @Test
  void aSeriesThatIsCutOutOfTheOneFileThatItWasInComesBackInAnother() throws IOException {
    layout = Layout.VDIR;
    Files.delete(file("_"));
    Files.delete(file("2025"));
    base = new MemoryBase();
    sync();
    String text = Files.readString(file("a"));
    int series = text.indexOf("BEGIN:VEVENT");
    int override = text.indexOf("BEGIN:VEVENT", series + 1);
    Files.writeString(file("a"), text.substring(0, series) + text.substring(override));
    server.put("a", MOVED);
    sync();
    Snapshot here = dir().read(Known.NOTHING);
    assertThat(here.changed().get("a").document().toString()).contains("Hall", "RRULE");
    assertThat(here.problems()).hasSize(1);
  }

  private void addAnother() throws IOException {
    String text = Files.readString(file("2025")).replace("20250311T1", "20250318T1");
    Files.writeString(folder.resolve("mine.ics"), text);
  }

  private void bothSayTheSame(int files) throws IOException {
    assertThat(sync().outcomes()).isEmpty();
    Snapshot here = dir().read(Known.NOTHING);
    assertThat(here.problems()).isEmpty();
    assertThat(here.changed().values())
        .extracting(held -> Meaning.of(held.document()))
        .containsExactly(Meaning.of(server.documents().get("a")));
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(files);
    }
  }

  private Path file(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  private CalendarDir dir() {
    return new CalendarDir(
        folder, FolderFormat.plain(layout, ZoneId.of("Europe/Berlin")), Clock.systemUTC());
  }

  private Report sync() throws IOException {
    Sync sync = new Sync(dir(), server, base);
    return sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
  }
}
