package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Snapshot;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/**
 * Overrides in files of their own when the file of their series is deleted and the server edits it.
 */
class LeftBehindTest {
  private static final Document SERIES = Samples.series("a", "Choir", "Church");
  private static final Document MOVED = Samples.with(SERIES, "LOCATION", "Hall");

  @TempDir Path folder;
  private FolderAndServer world;

  @BeforeEach
  void bothHaveASeriesWithAnOverride() throws IOException {
    begin(Layout.CALDIR);
  }

  private void begin(Layout layout) throws IOException {
    world = new FolderAndServer(folder, layout);
    world.server.put("a", SERIES);
    sync();
  }

  @Test
  void anEditedOneComesToTheServer() throws IOException {
    FolderAndServer.edit(world.override(), "SUMMARY:", "SUMMARY:New ");
    Files.delete(world.master());
    world.server.put("a", MOVED);
    sync();
    sync();
    assertThat(world.server.documents().get("a").toString()).contains("Hall", "SUMMARY:New Church");
    bothSayTheSame(2);
  }

  @Test
  void aNewOneComesToTheServer() throws IOException {
    addAnother();
    Files.delete(world.master());
    world.server.put("a", MOVED);
    sync();
    sync();
    assertThat(world.server.documents().get("a").toString())
        .contains("Hall", "20250311", "20250318");
    bothSayTheSame(3);
  }

  @Test
  void oneThatAnOldBaseDoesNotKnowIsNotWrittenASecondTime() throws IOException {
    MemoryBase old = world.base.copy();
    addAnother();
    sync();
    Files.delete(world.master());
    world.server.put("a", Samples.with(world.server.documents().get("a"), "LOCATION", "Hall"));
    world.base = old;
    sync();
    sync();
    assertThat(folder.resolve("mine.ics")).exists();
    bothSayTheSame(3);
  }

  @Test
  void aSeriesThatIsCutOutOfTheOneFileThatItWasInComesBackInAnother() throws IOException {
    Files.delete(world.master());
    Files.delete(world.override());
    begin(Layout.VDIR);
    Path only = world.files().getFirst();
    String text = Files.readString(only);
    int series = text.indexOf("BEGIN:VEVENT");
    int override = text.indexOf("BEGIN:VEVENT", series + 1);
    Files.writeString(only, text.substring(0, series) + text.substring(override));
    world.server.put("a", MOVED);
    sync();
    Snapshot here = world.dir().read(Known.NOTHING);
    assertThat(here.changed().get("a").document().toString()).contains("Hall", "RRULE");
    assertThat(here.problems()).hasSize(1);
  }

  private void addAnother() throws IOException {
    String text = Files.readString(world.override()).replace("20250311T1", "20250318T1");
    Files.writeString(folder.resolve("mine.ics"), text);
  }

  private void bothSayTheSame(int files) throws IOException {
    assertThat(sync().outcomes()).isEmpty();
    Snapshot here = world.dir().read(Known.NOTHING);
    assertThat(here.problems()).isEmpty();
    assertThat(here.changed().values())
        .extracting(held -> Meaning.of(held.document()))
        .containsExactly(Meaning.of(world.server.documents().get("a")));
    assertThat(world.files()).hasSize(files);
  }

  private Report sync() throws IOException {
    return world.sync(Policy.TWO_WAY);
  }
}
