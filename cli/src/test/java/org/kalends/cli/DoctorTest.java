package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.Ledger;

class DoctorTest {
  @TempDir Path home;
  private Path work;

  @BeforeEach
  void folder() throws IOException {
    work = Files.createDirectories(home.resolve("calendars/work"));
  }

  private void file(String name, String... lines) throws IOException {
    Files.writeString(work.resolve(name), String.join("\r\n", lines) + "\r\n");
  }

  private void event(String name, String... lines) throws IOException {
    file(
        name,
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:test",
        "BEGIN:VEVENT",
        "DTSTAMP:20260301T080000Z",
        "DTSTART;VALUE=DATE:20260418",
        "SUMMARY:Picnic",
        String.join("\r\n", lines),
        "END:VEVENT",
        "END:VCALENDAR");
  }

  @Test
  void anEmptyFolderIsWell() {
    Cli.Result result = Cli.run(home, "doctor");
    assertThat(result).isEqualTo(new Cli.Result(0, "1 calendar, all well\n", ""));
  }

  @Test
  void aFileThatIsCutOffWaitsForTheUserAlsoWithFix() throws IOException {
    file("cut.ics", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x");
    assertThat(Cli.run(home, "doctor").exit()).isEqualTo(3);
    Cli.Result result = Cli.run(home, "doctor", "--fix");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).contains("work\n  cut.ics: ").contains("is cut off");
  }

  @Test
  void twoFilesWithOneUidAreNamed() throws IOException {
    event("a.ics", "UID:one");
    event("b.ics", "UID:one");
    assertThat(Cli.run(home, "doctor").out()).contains("a.ics").contains("b.ics");
  }

  @Test
  void aMissingUidAndAWrongNameAreFixedAndThenAllIsWell() throws IOException {
    event("picnic.ics", "LOCATION:Lake");
    Cli.Result found = Cli.run(home, "doctor");
    assertThat(found.exit()).isEqualTo(3);
    assertThat(found.out()).contains("has no UID").contains("kalends doctor -c work --fix");
    assertThat(Cli.run(home, "doctor", "--fix").exit()).isZero();
    assertThat(Cli.run(home, "doctor").exit()).isZero();
    try (var files = Files.list(work)) {
      assertThat(files.map(f -> f.getFileName().toString()).toList())
          .singleElement()
          .asString()
          .startsWith("2026-04-18__picnic_");
    }
  }

  @Test
  void lookingChangesNothing() throws IOException {
    event("picnic.ics", "UID:p");
    Cli.run(home, "doctor");
    assertThat(work.resolve("picnic.ics")).exists();
    assertThat(home.resolve("calendars/.kalends")).doesNotExist();
  }

  @Test
  void programsGetJson() throws IOException {
    event("picnic.ics", "UID:p");
    assertThat(Cli.run(home, "doctor", "--json").out())
        .contains(
            "\"calendar\": \"work\"", "\"state\": \"waits\"", "should be called 2026-04-18__");
  }

  @Test
  void aFolderThatIsNoneIsAUsageErrorWithTheNearestName() {
    Cli.Result result = Cli.run(home, "doctor", "-c", "wrok");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean `work`?");
  }

  @Test
  void oneNameThatIsTakenDoesNotHideWhatElseWasFixed() throws IOException {
    event("a.ics", "UID:one");
    event("b.ics", "UID:one");
    file(".kalends-1.tmp", "x");
    Files.setLastModifiedTime(
        work.resolve(".kalends-1.tmp"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    Cli.Result result = Cli.run(home, "doctor", "--fix");
    assertThat(result.exit()).as(result.toString()).isEqualTo(3);
    assertThat(result.out()).contains("fixed");
    assertThat(work.resolve(".kalends-1.tmp")).doesNotExist();
  }

  @Test
  void anInvitationToOneDateIsWorthANoteOnly() throws IOException {
    event("one.ics", "UID:series", "RECURRENCE-ID;VALUE=DATE:20260418");
    Cli.run(home, "doctor", "--fix");
    Cli.Result result = Cli.run(home, "doctor");
    assertThat(result.out()).contains("changes one occurrence of a series");
    assertThat(result.exit()).isZero();
  }

  @Test
  void aLedgerOfANewerVersionIsNotToBeMovedAway() throws Exception {
    Files.createDirectories(home.resolve("calendars/.kalends"));
    Files.writeString(
        home.resolve("calendars/.kalends/root.toml"),
        "format = 1\nid = \"r\"\nzone = \"Europe/Berlin\"\n");
    Path ledger = home.resolve(".local/state/kalends/r/ledger.db");
    Ledger.open(ledger).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    Cli.Result result = Cli.run(home, "doctor");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).contains("newer Kalends").doesNotContain("move it away");
  }
}
