package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.document;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

class CalendarDirWriteTest {
  private static final String RULE = "RRULE:FREQ=DAILY;COUNT=5";
  private static final String OVERRIDE = "RECURRENCE-ID:20250321T140000Z";

  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.caldir(temp);
  }

  private String only() throws IOException {
    assertThat(folder.names()).hasSize(1);
    return folder.names().first();
  }

  @Test
  void aNewItemGetsAFileWithADateAndATitle() throws IOException {
    Held held = folder.create("a", calendar(event("a", "Team standup", "X-KEEP;V=1:2")));
    assertThat(only()).matches("2025-03-20T1500__team-standup_[0-9a-v]{8}\\.ics");
    assertThat(folder.text(only()))
        .isEqualTo(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kalends//Kalends//EN\r\n"
                + event("a", "Team standup", "X-KEEP;V=1:2")
                + "END:VCALENDAR\r\n");
    assertThat(held.place().value()).isEqualTo(only());
    folder.isQuiet();
  }

  @Test
  void theContainerTellsTheCalendar() throws IOException {
    FolderFormat format =
        new FolderFormat(
            Layout.CALDIR,
            Folder.ZONE,
            Optional.of("https://dav.example/cal/"),
            Optional.of("Work, home"),
            Optional.of("me@example.com"));
    Folder.of(temp, format).create("a", calendar("CALSCALE:GREGORIAN\r\n", event("a", "A")));
    assertThat(folder.text(only()))
        .startsWith(
            String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Kalends//Kalends//EN",
                "SOURCE;VALUE=URI:https://dav.example/cal/",
                "X-WR-CALNAME:Work\\, home",
                "X-WR-RELCALID:me@example.com",
                "BEGIN:VEVENT"));
  }

  @Test
  void masterAndOverridesGetAFileEach() throws IOException {
    String master = event("a", "Standup", RULE);
    String override = event("a", "Later", OVERRIDE, "DTSTART:20250321T160000Z");
    Held held = folder.create("a", calendar(override, master));
    assertThat(folder.names()).hasSize(2);
    assertThat(folder.names().first()).startsWith("2025-03-21T1700__later_");
    assertThat(folder.names().last()).startsWith("_recurring__standup_");
    assertThat(held.place().value()).startsWith("_recurring").contains("/2025-03-21");
    assertThat(held.document().toString()).contains(master + override);
    folder.isQuiet();
  }

  @Test
  void aZoneIsWrittenOnlyWhereItsNameSaysNothing() throws IOException {
    String zones = zone("Europe/Berlin") + zone("Office") + zone("Unused");
    folder.create(
        "a",
        calendar(
            zones,
            event(
                "a",
                "A",
                "DTSTART;TZID=Europe/Berlin:20250320T150000",
                "DTEND;TZID=Office:20250320T160000")));
    assertThat(folder.text(only()))
        .contains("TZID:Office\r\n")
        .doesNotContain("TZID:Europe", "TZID:Unused");
  }

  private static String zone(String tzid) {
    return "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        .formatted(tzid);
  }

  @Test
  void theFileFollowsTitleAndDate() throws IOException {
    folder.create("a", calendar(event("a", "Old")));
    String before = only();
    folder.replace("a", calendar(event("a", "New", "DTSTART;VALUE=DATE:20250401")));
    assertThat(only())
        .startsWith("2025-04-01__new_")
        .endsWith(before.substring(before.length() - 12));
    folder.isQuiet();
  }

  @Test
  void whatTheUserAddedToTheContainerStays() throws IOException {
    folder.put(
        "a.ics", "BEGIN:VCALENDAR\nX-MINE:1\nVERSION:2.0\n" + event("a", "A") + "END:VCALENDAR\n");
    folder.learn();
    folder.replace("a", calendar(event("a", "B")));
    assertThat(folder.text(only()))
        .isEqualTo(
            "BEGIN:VCALENDAR\nX-MINE:1\nVERSION:2.0\n" + event("a", "B") + "END:VCALENDAR\n");
  }

  @Test
  void aFileThatSaysTheSameIsNotTouched() throws IOException {
    folder.create("a", calendar(event("a", "A", RULE), event("a", "O", OVERRIDE)));
    FileTime time = Files.getLastModifiedTime(temp.resolve(folder.names().last()));
    Object inode = Files.getAttribute(temp.resolve(folder.names().last()), "unix:ino");
    folder.replace("a", calendar(event("a", "A", RULE), event("a", "Other", OVERRIDE)));
    Path master = temp.resolve(folder.names().last());
    assertThat(Files.getLastModifiedTime(master)).isEqualTo(time);
    assertThat(Files.getAttribute(master, "unix:ino")).isEqualTo(inode);
    folder.isQuiet();
  }

  @Test
  void anOverrideThatIsNoMoreLosesItsFile() throws IOException {
    folder.create("a", calendar(event("a", "A", RULE), event("a", "O", OVERRIDE)));
    folder.replace("a", calendar(event("a", "A", RULE)));
    assertThat(only()).startsWith("_recurring__a_");
    folder.isQuiet();
  }

  @Test
  void aRenameAloneIsAReplacementWithTheSameText() throws IOException {
    folder.put("dentist.ics", calendar(event("a", "Dentist")));
    folder.learn();
    Object inode = Files.getAttribute(temp.resolve("dentist.ics"), "unix:ino");
    folder.replace("a", calendar(event("a", "Dentist")));
    assertThat(only()).startsWith("2025-03-20T1500__dentist_");
    assertThat(Files.getAttribute(temp.resolve(only()), "unix:ino")).isEqualTo(inode);
    folder.isQuiet();
  }

  @Test
  void aFileThatWasEditedMeanwhileIsNotOverwritten() throws IOException {
    Held held = folder.create("a", calendar(event("a", "A")));
    Files.writeString(temp.resolve(only()), calendar(event("a", "Mine")));
    assertThat(folder.replacing("a", calendar(event("a", "Theirs"))))
        .isInstanceOf(Written.Stale.class);
    assertThat(folder.delete(held)).isInstanceOf(Written.Stale.class);
    assertThat(folder.text(only())).contains("Mine");
  }

  @Test
  void anEditInTheSameTickIsNotOverwritten() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), calendar(event("a", "one")));
    FileTime time = Files.getLastModifiedTime(file);
    folder.learn();
    Files.writeString(file, calendar(event("a", "two")));
    Files.setLastModifiedTime(file, time);
    assertThat(folder.replacing("a", calendar(event("a", "Theirs"))))
        .isInstanceOf(Written.Stale.class);
    assertThat(folder.text("a.ics")).contains("two");
  }

  @Test
  void aFileThatWasJustEditedCanBeReplacedAtOnce() throws IOException {
    Files.writeString(temp.resolve("a.ics"), calendar(event("a", "one")));
    folder.learn();
    folder.replace("a", calendar(event("a", "Theirs")));
    assertThat(folder.text(only())).contains("Theirs");
    folder.isQuiet();
  }

  @Test
  void aFileThatIsGoneIsNotReplaced() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    folder.delete(only());
    assertThat(folder.replacing("a", calendar(event("a", "B")))).isInstanceOf(Written.Stale.class);
    assertThat(folder.names()).isEmpty();
  }

  @Test
  void anItemIsDeletedWithAllItsFilesAndDeletingTwiceIsDone() throws IOException {
    Held held = folder.create("a", calendar(event("a", "A", RULE), event("a", "O", OVERRIDE)));
    folder.create("b", calendar(event("b", "B")));
    assertThat(folder.delete(held)).isInstanceOf(Written.Removed.class);
    assertThat(only()).contains("__b_");
    assertThat(folder.delete(held)).isInstanceOf(Written.Removed.class);
  }

  @Test
  void anItemIsNotCreatedTwice() throws IOException {
    folder.put("mine.ics", calendar(event("a", "A")));
    folder.learn();
    assertThat(folder.write(new Write.Create("a", document(calendar(event("a", "B"))))))
        .isInstanceOf(Written.Stale.class);
    assertThat(only()).isEqualTo("mine.ics");
  }

  @Test
  void anItemIsNotCreatedTwiceWithoutReadingEither() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    assertThat(
            Folder.caldir(temp).write(new Write.Create("a", document(calendar(event("a", "A"))))))
        .isInstanceOf(Written.Stale.class);
    assertThat(folder.names()).hasSize(1);
  }

  @Test
  void anItemThatCameInAFileOfAnyNameSinceTheReadIsNotCreatedOnceMore() throws IOException {
    folder.learn();
    folder.put("mine.ics", calendar(event("a", "Mine")));
    assertThat(folder.write(new Write.Create("a", document(calendar(event("a", "Theirs"))))))
        .isInstanceOf(Written.Stale.class);
    assertThat(only()).isEqualTo("mine.ics");
  }

  @Test
  void anItemThatComesBetweenTwoWritesIsNotCreatedOnceMoreEither() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    folder.put("mine.ics", calendar(event("b", "Mine")));
    assertThat(folder.write(new Write.Create("b", document(calendar(event("b", "Theirs"))))))
        .isInstanceOf(Written.Stale.class);
    assertThat(folder.names()).hasSize(2);
  }

  @Test
  void anItemThatIsInAFileOfAnotherNameSinceTheReadIsNotDeleted() throws IOException {
    Held held = folder.create("a", calendar(event("a", "A")));
    folder.delete(only());
    folder.put("mine.ics", calendar(event("a", "Mine")));
    assertThat(folder.delete(held)).isInstanceOf(Written.Stale.class);
    assertThat(folder.text(only())).contains("Mine");
  }

  @Test
  void aSeriesThatIsInAFileOfAnotherNameSinceTheReadKeepsItsOverrides() throws IOException {
    String master = event("a", "A", "DTSTART:20250320T150000Z", "RRULE:FREQ=DAILY");
    String override = event("a", "Later", OVERRIDE, "DTSTART:20250321T160000Z");
    Held held = folder.create("a", calendar(master, override));
    folder.delete(folder.names().last());
    folder.put("mine.ics", calendar(event("a", "Mine", "RRULE:FREQ=DAILY")));
    assertThat(folder.delete(held)).isInstanceOf(Written.Stale.class);
    assertThat(folder.names()).hasSize(2);
  }

  @Test
  void anOverrideThatCameInAFileOfItsOwnSinceTheReadStaysBesideWhatIsWritten() throws IOException {
    folder.create("a", calendar(event("a", "A", RULE)));
    folder.put("mine.ics", calendar(event("a", "Mine", OVERRIDE, "DTSTART:20250321T160000Z")));
    folder.replace("a", calendar(event("a", "B", RULE)));
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains("SUMMARY:B", "SUMMARY:Mine");
  }

  @Test
  void aNameThatIsTakenGetsALongerId() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    String name = only();
    folder.delete(name);
    folder.put(
        name.toUpperCase(java.util.Locale.ROOT).replace(".ICS", ".ics"), calendar(event("z", "Z")));
    folder.forget("a");
    folder.learn();
    Held held = folder.create("a", calendar(event("a", "A")));
    assertThat(held.place().value()).hasSize(name.length() + 8);
    assertThat(folder.names()).hasSize(2);
  }

  @Test
  void manyWritesKeepTheirOrderAndEachItsAnswer() throws IOException {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      writes.add(new Write.Create("u" + i, document(calendar(event("u" + i, "Title " + i)))));
    }
    writes.add(new Write.Create("u5", document(calendar(event("u5", "Title 5")))));
    List<Written> answers = folder.dir.write(writes);
    for (int i = 0; i < 700; i++) {
      Held held = ((Written.Stored) answers.get(i)).held();
      assertThat(held.uid()).isEqualTo("u" + i);
      folder.know(held);
    }
    assertThat(answers.getLast()).isInstanceOf(Written.Stale.class);
    assertThat(folder.names()).hasSize(700);
    folder.isQuiet();
  }

  @Test
  void itemsOfOneFileAreWrittenWithoutHarmToEachOther() throws IOException {
    folder.put("all.ics", calendar(event("a", "A"), event("b", "B"), event("c", "C")));
    var held = folder.learn().changed();
    List<Written> answers =
        folder.dir.write(
            List.of(
                new Write.Replace(
                    "a",
                    held.get("a").place(),
                    held.get("a").version(),
                    document(calendar(event("a", "A2")))),
                new Write.Delete("b", held.get("b").place(), held.get("b").version())));
    assertThat(answers.get(0)).isInstanceOf(Written.Stored.class);
    assertThat(answers.get(1)).isInstanceOf(Written.Removed.class);
    assertThat(folder.names()).hasSize(2).contains("all.ics");
    assertThat(folder.text("all.ics")).isEqualTo(calendar(event("c", "C")));
  }

  @Test
  void whatHasNoUidStaysWhenItsNeighbourGoes() throws IOException {
    String bare = event("x", "No UID").replace("UID:x\r\n", "");
    folder.put("all.ics", calendar(event("a", "A"), bare));
    folder.delete(folder.learn().changed().get("a"));
    assertThat(folder.text(only())).isEqualTo(calendar(bare));
  }

  @Test
  void permissionsOfAReplacedFileStay() throws IOException {
    folder.create("a", calendar(event("a", "A")));
    var secret = java.nio.file.attribute.PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(temp.resolve(only()), secret);
    folder.replace("a", calendar(event("a", "B")));
    assertThat(Files.getPosixFilePermissions(temp.resolve(only()))).isEqualTo(secret);
  }

  @Test
  void nothingIsEverWrittenOutsideTheFolder() throws IOException {
    Path one = Files.createDirectory(temp.resolve("one"));
    Path two = Files.createDirectory(temp.resolve("two"));
    for (Folder each : List.of(Folder.caldir(one), Folder.vdir(two))) {
      int n = 0;
      for (String uid : List.of("../../x", "/etc/x", "a/b\\nc", "..", "x".repeat(5000), "CON")) {
        String text =
            calendar(event(uid, List.of("../../t", "\u0000", "t".repeat(10_000)).get(n++ % 3)));
        String read = org.kalends.ics.Item.in(document(text)).items().getFirst().uid();
        each.create(read, text);
      }
      each.isQuiet();
      assertThat(each.names()).hasSize(6);
    }
    assertThat(folder.names()).containsExactly("one", "two");
  }

  @Test
  void aPlaceThatLeadsOutOfTheFolderIsNeverFollowed() throws IOException {
    Path inner = Files.createDirectory(temp.resolve("inner"));
    Path secret = folder.put("secret.ics", calendar(event("a", "A")));
    Folder each = Folder.caldir(inner);
    assertThat(each.dir.find("a", new org.kalends.core.sync.Place("../secret.ics"))).isEmpty();
    assertThat(secret).exists();
  }

  @Test
  void findReadsTheItemAsItIsNow() throws IOException {
    Held held = folder.create("a", calendar(event("a", "A")));
    Files.writeString(temp.resolve(only()), calendar(event("a", "B")));
    assertThat(folder.dir.find("a", held.place()).orElseThrow().document().toString())
        .contains("SUMMARY:B");
    Files.move(temp.resolve(only()), temp.resolve("moved.ics"));
    assertThat(folder.dir.find("a", held.place()).orElseThrow().place().value())
        .isEqualTo("moved.ics");
    folder.delete("moved.ics");
    assertThat(folder.dir.find("a", held.place())).isEmpty();
  }

  @Test
  void aTextWithoutTheItemIsRefused() throws IOException {
    assertThat(folder.write(new Write.Create("a", document(calendar(event("b", "B"))))))
        .isInstanceOf(Written.Refused.class);
    assertThat(folder.names()).isEmpty();
  }
}
