package org.kalends.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

class LedgerTest {
  private static final Run RUN = new Run(Instant.parse("2025-03-20T15:00:00Z"), "sync");

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(file());
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  private Path file() {
    return folder.resolve("state").resolve("ledger.db");
  }

  private void reopen() throws IOException {
    ledger.close();
    ledger = Ledger.open(file());
  }

  private BaseStore work() {
    return ledger.base("work", RUN);
  }

  @Test
  void aNewLedgerKnowsNothing() throws IOException {
    assertThat(work().known(Side.LEFT)).isEqualTo(Known.NOTHING);
    assertThat(work().base(Set.of("a"))).isEqualTo(Base.EMPTY);
    assertThat(ledger.history().of("work")).isEmpty();
    assertThat(ledger.damage()).isEmpty();
  }

  @Test
  void whatWasAgreedIsKnownAfterwards() throws IOException {
    Agreed agreed = agreed("a", "left text", "right text");
    link(agreed);
    reopen();
    assertThat(work().base(Set.of("a", "b"))).isEqualTo(new Base(Map.of("a", agreed), 1, Set.of()));
    assertThat(work().known(Side.LEFT).items()).isEqualTo(Map.of("a", seat(agreed.left())));
    assertThat(work().known(Side.RIGHT).items()).isEqualTo(Map.of("a", seat(agreed.right())));
  }

  @Test
  void aTextThatBothSidesShareComesBackOnBoth() throws IOException {
    Agreed agreed = agreed("a", "text", "text");
    link(agreed);
    assertThat(work().base(Set.of("a")).agreed()).containsEntry("a", agreed);
  }

  @Test
  void anewAgreementTakesThePlaceOfTheOld() throws IOException {
    link(agreed("a", "old", "old"));
    Agreed now = agreed("a", "new here", "new there");
    link(now);
    assertThat(work().base(Set.of("a"))).isEqualTo(new Base(Map.of("a", now), 1, Set.of()));
  }

  @Test
  void whatHasGoneIsForgottenWithItsText() throws IOException {
    Agreed agreed = agreed("a", "left text", "right text");
    link(agreed);
    work().settle(List.of(new Settled(new Step.Forget(agreed), Optional.empty())));
    assertThat(work().base(Set.of("a"))).isEqualTo(Base.EMPTY);
    assertThat(ledger.<Integer>read(c -> count(c, "text"))).isZero();
  }

  @Test
  void calendarsAreKeptApart() throws IOException {
    link(agreed("a", "work", "work"));
    BaseStore home = ledger.base("home", RUN);
    assertThat(home.known(Side.LEFT)).isEqualTo(Known.NOTHING);
    assertThat(home.base(Set.of("a")).size()).isZero();
  }

  @Test
  void whatWasAgreedWithAnotherCollectionIsForgotten() throws IOException {
    ledger.base("work", "https://one.example/", RUN);
    link(agreed("a", "here", "there"));
    BaseStore same = ledger.base("work", "https://one.example/", RUN);
    assertThat(same.known(Side.LEFT).items()).containsOnlyKeys("a");
    BaseStore other = ledger.base("work", "https://other.example/", RUN);
    assertThat(other.known(Side.LEFT)).isEqualTo(Known.NOTHING);
    assertThat(other.base(Set.of("a"))).isEqualTo(Base.EMPTY);
  }

  @Test
  void anItemMovesOnOneSideOnly() throws IOException {
    Agreed agreed = agreed("a", "text", "text");
    link(agreed);
    var seat = new Known.Seat(new Place("elsewhere"), new Version("7"));
    work().move(Side.LEFT, Map.of("a", seat));
    assertThat(work().known(Side.LEFT).items()).containsEntry("a", seat);
    assertThat(work().known(Side.RIGHT).items()).containsEntry("a", seat(agreed.right()));
    assertThat(work().base(Set.of("a")).agreed().get("a").left().document())
        .isEqualTo(agreed.left().document());
  }

  @Test
  void aMarkerIsForgottenWithTheBaseThatItWasTakenWith() throws IOException {
    work().mark(Side.LEFT, Optional.of("1"));
    work().mark(Side.RIGHT, Optional.of("token"));
    work().settle(List.of());
    assertThat(work().known(Side.RIGHT).marker()).contains("token");
    link(agreed("a", "text", "text"));
    assertThat(work().known(Side.LEFT).marker()).isEmpty();
    assertThat(work().known(Side.RIGHT).marker()).isEmpty();
  }

  @Test
  void eachSideHasItsMarker() throws IOException {
    work().mark(Side.RIGHT, Optional.of("token"));
    reopen();
    assertThat(work().known(Side.LEFT).marker()).isEmpty();
    assertThat(work().known(Side.RIGHT).marker()).contains("token");
    work().mark(Side.RIGHT, Optional.empty());
    assertThat(work().known(Side.RIGHT).marker()).isEmpty();
  }

