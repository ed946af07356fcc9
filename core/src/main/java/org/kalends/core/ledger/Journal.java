package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Reversal;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Texts;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

/** Writes of one calendar that are about to be made and are not settled. */
final class Journal {
  /** {@code entered}: the history has it already; run, at and command tell which run's it is. */
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE intent (
            calendar INTEGER NOT NULL REFERENCES calendar ON DELETE CASCADE,
            uid TEXT NOT NULL,
            side TEXT NOT NULL,
            run TEXT NOT NULL,
            at INTEGER NOT NULL,
            command TEXT NOT NULL,
            entered INTEGER NOT NULL DEFAULT 0,
            target_place TEXT,
            target_version TEXT,
            target_text BLOB,
            source_place TEXT,
            source_version TEXT,
            source_text BLOB,
            written BLOB,
            PRIMARY KEY (calendar, uid, side))
          """);

  /** Of a step that restores a side, the source is what the other side held. */
  static final List<String> RESTORES =
      List.of("ALTER TABLE intent ADD COLUMN restores TEXT NOT NULL DEFAULT 'NO'");

  /** {@code part}: it is one side's part of a merge. */
  static final List<String> PARTS =
      List.of("ALTER TABLE intent ADD COLUMN part INTEGER NOT NULL DEFAULT 0");

  /** Whether a change restores a side, and what the base has to do with it. */
  private enum Restores {
    NO,
    BOTH_SIDES,
    FOLDER;

    static Restores of(Step.Change change) {
      return change instanceof Step.Restore restore
          ? restore.whole().agreed().isPresent() ? BOTH_SIDES : FOLDER
          : NO;
    }
  }

  private static final String OF_ITEM = " WHERE calendar = ? AND uid = ? AND side = ?";

  private final Connection c;
  private final long calendar;

  Journal(Connection c, long calendar) {
    this.c = c;
    this.calendar = calendar;
  }

  /**
   * How an intent ended.
   *
   * @param run the one that had it
   * @param entered whether the history knows of it
   */
  record Closed(Run run, boolean entered) {}

  void open(Run run, List<Intent> intents) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO intent (calendar, run, at, command, uid, side, target_place,"
            + " target_version, target_text, source_place, source_version, source_text, written,"
            + " restores, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      insert.setLong(1, calendar);
      insert.setString(2, run.id().toString());
      insert.setLong(3, run.at().toEpochMilli());
      insert.setString(4, run.command());
      for (Intent intent : intents) {
        insert.setString(5, intent.change().uid());
        insert.setString(6, intent.change().on().name());
        set(insert, 7, intent.change().before());
        set(insert, 10, intent.change().opposite());
        insert.setBytes(13, written(intent));
        insert.setString(14, Restores.of(intent.change()).name());
        insert.setBoolean(15, intent.change() instanceof Step.Patch);
        insert.executeUpdate();
      }
    }
  }

  private static void set(PreparedStatement insert, int from, Optional<Held> held)
      throws SQLException {
    insert.setString(from, held.map(h -> h.place().value()).orElse(null));
    insert.setString(from + 1, held.map(h -> h.version().value()).orElse(null));
    insert.setBytes(from + 2, held.map(h -> h.document().bytes()).orElse(null));
  }

  /** Empty where it is what the source says, word for word; of a restored side only if it goes. */
  private static byte[] written(Intent intent) {
    if (intent.change() instanceof Step.Restore) {
      return intent.document().map(Document::bytes).orElse(null);
    }
    byte[] source = intent.change().opposite().map(held -> held.document().bytes()).orElse(null);
    byte[] written = intent.document().map(Document::bytes).orElse(null);
    return Arrays.equals(source, written) ? null : written;
  }

  /** Of which items. */
  static List<String> uids(Connection c, String calendar) throws SQLException {
    return Sql.query(
        c,
        "SELECT DISTINCT uid FROM intent JOIN calendar ON calendar.id = calendar WHERE name = ?",
        row -> row.getString(1),
        calendar);
  }

  /**
   * Those that are open.
   *
   * @param base what the base has of them
   */
  static List<Intent> intents(Connection c, String calendar, Map<String, Agreed> base)
      throws SQLException {
    String sql =
        "SELECT uid, side, target_place, target_version, target_text, source_place,"
            + " source_version, source_text, iif(restores = 'NO', coalesce(written,"
            + " source_text), written), restores, part"
            + " FROM intent JOIN calendar ON calendar.id = calendar WHERE name = ?";
    return Sql.query(c, sql, row -> intent(row, base::get), calendar);
  }

  private static Intent intent(ResultSet row, Function<String, Agreed> base) throws SQLException {
    String uid = row.getString(1);
    Side on = Side.valueOf(row.getString(2));
    Optional<Held> target = held(uid, row, 3);
    Optional<Held> source = held(uid, row, 6);
    Optional<Document> written =
        Optional.ofNullable(row.getBytes(9)).map(bytes -> Document.parse(bytes).document());
    Optional<Agreed> agreed = Optional.ofNullable(base.apply(uid));
    Restores restores = Restores.valueOf(row.getString(10));
    if (restores != Restores.NO) {
      return new Intent(restore(uid, on, target, source, agreed, written, restores), written);
    }
    if (row.getBoolean(11)) {
      Document part = written.orElseThrow();
      return new Intent(
          new Step.Patch(on, target.orElseThrow(), source.orElseThrow(), part, agreed), written);
    }
    if (source.isEmpty()) {
      return new Intent(new Step.Delete(on, target.orElseThrow()), written);
    }
    return new Intent(
        target
            .<Step.Change>map(held -> new Step.Replace(on, source.get(), held, agreed))
            .orElseGet(() -> new Step.Create(on, source.get(), agreed)),
        written);
  }

  private static Step.Restore restore(
      String uid,
      Side on,
      Optional<Held> target,
      Optional<Held> other,
      Optional<Agreed> base,
      Optional<Document> written,
      Restores restores) {
    String title = target.or(() -> other).map(Held::title).orElse("");
    Optional<Texts> agreed =
        restores == Restores.FOLDER
            ? Optional.empty()
            : Optional.of(base.map(Texts::of).orElse(Texts.NONE));
    return new Step.Restore(
        on,
        new Reversal(
            uid,
            title,
            on == Side.LEFT ? target : other,
            on == Side.LEFT ? other : target,
            base,
            Texts.of(on, written, other.map(Held::document)),
            agreed));
  }

  private static Optional<Held> held(String uid, ResultSet row, int from) throws SQLException {
    if (row.getString(from) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Held(
            uid,
            new Place(row.getString(from)),
            new Version(row.getString(from + 1)),
            Document.parse(row.getBytes(from + 2)).document()));
  }

  Optional<Closed> close(Step.Change change) throws SQLException {
    String sql = "DELETE FROM intent" + OF_ITEM + " RETURNING run, at, command, entered";
    return Sql.query(c, sql, Journal::closed, calendar, change.uid(), change.on().name()).stream()
        .findFirst();
  }

  private static Closed closed(ResultSet row) throws SQLException {
    UUID id = UUID.fromString(row.getString(1));
    Instant at = Instant.ofEpochMilli(row.getLong(2));
    return new Closed(new Run(id, at, row.getString(3)), row.getBoolean(4));
  }

  void entered(Step.Change change) throws SQLException {
    Sql.update(
        c, "UPDATE intent SET entered = 1" + OF_ITEM, calendar, change.uid(), change.on().name());
  }
}
