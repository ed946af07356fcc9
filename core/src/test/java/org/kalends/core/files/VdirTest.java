package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Written;

class VdirTest {
  private static final String SERIES =
      "BEGIN:VCALENDAR\nX-ANY:1\nVERSION:2.0\n"
          + event("a", "A", "RRULE:FREQ=DAILY")
          + event("a", "O", "RECURRENCE-ID:20250321T140000Z")
          + "END:VCALENDAR\n\n";

  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.vdir(temp);
  }

  @Test
  void anItemIsOneFileNamedByItsUidByteForByte() throws IOException {
    Held held = folder.create("a", SERIES);
    assertThat(folder.names()).containsExactly("a.ics");
    assertThat(folder.text("a.ics")).isEqualTo(SERIES);
    assertThat(held.document().toString()).isEqualTo(SERIES);
    folder.isQuiet();
  }

  @Test
  void aFileOfVdirsyncerIsReadAsItIsAndKeepsItsName() throws IOException {
    folder.put("5a3c9b7e.ics", SERIES);
    assertThat(folder.learn().changed().get("a").document().toString()).isEqualTo(SERIES);
    folder.replace("a", calendar(event("a", "Renamed")));
    assertThat(folder.names()).containsExactly("5a3c9b7e.ics");
    assertThat(folder.text("5a3c9b7e.ics")).isEqualTo(calendar(event("a", "Renamed")));
    folder.isQuiet();
  }

  @Test
  void titlesDoNotRenameFiles() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    folder.put("a.ics", calendar(event("a", "B")));
    folder.learn();
    assertThat(folder.tidy().moved()).isEmpty();
    assertThat(folder.names()).containsExactly("a.ics");
  }

  @Test
  void uidsThatDifferInCaseAloneGetDifferentNamesEverywhere() throws IOException {
    folder.create("Event", calendar(event("Event", "A")));
    folder.create("event", calendar(event("event", "B")));
    assertThat(folder.names().stream().map(n -> n.toLowerCase(java.util.Locale.ROOT)).distinct())
        .hasSize(2);
    folder.isQuiet();
  }

  @Test
  void removingAnOverrideFromTheFileIsAnEdit() throws IOException {
    folder.create("a", SERIES);
    folder.put("a.ics", calendar(event("a", "A", "RRULE:FREQ=DAILY")));
    assertThat(folder.learn().changed().get("a").document().toString()).doesNotContain("EXDATE");
  }

  @Test
  void anItemIsDeletedWithItsFile() throws IOException {
    Held held = folder.create("a", SERIES);
    assertThat(folder.delete(held)).isInstanceOf(Written.Removed.class);
    assertThat(folder.names()).isEmpty();
  }
}
