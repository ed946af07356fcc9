package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.caldir(temp);
  }

  private Inspection inspection() throws IOException {
    return Inspection.of(temp, FolderFormat.plain(Layout.CALDIR, Folder.ZONE), Clock.systemUTC());
  }

  private <F extends Finding> List<F> found(Class<F> kind) throws IOException {
    return inspection().findings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void fixAll() throws IOException {
    Inspection inspection = inspection();
    for (Finding finding : inspection.findings()) {
      if (finding instanceof Finding.Fixable fixable) {
        inspection.fix(fixable);
      }
    }
  }

  @Test
  void whatKalendsWroteIsInOrder() throws IOException {
    folder.create(
        "a",
        calendar(
            event("a", "A", "RRULE:FREQ=DAILY"),
            event("a", "O", "RECURRENCE-ID:20250321T140000Z")));
    assertThat(inspection().findings()).isEmpty();
  }

  @Test
  void wrongNamesAreFoundAndPutRight() throws IOException {
    folder.put("dentist.ics", calendar(event("a", "Dentist")));
    assertThat(found(Finding.WrongName.class)).hasSize(1);
    fixAll();
    assertThat(folder.names().first()).startsWith("2025-03-20T1500__dentist_");
    assertThat(inspection().findings()).isEmpty();
  }

  @Test
  void missingUidsAreGivenAndNothingElseChanges() throws IOException {
    String bare = event("x", "Lost").replace("UID:x\r\n", "");
    folder.put("all.ics", calendar(event("a", "A"), bare, bare));
    assertThat(found(Finding.WithoutUid.class)).hasSize(2);
    fixAll();
    assertThat(folder.learn().changed()).hasSize(3);
    assertThat(folder.text("all.ics").replaceAll("UID:[0-9a-f-]{36}\r\n", ""))
        .isEqualTo(calendar(event("a", "A"), bare, bare));
    assertThat(inspection().findings()).isEmpty();
  }

  @Test
  void whatCannotBeFixedIsTold() throws IOException {
    folder.put("bad.ics", "x");
    folder.put("a1.ics", calendar(event("a", "A")));
    folder.put("a2.ics", calendar(event("a", "A")));
    folder.put("odd.ics", calendar(event("b", "B", "no colon")));
    folder.put("orphan.ics", calendar(event("c", "C", "RECURRENCE-ID:20250321T140000Z")));
    folder.put(".caldir-sync", "{");
    assertThat(found(Finding.Unusable.class).stream().map(f -> f.file().getFileName().toString()))
        .containsExactlyInAnyOrder("bad.ics", "a2.ics", ".caldir-sync");
    assertThat(found(Finding.Flaw.class)).hasSize(1);
    assertThat(found(Finding.Flaw.class).getFirst().line()).isEqualTo(8);
    assertThat(found(Finding.Orphan.class)).extracting(Finding.Orphan::title).containsExactly("C");
  }

  @Test
  void leftoversAreFoundAndRemoved() throws IOException {
    folder.put(".kalends-1.tmp", "x");
    assertThat(found(Finding.Leftover.class)).hasSize(1);
    fixAll();
    assertThat(folder.names()).isEmpty();
  }

  @Test
  void aNameThatIsTakenIsLeftAlone() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    String name = folder.names().first();
    String text = folder.text(name);
    Files.move(temp.resolve(name), temp.resolve("mine.ics"));
    folder.put(name, calendar(event("b", "B")));
    Inspection inspection = inspection();
    Finding.WrongName mine =
        found(Finding.WrongName.class).stream()
            .filter(f -> f.file().endsWith("mine.ics"))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> inspection.fix(mine)).isInstanceOf(IOException.class);
    assertThat(folder.text("mine.ics")).isEqualTo(text);
  }

  @Test
  void vdirNamesAreNeverWrong() throws IOException {
    folder.put("5a3c.ics", calendar(event("a", "A")));
    assertThat(
            Inspection.of(temp, FolderFormat.plain(Layout.VDIR, Folder.ZONE), Clock.systemUTC())
                .findings())
        .isEmpty();
  }
}