  @Test
  void whatWasWrittenSinceTheMarkerIsToldUntilTheNextOne() throws IOException {
    Map<String, Place> written = Map.of("a", new Place("a.ics"));
    work().mark(Side.RIGHT, Optional.of("token"), written);
    reopen();
    assertThat(work().known(Side.RIGHT).written()).isEqualTo(written);
    assertThat(work().known(Side.LEFT).written()).isEmpty();
    work().mark(Side.RIGHT, Optional.of("token"));
    assertThat(work().known(Side.RIGHT).written()).isEmpty();
  }

  @Test
  void whereAllIsListedNothingIsAskedForOnceMore() throws IOException {
    work().mark(Side.RIGHT, Optional.of("token"), Map.of("a", new Place("a.ics")));
    link(agreed("b", "text", "text"));
    assertThat(work().known(Side.RIGHT).written()).isEmpty();
  }

  @Test
  void theTextsOfWhatWasReplacedOrDeletedAreInTheHistory() throws IOException {
    Agreed old = agreed("a", "old", "old");
    Held edited = held("a", "edited");
    var replace = new Step.Replace(Side.RIGHT, edited, old.right(), Optional.of(old));
    var delete = new Step.Delete(Side.LEFT, edited);
    work().settle(List.of(new Settled(replace, Optional.of(old))));
    work().settle(List.of(new Settled(delete, Optional.empty())));
    List<History.Entry> entries = ledger.history().of("work", "a");
    assertThat(entries)
        .extracting(History.Entry::action)
        .containsExactly(History.Action.DELETED, History.Action.REPLACED);
    assertThat(entries)
        .extracting(History.Entry::before)
        .containsExactly(Optional.of(edited.document()), Optional.of(old.right().document()));
    assertThat(entries)
        .extracting(History.Entry::side)
        .containsExactly(Optional.of(Side.LEFT), Optional.of(Side.RIGHT));
    assertThat(entries).extracting(History.Entry::run).containsOnly(RUN);
    assertThat(entries).extracting(History.Entry::title).containsOnly("edited");
  }

  @Test
  void calendarsOfOneRunShareItInTheHistory() throws IOException {
    var create = new Step.Create(Side.LEFT, held("a", "text"), Optional.empty());
    Settled settled = new Settled(create, Optional.of(agreed("a", "text", "text")));
    work().settle(List.of(settled));
    ledger.base("home", RUN).settle(List.of(settled));
    assertThat(ledger.<Integer>read(c -> count(c, "run"))).isEqualTo(1);
  }

  @Test
  void aRunThatChangesNothingLeavesNoTrace() throws IOException {
    link(agreed("a", "text", "text"));
    assertThat(ledger.history().of("work")).isEmpty();
    assertThat(ledger.<Integer>read(c -> count(c, "run"))).isZero();
  }

