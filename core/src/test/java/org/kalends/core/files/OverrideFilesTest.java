package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.document;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** What it means to delete files of a series. */
class OverrideFilesTest {
  private static final String RULE = "RRULE:FREQ=DAILY;COUNT=9";

  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void open() throws IOException {
    folder = Folder.caldir(temp);
    folder.put("master.ics", calendar(event("a", "A", RULE)));
    folder.put("one.ics", calendar(event("a", "One", "RECURRENCE-ID:20250321T140000Z")));
    folder.put("two.ics", calendar(event("a", "Two", "RECURRENCE-ID:20250322T140000Z")));
    folder.learn();
  }

  @Test
  void deletingAnOverridesFileDeletesThatOccurrence() throws IOException {
    folder.delete("one.ics");
    Held held = folder.learn().changed().get("a");
    assertThat(held.document().toString())
        .contains("EXDATE:20250321T140000Z\r\n")
        .contains("SUMMARY:Two")
        .doesNotContain("SUMMARY:One");
    folder.isQuiet();
    assertThat(folder.text("master.ics")).doesNotContain("EXDATE");
    assertThat(folder.tidy().problems()).isEmpty();
    assertThat(folder.names()).hasSize(2);
    assertThat(folder.text(folder.names().last()))
        .isEqualTo(calendar(event("a", "A", RULE, "EXDATE:20250321T140000Z")));
    folder.isQuiet();
  }

  @Test
  void theDeletionIsNotForgottenBeforeTheMasterSaysIt() throws IOException {
    folder.delete("one.ics");
    folder.learn();
    folder.put("master.ics", calendar(event("a", "Retitled", RULE)));
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains("SUMMARY:Retitled", "EXDATE:20250321T140000Z");
    folder.isQuiet();
    folder.tidy();
    assertThat(folder.text(folder.names().last())).contains("Retitled", "EXDATE");
    folder.isQuiet();
  }

  @Test
  void aWriteBackWithTheExdateSettlesItToo() throws IOException {
    folder.delete("one.ics");
    Held held = folder.learn().changed().get("a");
    folder.replace("a", held.document().toString());
    assertThat(folder.names()).hasSize(2);
    folder.isQuiet();
    assertThat(folder.tidy().moved()).isEmpty();
  }

  @Test
  void anOverrideThatComesBackIsNotExcluded() throws IOException {
    folder.delete("one.ics");
    folder.learn();
    folder.put("again.ics", calendar(event("a", "One", "RECURRENCE-ID:20250321T140000Z")));
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains("SUMMARY:One")
        .doesNotContain("EXDATE");
    folder.isQuiet();
  }

  @Test
  void aRenamedOverrideIsStillThere() throws IOException {
    java.nio.file.Files.move(temp.resolve("one.ics"), temp.resolve("uno.ics"));
    assertThat(folder.learn().changed().get("a").document().toString())
        .contains("SUMMARY:One")
        .doesNotContain("EXDATE");
    folder.isQuiet();
  }

  @Test
  void anOverrideThatIsEditedAwayIsUndoneAndNotExcluded() throws IOException {
    folder.put("one.ics", calendar(event("b", "Something else")));
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.changed()).containsOnlyKeys("a", "b");
    assertThat(snapshot.changed().get("a").document().toString())
        .doesNotContain("EXDATE", "SUMMARY:One");
  }

  @Test
  void deletingTheMastersFileDeletesTheSeriesAndItsOverrideFiles() throws IOException {
    folder.delete("master.ics");
    Snapshot snapshot = folder.learn();
    assertThat(snapshot.missing()).containsExactly("a");
    assertThat(snapshot.changed()).isEmpty();
    folder.tidy();
    assertThat(folder.names()).isEmpty();
    folder.isQuiet();
  }

  @Test
  void whileTheDeletionIsOpenTheOverrideFilesStay() throws IOException {
    folder.delete("master.ics");
    assertThat(folder.look().missing()).containsExactly("a");
    folder.tidy();
    assertThat(folder.names()).containsExactly("one.ics", "two.ics");
    assertThat(folder.look().missing()).containsExactly("a");
  }

  @Test
  void aSeriesThatComesBackTakesItsOverrideFilesAgain() throws IOException {
    folder.delete("master.ics");
    assertThat(folder.look().missing()).containsExactly("a");
    String text =
        calendar(
            event("a", "Edited elsewhere", RULE),
            event("a", "One", "RECURRENCE-ID:20250321T140000Z"));
    assertThat(folder.write(new Write.Create("a", document(text))))
        .isInstanceOfSatisfying(Written.Stored.class, stored -> folder.know(stored.held()));
    assertThat(folder.names()).hasSize(2);
    folder.isQuiet();
    folder.tidy();
    assertThat(folder.names()).hasSize(2);
  }

  @Test
  void anEditedOverrideFileDoesNotGoWithItsMaster() throws IOException {
    folder.delete("master.ics");
    folder.learn();
    folder.put("one.ics", calendar(event("a", "Mine", "RECURRENCE-ID:20250321T140000Z")));
    folder.tidy();
    assertThat(folder.names()).contains("one.ics");
  }

  @Test
  void overridesWithoutAMasterAreAnItemOfTheirOwn() throws IOException {
    Folder invited = Folder.caldir(java.nio.file.Files.createDirectory(temp.resolve("invited")));
    Held held =
        invited.create("x", calendar(event("x", "Invited", "RECURRENCE-ID:20250321T140000Z")));
    invited.isQuiet();
    invited.delete(held.place().value());
    assertThat(invited.look().missing()).containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART;TZID=Europe/Berlin:20250320T150000|RECURRENCE-ID;TZID=Europe/Berlin:20250321T150000|EXDATE;TZID=Europe/Berlin:20250321T150000",
        "DTSTART;TZID=Europe/Berlin:20250320T150000|RECURRENCE-ID:20250321T140000Z|EXDATE;TZID=Europe/Berlin:20250321T150000",
        "DTSTART;TZID=Europe/Berlin:20250320T150000|RECURRENCE-ID;VALUE=DATE:20250321|EXDATE;TZID=Europe/Berlin:20250321T150000",
        "DTSTART;TZID=Nowhere/At all:20250320T150000|RECURRENCE-ID;TZID=Nowhere/At all:20250321T150000|EXDATE;TZID=Nowhere/At all:20250321T150000",
        "DTSTART;VALUE=DATE:20250320|RECURRENCE-ID;VALUE=DATE:20250321|EXDATE;VALUE=DATE:20250321",
        "DTSTART:20250320T150000|RECURRENCE-ID:20250321T150000|EXDATE:20250321T150000",
        "DTSTART:20250320T140000Z|RECURRENCE-ID;TZID=Europe/Berlin:20250321T150000|EXDATE:20250321T140000Z"
      })
  void theExdateIsWrittenAsTheStartIs(String start, String recurrenceId, String exdate)
      throws IOException {
    folder.put("m.ics", calendar(event("m", "M", start, RULE)));
    folder.put("o.ics", calendar(event("m", "O", recurrenceId)));
    folder.learn();
    folder.delete("o.ics");
    assertThat(folder.learn().changed().get("m").document().toString()).contains(exdate + "\r\n");
    folder.tidy();
    folder.isQuiet();
  }

  @Test
  void anExdateThatIsThereAlreadyIsNotRepeated() throws IOException {
    folder.put(
        "master.ics", calendar(event("a", "A", RULE, "EXDATE:20250324T140000Z,20250321T140000Z")));
    folder.delete("one.ics");
    assertThat(folder.learn().changed().get("a").document().toString())
        .containsOnlyOnce("20250321T140000Z");
  }
}
