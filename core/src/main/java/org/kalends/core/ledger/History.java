package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.ics.Document;

/** Every change that was made, with the text that it replaced or removed. */
public final class History {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            command TEXT NOT NULL,
            UNIQUE (at, command))
          """,
          """
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run,
            calendar TEXT NOT NULL,
            uid TEXT NOT NULL,
            title TEXT NOT NULL,
            action TEXT NOT NULL,
            side TEXT,
            before BLOB)
          """,
          "CREATE INDEX entry_of_item ON entry (calendar, uid)");

  private final Ledger ledger;

  History(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What was done to an item. */
  public enum Action {
    CREATED,
    REPLACED,
    DELETED,
    /** It had gone from both sides; the text is the last that both agreed on. */
    FORGOTTEN
  }

  /**
   * One change.
   *
   * @param side where it was made; empty for an item that had gone from both
   * @param before the text that is there no more
   */
  public record Entry(
      Run run,
      String calendar,
      String uid,
      String title,
      Action action,
      Optional<Side> side,
      Optional<Document> before) {}

  /** Enters what a command did to a folder by itself. */
  public void enter(Run run, String calendar, List<Step.Change> changes) throws IOException {
    ledger.write(c -> enter(c, run, calendar, changes));
  }

  /** What happened to one item, latest first. */
  public List<Entry> of(String calendar, String uid) throws IOException {
    return entries("WHERE calendar = ? AND uid = ?", calendar, uid);
  }

  /** What happened to all items of one calendar, latest first. */
  public List<Entry> of(String calendar) throws IOException {
    return entries("WHERE calendar = ?", calendar);
  }

  private List<Entry> entries(String where, String... arguments) throws IOException {
    String sql = "SELECT * FROM entry JOIN run ON run.id = entry.run %s ORDER BY entry.id DESC";
    return ledger.read(c -> {
      try (PreparedStatement select = c.prepareStatement(sql.formatted(where))) {
        for (int i = 0; i < arguments.length; i++) {
          select.setString(i + 1, arguments[i]);
        }
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            entries.add(entry(row));
          }
        }
        return entries;
      }
    });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Run(Instant.ofEpochMilli(row.getLong("at")), row.getString("command")),
        row.getString("calendar"),
        row.getString("uid"),
        row.getString("title"),
        Action.valueOf(row.getString("action")),
        Optional.ofNullable(row.getString("side")).map(Side::valueOf),
        Optional.ofNullable(row.getBytes("before")).map(b -> Document.parse(b).document()));
  }

  /** What one step leaves in the history; steps that change nothing leave nothing. */
  private static Optional<Line> line(Step step) {
    return switch (step) {
      case Step.Create create -> Optional.of(line(Action.CREATED, create));
      case Step.Replace replace -> Optional.of(line(Action.REPLACED, replace));
      case Step.Delete delete -> Optional.of(line(Action.DELETED, delete));
      case Step.Forget forget ->
          Optional.of(
              new Line(
                  Action.FORGOTTEN, Optional.empty(), Optional.of(forget.last().right()), forget));
      case Step.Link link -> Optional.empty();
      case Step.Note note -> Optional.empty();
      case Step.Open open -> Optional.empty();
    };
  }

  private static Line line(Action action, Step.Change change) {
    return new Line(action, Optional.of(change.on()), change.before(), change);
  }

  private record Line(Action action, Optional<Side> side, Optional<Held> before, Step step) {}

  static void enter(Connection c, Run run, String calendar, List<? extends Step> steps)
      throws SQLException {
    List<Line> lines = steps.stream().map(History::line).flatMap(Optional::stream).toList();
    if (lines.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO entry (run, calendar, uid, title, action, side, before)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      insert.setLong(1, id(c, run));
      insert.setString(2, calendar);
      for (Line line : lines) {
        insert.setString(3, line.step().uid());
        insert.setString(4, line.step().title());
        insert.setString(5, line.action().name());
        insert.setString(6, line.side().map(Side::name).orElse(null));
        insert.setBytes(7, line.before().map(held -> held.document().bytes()).orElse(null));
        insert.executeUpdate();
      }
    }
  }

  private static long id(Connection c, Run run) throws SQLException {
    String sql =
        "INSERT INTO run (at, command) VALUES (?, ?)"
            + " ON CONFLICT (at, command) DO UPDATE SET at = at RETURNING id";
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      insert.setLong(1, run.at().toEpochMilli());
      insert.setString(2, run.command());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
