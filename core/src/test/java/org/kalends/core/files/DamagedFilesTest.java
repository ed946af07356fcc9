package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Snapshot;

class DamagedFilesTest {
  private static final String GOOD = calendar(event("a", "Dentist"));

  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = Folder.caldir(temp);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("", "is empty"),
        Arguments.of("\n\n", "line 1 should be BEGIN:VCALENDAR"),
        Arguments.of("Dear diary: today", "line 1 should be BEGIN:VCALENDAR"),
        Arguments.of("<html><body>Login</body></html>", "line 1 should be BEGIN:VCALENDAR"),
        Arguments.of(calendar(), "has no event"),
        Arguments.of(
            GOOD.substring(0, GOOD.length() - 20), "VCALENDAR that begins in line 1 never ends"),
        Arguments.of(GOOD.substring(0, GOOD.indexOf("SUMMARY")), "never ends"),
        Arguments.of(GOOD.replace("END:VEVENT\r\n", ""), "VEVENT that begins in line 4 never ends"),
        Arguments.of(GOOD.replace("UID:a", "X:a"), "that begins in line 4 has no UID"),
        Arguments.of(GOOD.replace("Dentist", "D\u0000"), ""));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedFileIsNamedAndNeverADeletion(String text, String reason) throws IOException {
    folder.put("a.ics", GOOD);
    folder.put("b.ics", calendar(event("b", "B")));
    folder.learn();
    Files.writeString(temp.resolve("a.ics"), text);
    folder.put("b.ics", calendar(event("b", "B again")));
    Snapshot snapshot = folder.look();
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.changed()).containsKey("b");
    if (!reason.isEmpty()) {
      assertThat(snapshot.unreadable()).containsExactly("a");
      assertThat(snapshot.problems()).hasSize(1);
      ItemProblem problem = snapshot.problems().getFirst();
      assertThat(problem.where()).isEqualTo(temp.resolve("a.ics").toString());
      assertThat(problem.reason()).contains(reason);
      assertThat(problem.remedy()).isNotEmpty();
    }
  }

  @Test
  void anUnknownDamagedFileIsAProblemAlone() throws IOException {
    folder.put("a.ics", GOOD.replace("END:VEVENT\r\n", ""));
    Snapshot snapshot = folder.look();
    assertThat(snapshot.problems()).hasSize(1);
    assertThat(snapshot.problems().getFirst().title()).isEqualTo("Dentist");
    assertThat(snapshot.unreadable()).isEmpty();
    assertThat(snapshot.changed()).isEmpty();
    assertThat(folder.names()).containsExactly("a.ics");
  }

  @Test
  void aDamagedFileThatWasRenamedIsNoDeletionEither() throws IOException {
    Path file = folder.put("a.ics", GOOD);
    folder.learn();
    Files.writeString(Files.move(file, temp.resolve("z.ics")), "");
    Snapshot snapshot = folder.look();
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.unreadable()).containsExactly("a");
  }

  @Test
  void aDamagedFileThatTellsItsUidHoldsThatItemBack() throws IOException {
    folder.put("a.ics", calendar(event("a", "A", "RRULE:FREQ=DAILY")));
    folder.learn();
    folder.put(
        "o.ics",
        calendar(event("a", "O", "RECURRENCE-ID:20250321T140000Z")).replace("END:VEVENT\r\n", ""));
    Snapshot snapshot = folder.look();
    assertThat(snapshot.unreadable()).containsExactly("a");
    assertThat(snapshot.changed()).isEmpty();
  }

  @Test
  void anotherEncodingIsReported() throws IOException {
    folder.put("a.ics", calendar(event("a", "Grüße")).getBytes(StandardCharsets.ISO_8859_1));
    folder.put("b.ics", GOOD.getBytes(StandardCharsets.UTF_16));
    Snapshot snapshot = folder.look();
    assertThat(snapshot.problems()).hasSize(2);
    assertThat(snapshot.problems()).allMatch(p -> p.reason().contains("not UTF-8"));
    assertThat(snapshot.changed()).isEmpty();
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(temp.resolve("a.ics").toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertThat(folder.look().problems()).hasSize(1);
    assertThat(folder.look().problems().getFirst().reason()).contains("larger");
  }

  @Test
  void aBadLineDoesNotHoldAnEventBack() throws IOException {
    folder.put("a.ics", calendar(event("a", "A", "no colon at all", "END:NOTHING")));
    assertThat(folder.learn().changed()).containsOnlyKeys("a");
    folder.isQuiet();
  }

  @Test
  void anEventWithoutUidIsAProblemAndItsNeighbourIsNot() throws IOException {
    folder.put("a.ics", calendar(event("a", "A"), event("x", "Lost").replace("UID:x\r\n", "")));
    Snapshot snapshot = folder.look();
    assertThat(snapshot.changed()).containsOnlyKeys("a");
    assertThat(snapshot.problems()).hasSize(1);
    assertThat(snapshot.problems().getFirst().title()).isEqualTo("Lost");
    assertThat(snapshot.problems().getFirst().remedy()).contains("kalends doctor --fix");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Path inside = Files.createDirectory(temp.resolve("inside"));
    Path real = Files.writeString(outside.resolve("a.ics"), GOOD);
    Files.createSymbolicLink(inside.resolve("a.ics"), real);
    Files.createSymbolicLink(inside.resolve("dangling.ics"), outside.resolve("none"));
    Snapshot snapshot = Folder.caldir(inside).look();
    assertThat(snapshot.changed()).isEmpty();
    assertThat(snapshot.problems()).hasSize(2).allMatch(p -> p.reason().contains("link"));
  }

  @Test
  void aCalendarFolderMayItselfBeALink() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Files.writeString(real.resolve("a.ics"), GOOD);
    Folder linked = Folder.caldir(Files.createSymbolicLink(temp.resolve("link"), real));
    assertThat(linked.look().changed()).containsOnlyKeys("a");
  }
}
