package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;

/**
 * What a server has told the clients of the calendars in one root: the names and texts of
 * resources, and numbered changes (RFC 6578). Losing it costs every client one full listing, no
 * event. A calendar is called by its folder.
 */
public final class Served {
  /** A row without text is a name whose item is gone, or about to be written. */
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE served_calendar (
            folder TEXT PRIMARY KEY,
            epoch TEXT NOT NULL,
            revision INTEGER NOT NULL)\
          """,
          """
          CREATE TABLE served_property (
            folder TEXT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (folder, name))\
          """,
          """
          CREATE TABLE served_item (
            folder TEXT NOT NULL,
            name TEXT NOT NULL,
            uid TEXT NOT NULL,
            revision INTEGER NOT NULL,
            kind TEXT,
            place TEXT,
            version TEXT,
            etag TEXT,
            length INTEGER,
            modified INTEGER,
            starts INTEGER,
            ends INTEGER,
            text BLOB,
            PRIMARY KEY (folder, name))\
          """,
          "CREATE INDEX served_by_uid ON served_item (folder, uid)",
          "CREATE INDEX served_by_revision ON served_item (folder, revision)");

  private static final String COLUMNS =
      "name, uid, kind, place, version, etag, length, modified, starts, ends, revision";
  private final Ledger ledger;

  Served(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * How far the changes of a calendar have come.
   *
   * @param epoch which count this is: another one after the ledger or the calendar was made anew
   * @param number of the newest change, 0 before the first
   */
  public record Revision(String epoch, long number) {}

  /** What is served under a name. */
  public record Content(ServedItem item, byte[] text) {}

  /** A name that changed, and in which revision. */
  public record Since(String name, long revision) {}

  /** Where a calendar stands; begins a new epoch for one that is not known. */
  public Revision revision(String folder) throws IOException {
    String epoch = UUID.randomUUID().toString().replace("-", "");
    ledger.write(c ->
        Sql.update(c, "INSERT OR IGNORE INTO served_calendar VALUES (?, ?, 0)", folder, epoch));
    String sql = "SELECT epoch, revision FROM served_calendar WHERE folder = ?";
    return ledger
        .read(c -> Sql.query(c, sql, r -> new Revision(r.getString(1), r.getLong(2)), folder))
        .getFirst();
  }

  /** All that is served of a calendar. */
  public List<ServedItem> items(String folder) throws IOException {
    String sql = "SELECT " + COLUMNS + " FROM served_item WHERE folder = ? AND text IS NOT NULL";
    return ledger.read(c -> Sql.query(c, sql, Served::item, folder));
  }

  /** A resource and its text, of the same moment. */
  public Optional<Content> content(String folder, String name) throws IOException {
    String sql =
        "SELECT "
            + COLUMNS
            + ", text FROM served_item WHERE folder = ? AND name = ? AND text IS NOT NULL";
    return ledger
        .read(c -> Sql.query(c, sql, r -> new Content(item(r), r.getBytes("text")), folder, name))
        .stream()
        .findFirst();
  }

  /**
   * The names that changed after a revision, oldest change first.
   *
   * @param most how many
   */
  public List<Since> since(String folder, long revision, int most) throws IOException {
    String sql =
        "SELECT name, revision FROM served_item WHERE folder = ? AND revision > ?"
            + " ORDER BY revision, name LIMIT ?";
    return ledger.read(c ->
        Sql.query(c, sql, r -> new Since(r.getString(1), r.getLong(2)), folder, revision, most));
  }

  /** The name that a UID without an item had, or was about to have, when last heard of. */
  public Optional<String> formerName(String folder, String uid) throws IOException {
    String sql =
        "SELECT name FROM served_item WHERE folder = ? AND uid = ? AND text IS NULL"
            + " ORDER BY revision DESC, rowid DESC LIMIT 1";
    return ledger.read(c -> Sql.query(c, sql, r -> r.getString(1), folder, uid)).stream()
        .findFirst();
  }

  /** Makes these changes known, all or none. */
  public void change(String folder, List<ServedChange> changes) throws IOException {
    ledger.write(c -> {
      for (ServedChange change : changes) {
        change(c, folder, change);
      }
    });
  }

  /** Enters changes that are about to be made for a client in the history. */
  public void enter(String folder, Run run, List<Step.Change> steps) throws IOException {
    ledger.write(c -> History.enter(c, run, folder, steps));
  }

  private static void change(Connection c, String folder, ServedChange change) throws SQLException {
    switch (change) {
      case ServedChange.Kept kept -> keep(c, folder, kept.item(), kept.text());
      case ServedChange.Moved moved -> move(c, folder, moved.item());
      case ServedChange.Gone gone ->
          Sql.update(
              c,
              "INSERT OR REPLACE INTO served_item (folder, name, uid, revision)"
                  + " VALUES (?, ?, ?, ?)",
              folder,
              gone.name(),
              gone.uid(),
              gone.revision());
    }
    Sql.update(
        c,
        "UPDATE served_calendar SET revision = max(revision, ?) WHERE folder = ?",
        change.revision(),
        folder);
  }

  private static void move(Connection c, String folder, ServedItem item) throws SQLException {
    Sql.update(
        c,
        "UPDATE served_item SET place = ?, version = ? WHERE folder = ? AND name = ?",
        item.seat().place().value(),
        item.seat().version().value(),
        folder,
        item.name());
  }

  private static void keep(Connection c, String folder, ServedItem item, byte[] text)
      throws SQLException {
    Sql.update(
        c,
        "INSERT OR REPLACE INTO served_item (folder, "
            + COLUMNS
            + ", text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        folder,
        item.name(),
        item.uid(),
        item.kind(),
        item.seat().place().value(),
        item.seat().version().value(),
        item.etag(),
        item.length(),
        item.modified().toEpochMilli(),
        item.starts(),
        item.ends(),
        item.revision(),
        text);
  }

  private static ServedItem item(ResultSet row) throws SQLException {
    return new ServedItem(
        row.getString("name"),
        row.getString("uid"),
        row.getString("kind"),
        new Known.Seat(new Place(row.getString("place")), new Version(row.getString("version"))),
        row.getString("etag"),
        row.getInt("length"),
        Instant.ofEpochMilli(row.getLong("modified")),
        row.getLong("starts"),
        row.getLong("ends"),
        row.getLong("revision"));
  }

  /** Properties of a calendar that no file in its folder keeps, by name. */
  public Map<String, String> properties(String folder) throws IOException {
    Map<String, String> properties = new TreeMap<>();
    String sql = "SELECT name, value FROM served_property WHERE folder = ?";
    ledger.read(
        c -> Sql.query(c, sql, r -> properties.put(r.getString(1), r.getString(2)), folder));
    return properties;
  }

  /** Sets such a property, or removes it. */
  public void property(String folder, String name, Optional<String> value) throws IOException {
    ledger.write(c -> {
      Sql.update(c, "DELETE FROM served_property WHERE folder = ? AND name = ?", folder, name);
      if (value.isPresent()) {
        Sql.update(c, "INSERT INTO served_property VALUES (?, ?, ?)", folder, name, value.get());
      }
    });
  }

  /** Forgets a calendar; one of the same name later is another one. */
  public void forget(String folder) throws IOException {
    ledger.write(c -> {
      for (String table : List.of("served_item", "served_property", "served_calendar")) {
        Sql.update(c, "DELETE FROM " + table + " WHERE folder = ?", folder);
      }
    });
  }
}
