package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;

class CalendarDirReadTest {
  private static final String OVERRIDE = "RECURRENCE-ID:20250321T140000Z";

  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.caldir(temp);
  }

  @Test
  void anUnknownItemIsReadAndAKnownOneIsNotMentioned() throws IOException {
    folder.put("a.ics", calendar(event("a", "A")));
    Snapshot first = folder.learn();
    assertThat(first.changed()).containsOnlyKeys("a");
    assertThat(first.changed().get("a").place().value()).isEqualTo("a.ics");
    assertThat(first.problems()).isEmpty();
    assertThat(first.writable()).isTrue();
    folder.isQuiet();
  }

  @Test
  void aChangedFileChangesItsItemAlone() throws IOException {
    folder.put("a.ics", calendar(event("a", "A")));
    folder.put("b.ics", calendar(event("b", "B")));
    folder.learn();
    folder.put("a.ics", calendar(event("a", "Again")));
    assertThat(folder.learn().changed()).containsOnlyKeys("a");
    folder.isQuiet();
  }

  @Test
  void aMasterAndItsOverridesAreOneItemOverSeveralFiles() throws IOException {
    String master = event("a", "A", "RRULE:FREQ=DAILY;COUNT=5");
    folder.put("x2.ics", calendar(event("a", "Moved", OVERRIDE, "DTSTART:20250321T160000Z")));
    folder.put("x1.ics", calendar(master));
    Held held = folder.learn().changed().get("a");
    assertThat(held.place().value()).isEqualTo("x1.ics/x2.ics");
    assertThat(held.document().toString())
        .isEqualTo(calendar(master, event("a", "Moved", OVERRIDE, "DTSTART:20250321T160000Z")));
    folder.put("x2.ics", calendar(event("a", "Moved again", OVERRIDE)));
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains("RRULE", "Moved again");
    folder.isQuiet();
  }

  @Test
  void componentsKeepTheBytesOfTheirFiles() throws IOException {
    String odd = "BEGIN:VEVENT\nUID:a\nX-ODD;q=\"x;\" :  1\n y\nDTSTART:20250320\nEND:VEVENT\n";
    folder.put(
        "a.ics", "BEGIN:VCALENDAR\nX-MINE:1\nVERSION:2.0\nPRODID:p\n" + odd + "END:VCALENDAR\n");
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains(odd)
        .doesNotContain("X-MINE");
  }

  @Test
  void zonesOfSeveralFilesAreThereOnce() throws IOException {
    String zone =
        "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    folder.put(
        "1.ics",
        calendar(zone, event("a", "A", "RRULE:FREQ=DAILY", "DTSTART;TZID=Mine:20250320T150000")));
    folder.put("2.ics", calendar(zone, event("a", "B", "RECURRENCE-ID;TZID=Mine:20250321T150000")));
    assertThat(folder.learn().changed().get("a").document().toString())
        .containsOnlyOnce("BEGIN:VTIMEZONE");
  }

  @Test
  void aDeletedFileIsAMissingItem() throws IOException {
    folder.put("a.ics", calendar(event("a", "A")));
    folder.put("b.ics", calendar(event("b", "B")));
    folder.learn();
    folder.delete("a.ics");
    Snapshot snapshot = folder.look();
    assertThat(snapshot.missing()).containsExactly("a");
    assertThat(snapshot.changed()).isEmpty();
  }

  @Test
  void aRenamedFileIsTheSameItemElsewhere() throws IOException {
    Path file = folder.put("a.ics", calendar(event("a", "A")));
    folder.learn();
    Files.move(file, temp.resolve("Dentist.ICS"));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.changed().get("a").place().value()).isEqualTo("Dentist.ICS");
    folder.tidy();
    assertThat(folder.names()).containsExactly("Dentist.ICS");
    folder.isQuiet();
  }

  @Test
  void anEditInTheSameTickOfTheClockIsSeen() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), calendar(event("a", "one")));
    FileTime time = Files.getLastModifiedTime(file);
    folder.learn();
    folder.isQuiet();
    Files.writeString(file, calendar(event("a", "two")));
    Files.setLastModifiedTime(file, time);
    assertThat(folder.look().changed()).containsOnlyKeys("a");
  }

  @Test
  void aFileThatWasReadTooSoonIsTrustedAfterTheNextRun() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), calendar(event("a", "one")));
    folder.learn();
    String before = folder.seat("a").version().value();
    assertThat(before).contains("~");
    Instant old = Files.getLastModifiedTime(file).toInstant();
    CalendarDir later =
        new CalendarDir(
            temp,
            FolderFormat.plain(Layout.CALDIR, Folder.ZONE),
            java.time.Clock.fixed(old.plusSeconds(10), java.time.ZoneOffset.UTC));
    Known known = new Known(java.util.Map.of("a", folder.seat("a")), java.util.Optional.empty());
    assertThat(later.read(known).changed()).isEmpty();
    Known.Seat renewed = later.tidy(known).moved().get("a");
    assertThat(renewed.version().value()).isEqualTo(before.replaceFirst("~[0-9a-f]+", ""));
  }

  @Test
  void hiddenFilesFoldersAndEditorsFilesAreNotRead() throws IOException {
    String text = calendar(event("a", "A"));
    for (String name :
        new String[] {
          ".a.ics", ".#a.ics", "#a.ics#", "a.ics~", "a.ics.swp", ".a.ics.swp", "a.tmp", "a.ics.part"
        }) {
      folder.put(name, text);
    }
    Files.createDirectory(temp.resolve("sub.ics"));
    Files.createDirectory(temp.resolve(".caldir"));
    assertThat(folder.look().changed()).isEmpty();
    folder.isQuiet();
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorAndNotEmpty() {
    Folder none = Folder.caldir(temp.resolve("none"));
    assertThatThrownBy(none::look)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(temp.resolve("none").toString())
        .hasMessageContaining("mounted");
    assertThat(none.dir.write(java.util.List.of())).isEmpty();
  }

  @Test
  void aFileThatTakesThePlaceOfTheFolderIsAnErrorToo() throws IOException {
    Path file = Files.writeString(temp.resolve("f"), "");
    assertThatThrownBy(Folder.caldir(file)::look).isInstanceOf(IOException.class);
  }

  @Test
  void severalItemsMayShareAFile() throws IOException {
    folder.put("all.ics", calendar(event("a", "A"), event("b", "B")));
    assertThat(folder.learn().changed()).containsOnlyKeys("a", "b");
    folder.isQuiet();
    folder.put("all.ics", calendar(event("a", "A")));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.missing()).containsExactly("b");
  }

  @Test
  void leftoversOfAKilledRunGo() throws IOException {
    folder.put(".kalends-1.tmp", "x");
    Files.writeString(temp.resolve(".kalends-2.tmp"), "of a run that goes on");
    folder.look();
    assertThat(folder.names()).containsExactly(".kalends-2.tmp");
  }

  @Test
  void twoFilesWithOneUidAreAProblemAndTheKnownOneCounts() throws IOException {
    folder.put("b.ics", calendar(event("a", "Mine")));
    folder.learn();
    folder.put("a.ics", calendar(event("a", "Copy")));
    for (int run = 0; run < 2; run++) {
      Snapshot snapshot = folder.learn();
      assertThat(snapshot.changed()).isEmpty();
      assertThat(snapshot.problems()).hasSize(1);
      assertThat(snapshot.problems().getFirst().where()).endsWith("a.ics");
      assertThat(snapshot.problems().getFirst().title()).isEqualTo("Copy");
      assertThat(snapshot.problems().getFirst().reason()).contains("b.ics", "Mine");
    }
    folder.delete("b.ics");
    assertThat(folder.learn().changed().get("a").place().value()).isEqualTo("a.ics");
    folder.isQuiet();
  }

  @Test
  void ofTwoUnknownFilesWithOneUidTheFirstByNameCounts() throws IOException {
    folder.put("b.ics", calendar(event("a", "B")));
    folder.put("a.ics", calendar(event("a", "A")));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.changed().get("a").place().value()).isEqualTo("a.ics");
    assertThat(snapshot.problems()).hasSize(1);
    assertThat(folder.names()).containsExactly("a.ics", "b.ics");
  }

  @Test
  void oneFileUnderTwoNamesIsNoProblem() throws IOException {
    Path file = folder.put("b.ics", calendar(event("a", "B")));
    Files.createLink(temp.resolve("a.ics"), file);
    assertThat(folder.learn().problems()).isEmpty();
    folder.isQuiet();
  }

  @Test
  void aFoldInsideACharacterIsStillUtf8() throws IOException {
    byte[] text = calendar(event("a", "ä")).getBytes(StandardCharsets.UTF_8);
    java.io.ByteArrayOutputStream folded = new java.io.ByteArrayOutputStream();
    for (byte b : text) {
      folded.write(b);
      if (b == (byte) 0xC3) {
        folded.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
      }
    }
    folder.put("a.ics", folded.toByteArray());
    assertThat(folder.learn().changed()).containsOnlyKeys("a");
  }
}
