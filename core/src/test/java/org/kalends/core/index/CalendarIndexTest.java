package org.kalends.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.FolderView;
import org.kalends.core.ledger.FileIndex;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.ItemProblem;

class CalendarIndexTest {
  private static final Horizon HORIZON = Horizon.around(2026, ZoneOffset.UTC);
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Query MARCH =
      Query.during(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void calendar() throws IOException {
    folder = Files.createDirectory(home.resolve("work"));
  }

  private void event(String file, String uid, String... lines) throws IOException {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nDTSTAMP:20260301T080000Z\r\nUID:"
            + uid
            + "\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    Files.writeString(folder.resolve(file), text);
    Files.setLastModifiedTime(folder.resolve(file), FileTime.from(NOW.minusSeconds(60)));
  }

  private Answer ask(Query query) throws IOException {
    try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
      FolderView view = new FolderView(folder, Clock.fixed(NOW, ZoneOffset.UTC));
      return new CalendarIndex("work", view, Optional.of(ledger.files("1")), HORIZON).ask(query);
    }
  }

  private List<String> uids(Query query) throws IOException {
    return uids(ask(query));
  }

  private static List<String> uids(Answer answer) {
    return Stream.concat(
            answer.found().stream().map(found -> found.item().uid()),
            answer.told().stream().map(Answer.Told::uid))
        .sorted()
        .toList();
  }

  private Optional<String> digest() throws IOException {
    try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
      return ledger.files("1").digest("work");
    }
  }

  private int remembered() throws IOException {
    try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
      return ledger.files("1").fingerprints("work").size();
    }
  }

  @Test
  void anItemIsPutTogetherFromAllItsFiles() throws IOException {
    event("_series.ics", "s", "DTSTART:20260105T100000Z", "RRULE:FREQ=WEEKLY;COUNT=4");
    event("moved.ics", "s", "RECURRENCE-ID:20260112T100000Z", "DTSTART:20260310T100000Z");
    for (int run = 0; run < 2; run++) {
      Answer.Found found = ask(MARCH).found().getFirst();
      assertThat(found.files()).containsExactly("_series.ics", "moved.ics");
      assertThat(found.item().master()).isPresent();
      assertThat(found.item().overrides()).hasSize(1);
    }
  }

  @Test
  void aFolderThatIsRememberedAsAWholeIsKnownByItsDigest() throws IOException {
    event("Aa.ics", "a", "DTSTART:20260310T100000Z");
    event("c.ics", "c", "DTSTART:20260310T100000Z");
    ask(MARCH);
    assertThat(digest()).isPresent();
    Files.move(folder.resolve("Aa.ics"), folder.resolve("BB.ics"));
    assertThat(ask(MARCH).found().getFirst().files()).containsExactly("BB.ics");
    assertThat(digest()).isPresent();
    Files.setLastModifiedTime(folder.resolve("c.ics"), FileTime.from(NOW));
    assertThat(uids(MARCH)).containsExactly("a", "c");
    assertThat(digest()).isEmpty();
  }

  @Test
  void aDigestOfSomethingElseIsNotKept() throws IOException {
    try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
      FileIndex index = ledger.files("1");
      Optional<String> none = Optional.empty();
      index.update("work", new FileIndex.Update(List.of(), List.of(), none, Optional.of("1")));
      index.update("work", new FileIndex.Update(List.of(), List.of(), none, Optional.of("2")));
      assertThat(index.digest("work")).isEmpty();
    }
  }

  @Test
  void twoMastersUnderOneUidAreBothThere() throws IOException {
    event("a.ics", "x", "SUMMARY:a", "DTSTART:20260310T100000Z");
    event("b.ics", "x", "SUMMARY:b", "DTSTART:20260311T100000Z");
    Answer.Found found = ask(MARCH).found().getFirst();
    assertThat(found.item().title()).isEqualTo("a");
    assertThat(found.item().extras()).hasSize(1);
  }

  @Test
  void filesThatChangedJustNowAreReadAgainNextTime() throws IOException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    Files.setLastModifiedTime(folder.resolve("a.ics"), FileTime.from(NOW));
    assertThat(uids(MARCH)).containsExactly("a");
    assertThat(remembered()).isZero();
    event("a.ics", "a", "DTSTART:20270310T100000Z");
    Files.setLastModifiedTime(folder.resolve("a.ics"), FileTime.from(NOW));
    assertThat(uids(MARCH)).isEmpty();
  }

  @Test
  void goneFilesAreForgotten() throws IOException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    event("b.ics", "b", "DTSTART:20260310T100000Z");
    assertThat(uids(MARCH)).containsExactly("a", "b");
    assertThat(remembered()).isEqualTo(2);
    Files.delete(folder.resolve("a.ics"));
    assertThat(uids(MARCH)).containsExactly("b");
    assertThat(remembered()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsNamedEveryTimeAndHidesNothing() throws IOException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    Files.writeString(folder.resolve("bad.ics"), "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n");
    Files.setLastModifiedTime(folder.resolve("bad.ics"), FileTime.from(NOW.minusSeconds(60)));
    for (int run = 0; run < 2; run++) {
      Answer answer = ask(MARCH);
      assertThat(uids(answer)).containsExactly("a");
      assertThat(answer.problems())
          .extracting(ItemProblem::where)
          .containsExactly(folder.resolve("bad.ics").toString());
    }
  }

  @Test
  void aLockedLedgerDoesNotKeepTheAnswerBack() throws IOException, SQLException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    assertThat(uids(MARCH)).containsExactly("a");
    event("b.ics", "b", "DTSTART:20260310T100000Z");
    String url = "jdbc:sqlite:" + home.resolve("ledger.db");
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      Answer answer = ask(MARCH);
      assertThat(uids(answer)).containsExactly("a", "b");
      assertThat(answer.unindexed()).isPresent();
    }
    assertThat(uids(MARCH)).containsExactly("a", "b");
    assertThat(remembered()).isEqualTo(2);
  }

  @Test
  void whatNeverHappensCanBeSearched() throws IOException {
    event("a.ics", "a", "SUMMARY:Someday");
    event(
        "b.ics",
        "b",
        "SUMMARY:Never today",
        "DTSTART:20260105T100000Z",
        "RRULE:FREQ=DAILY;COUNT=1",
        "EXDATE:20260105T100000Z");
    assertThat(uids(Query.saying(List.of("DAY", "me")))).containsExactly("a");
    assertThat(uids(Query.saying(List.of("tod")))).containsExactly("b");
    assertThat(uids(MARCH)).isEmpty();
  }

  @Test
  void whatAnotherProgramRememberedDoesNotCount() throws IOException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    assertThat(uids(MARCH)).containsExactly("a");
    try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
      assertThat(ledger.files("2").fingerprints("work")).isEmpty();
      Optional<String> none = Optional.empty();
      ledger.files("2").update("work", new FileIndex.Update(List.of(), List.of(), none, none));
      assertThat(ledger.files("1").fingerprints("work")).isEmpty();
    }
  }

  @Test
  void losingTheIndexLosesNothing() throws IOException {
    event("a.ics", "a", "DTSTART:20260310T100000Z");
    assertThat(uids(MARCH)).containsExactly("a");
    Files.delete(home.resolve("ledger.db"));
    assertThat(uids(MARCH)).containsExactly("a");
  }
}