  @Test
  void aChunkIsTakenAsAWholeOrNotAtAll() throws IOException {
    Settled good =
        new Settled(new Step.Link(agreed("a", "x", "x")), Optional.of(agreed("a", "x", "x")));
    ledger.write(c -> {
      try (var statement = c.createStatement()) {
        statement.execute(
            "CREATE TRIGGER full BEFORE INSERT ON item WHEN new.uid = 'b'"
                + " BEGIN SELECT raise(ABORT, 'disk full'); END");
      }
    });
    Settled bad =
        new Settled(new Step.Link(agreed("b", "x", "x")), Optional.of(agreed("b", "x", "x")));
    assertThatThrownBy(() -> work().settle(List.of(good, bad)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("disk full");
    assertThat(work().base(Set.of("a"))).isEqualTo(Base.EMPTY);
  }

  @Test
  void aNewerSchemaIsRefused() throws Exception {
    ledger.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> Ledger.open(file()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("newer Kalends");
  }

  @Test
  void aLedgerFromBeforeTheIndexKeepsWhatItKnows() throws Exception {
    old(
        2,
        "INSERT INTO calendar (name) VALUES ('work')",
        "INSERT INTO item VALUES (1, 1, 'a', '/a', 'v1', '/a', 'v1')",
        "INSERT INTO text VALUES (1, 'text', NULL)");
    assertThat(work().known(Side.LEFT).items()).containsKey("a");
    FileIndex index = ledger.files("1");
    List<IndexedFile> files = List.of(new IndexedFile("a.ics", "1.2.3", List.of()));
    Optional<String> none = Optional.empty();
    index.update("work", new FileIndex.Update(files, List.of(), none, none));
    assertThat(index.fingerprints("work")).isEqualTo(Map.of("a.ics", "1.2.3"));
  }

  @Test
  void aHistoryFromBeforeBothSidesWereKeptTellsWhatItKnows() throws Exception {
    String insert = "INSERT INTO entry (run, calendar, uid, title, action, side, before) VALUES ";
    old(
        3,
        "INSERT INTO run VALUES (7, 1742482800000, 'sync'), (9, 1742482800001, 'discard')",
        insert + "(7, 'work', 'a', 'Lunch', 'REPLACED', 'RIGHT', 'there')",
        insert + "(7, 'work', 'b', 'Party', 'FORGOTTEN', NULL, 'both')",
        insert + "(9, 'work', 'c', 'Talk', 'DELETED', 'LEFT', 'here')",
        insert + "(9, 'work', 'd', 'New', 'CREATED', 'RIGHT', NULL)");
    assertThat(ledger.history().of("work"))
        .extracting(entry -> entry.before().map(text -> new String(text.bytes(), UTF_8)))
        .containsExactly(
            Optional.empty(), Optional.of("here"), Optional.of("both"), Optional.of("there"));
    assertThat(ledger.history().runs(Set.of(), 9))
        .extracting(History.Past::number)
        .containsExactly(9L, 7L);
    Agreed agreed = agreed("e", "text", "text");
    var create = new Step.Create(Side.LEFT, agreed.right(), Optional.empty());
    work().settle(List.of(new Settled(create, Optional.of(agreed))));
    assertThat(ledger.history().of("work", "e").getFirst().number()).isEqualTo(10);
  }

  @Test
  void runsThatAreOlderThanIsKeptAreForgottenWithTheirTexts() throws IOException {
    Run old = changed("a", "2025-01-01T00:00:00Z");
    Run newer = changed("b", "2025-03-01T00:00:00Z");
    ledger.history().prune(newer, new Retention(Duration.ofDays(59), 1_000_000));
    assertThat(ledger.history().of("work")).extracting(History.Entry::run).containsOnly(newer, old);
    ledger.history().prune(newer, new Retention(Duration.ofDays(58), 1_000_000));
    assertThat(ledger.history().of("work")).extracting(History.Entry::uid).containsExactly("b");
    assertThat(ledger.<Integer>read(c -> count(c, "content"))).isEqualTo(2);
    assertThat(changed("c", "2025-03-02T00:00:00Z")).isNotNull();
    assertThat(ledger.history().runs(Set.of(), 1).getFirst().number()).isEqualTo(3);
  }

  @Test
  void theOldestRunsGoWhereTheTextsAreTooMuchButNeverTheLatest() throws IOException {
    Run last = changed("a", "2025-01-01T00:00:00Z");
    for (int i = 0; i < 30; i++) {
      last = changed("b" + i, "2025-01-02T00:00:00Z");
    }
    int one = "BEGIN:VCALENDAR".length();
    ledger.history().prune(last, new Retention(Duration.ofDays(365), 1_000_000));
    assertThat(ledger.history().size(Set.of())).isEqualTo(31);
    ledger.history().prune(last, new Retention(Duration.ofDays(365), 20L * one));
    assertThat(ledger.history().size(Set.of())).isBetween(1, 5);
    ledger.history().prune(last, new Retention(Duration.ofDays(365), 1));
    assertThat(ledger.history().of("work")).extracting(History.Entry::run).containsOnly(last);
  }

  @Test
  void aRunThatChangedNothingPrunesNothing() throws IOException {
    changed("a", "2025-01-01T00:00:00Z");
    ledger.history().prune(RUN, new Retention(Duration.ofDays(1), 1));
    assertThat(ledger.history().size(Set.of())).isEqualTo(1);
  }

  /** A run at that time that brought an item; its two texts are of no other run. */
  private Run changed(String uid, String at) throws IOException {
    Run run = new Run(Instant.parse(at), "sync");
    Agreed agreed = agreed(uid, "left " + uid, "right " + uid);
    var create = new Step.Create(Side.LEFT, agreed.right(), Optional.empty());
    ledger.base("work", run).settle(List.of(new Settled(create, Optional.of(agreed))));
    return run;
  }

  /** A ledger as the program of that schema left it. */
  private void old(int version, String... statements) throws Exception {
    ledger.close();
    Files.delete(file());
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      Schema.migrate(connection, 0, version);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    ledger = Ledger.open(file());
  }

  @Test
  void aDamagedFileIsNamedWithWhatToDo() throws Exception {
    ledger.close();
    Files.writeString(file(), "this is no database, and long enough to be looked at ".repeat(100));
    assertThatThrownBy(() -> Ledger.open(file()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("Move it away")
        .hasMessageContaining("safe");
  }

  @Test
  void aLedgerMayBeOpenTwice() throws IOException {
    try (Ledger second = Ledger.open(file())) {
      link(agreed("a", "text", "text"));
      assertThat(second.base("work", RUN).known(Side.LEFT).items()).containsKey("a");
      second.base("home", RUN).mark(Side.LEFT, Optional.of("1"));
    }
    assertThat(ledger.base("home", RUN).known(Side.LEFT).marker()).contains("1");
  }

  private void link(Agreed agreed) throws IOException {
    work().settle(List.of(new Settled(new Step.Link(agreed), Optional.of(agreed))));
  }

  private static int count(java.sql.Connection c, String table) throws java.sql.SQLException {
    try (var statement = c.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      return row.getInt(1);
    }
  }

  private static Agreed agreed(String uid, String left, String right) {
    return new Agreed(held(uid, left), held(uid, right));
  }

  private static Known.Seat seat(Held held) {
    return new Known.Seat(held.place(), held.version());
  }

  private static Held held(String uid, String title) {
    String text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            .formatted(uid, title);
    Document document = Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
    return new Held(uid, new Place("/" + uid + "/" + title), new Version("v" + title), document);
  }
}
