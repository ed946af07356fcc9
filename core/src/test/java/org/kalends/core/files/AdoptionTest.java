package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Snapshot;

/** Folders that other tools of the caldir family made. */
class AdoptionTest {
  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.caldir(temp);
  }

  @Test
  void aFolderOfTheReleasedCaldirIsReadAndNotRenamed() throws IOException {
    Files.createDirectories(temp.resolve(".caldir/state/bases"));
    Files.writeString(temp.resolve(".caldir/config.toml"), "name = \"Personal\"\n");
    folder.put("2025-03-20T1500__11-bob.ics", calendar(event("b1", "1:1 Bob")));
    folder.put("2025-03-20T1500__11-bob-2.ics", calendar(event("b2", "1:1 Bob")));
    folder.put("_recurring__standup.ics", calendar(event("s", "Standup", "RRULE:FREQ=DAILY")));
    folder.put(
        "2025-03-22T1600__standup.ics",
        calendar(
            event("s", "Standup", "RECURRENCE-ID:20250322T140000Z", "DTSTART:20250322T150000Z")));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.changed()).containsOnlyKeys("b1", "b2", "s");
    assertThat(snapshot.problems()).isEmpty();
    assertThat(folder.tidy().moved()).isEmpty();
    assertThat(folder.names()).contains("_recurring__standup.ics", "2025-03-20T1500__11-bob-2.ics");
    folder.isQuiet();
  }

  @Test
  void itsNamesFollowOnceTheTitleChanges() throws IOException {
    folder.put("2025-03-20T1500__dentist.ics", calendar(event("d", "Dentist")));
    folder.learn();
    folder.put("2025-03-20T1500__dentist.ics", calendar(event("d", "Doctor")));
    folder.learn();
    assertThat(folder.tidy().moved()).containsOnlyKeys("d");
    assertThat(folder.names()).hasSize(1);
    assertThat(folder.names().first()).matches("2025-03-20T1500__doctor_[0-9a-v]{8}\\.ics");
    folder.isQuiet();
  }

  @Test
  void anEditThatDoesNotConcernTheNameKeepsIt() throws IOException {
    folder.put("mine.ics", calendar(event("d", "Dentist")));
    folder.learn();
    folder.put("mine.ics", calendar(event("d", "Dentist", "LOCATION:Here")));
    folder.learn();
    folder.tidy();
    assertThat(folder.names()).containsExactly("mine.ics");
  }

  @Test
  void aFolderOfTheSeedsToolKeepsItsNamesAndItsList() throws IOException {
    Files.writeString(temp.resolve(".caldir-sync"), "{\"synced_uids\":[\"abc\",\"gone\"]}");
    folder.put(
        "2025-03-20T1500__team-standup_abc12345.ics", calendar(event("abc", "Team standup")));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.changed()).containsOnlyKeys("abc");
    assertThat(SyncedUids.read(temp).uids()).containsExactly("abc", "gone");
    folder.tidy();
    assertThat(folder.names())
        .containsExactly(".caldir-sync", "2025-03-20T1500__team-standup_abc12345.ics");
  }
}
