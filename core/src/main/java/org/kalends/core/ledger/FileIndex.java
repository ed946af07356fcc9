package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What files said when they were read, so that listings need to read only those that answer. Losing
 * it costs one reading of all files. A calendar is called by its folder.
 */
public final class FileIndex {
  /** A listing does not wait longer for a sync before it does without remembering. */
  private static final int PATIENCE_MILLIS = 250;

  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE indexed_calendar (
            id INTEGER PRIMARY KEY,
            folder TEXT NOT NULL,
            edition TEXT NOT NULL,
            digest TEXT,
            UNIQUE (folder, edition))\
          """,
          """
          CREATE TABLE indexed_file (
            id INTEGER PRIMARY KEY,
            calendar INTEGER NOT NULL REFERENCES indexed_calendar ON DELETE CASCADE,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            UNIQUE (calendar, name))\
          """,
          """
          CREATE TABLE indexed_part (
            calendar INTEGER NOT NULL,
            file INTEGER NOT NULL REFERENCES indexed_file ON DELETE CASCADE,
            uid TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            times BLOB,
            text TEXT NOT NULL)\
          """,
          "CREATE INDEX indexed_part_by_time ON indexed_part (calendar, last, first)",
          "CREATE INDEX indexed_part_by_uid ON indexed_part (calendar, uid, file)",
          "CREATE INDEX indexed_part_by_file ON indexed_part (file)");

  static final List<String> OUTLINES = List.of("ALTER TABLE indexed_part ADD COLUMN outline BLOB");

  private static final String CALENDAR =
      "(SELECT id FROM indexed_calendar WHERE folder = ? AND edition = ?)";

  private final Ledger ledger;
  private final String edition;

  FileIndex(Ledger ledger, String edition) {
    this.ledger = ledger;
    this.edition = edition;
  }

  /** That of the folder when every file in it was remembered, and no others. */
  public Optional<String> digest(String calendar) throws IOException {
    return ledger.read(c -> digest(c, calendar));
  }

  private Optional<String> digest(Connection c, String calendar) throws SQLException {
    String sql = "SELECT digest FROM indexed_calendar WHERE folder = ? AND edition = ?";
    return Sql.query(c, sql, row -> Optional.ofNullable(row.getString(1)), calendar, edition)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The fingerprints of the files that are remembered, by name. */
  public Map<String, String> fingerprints(String calendar) throws IOException {
    String sql = "SELECT name, fingerprint FROM indexed_file WHERE calendar = " + CALENDAR;
    return ledger.read(c -> {
      Map<String, String> fingerprints = new HashMap<>();
      try (PreparedStatement select = c.prepareStatement(sql)) {
        select.setString(1, calendar);
        select.setString(2, edition);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            fingerprints.put(row.getString(1), row.getString(2));
          }
        }
      }
      return fingerprints;
    });
  }

  /**
   * UIDs of items that may happen in a span and say all of these words in one file.
   *
   * @param from in seconds since 1970, inclusive
   * @param to in seconds since 1970, inclusive
   * @param fits asked about the times of those for which there are any
   */
  public Set<String> uids(
      String calendar, long from, long to, List<String> words, Predicate<BitSet> fits)
      throws IOException {
    String sql =
        "SELECT uid, times FROM indexed_part WHERE calendar = "
            + CALENDAR
            + " AND last >= ? AND first <= ?"
            + " AND instr(text, ?) > 0".repeat(words.size());
    return ledger.read(c -> {
      Set<String> uids = new HashSet<>();
      try (PreparedStatement select = c.prepareStatement(sql)) {
        select.setString(1, calendar);
        select.setString(2, edition);
        select.setLong(3, from);
        select.setLong(4, to);
        for (int i = 0; i < words.size(); i++) {
          select.setString(5 + i, words.get(i));
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            byte[] times = row.getBytes(2);
            if (times == null || fits.test(BitSet.valueOf(times))) {
              uids.add(row.getString(1));
            }
          }
        }
      }
      return uids;
    });
  }

  /**
   * Where something of an item is.
   *
   * @param outline where it was asked for and there is one
   */
  public record Seat(String uid, String file, Optional<byte[]> outline) {}

  /** The files that have something of these items. */
  public List<Seat> seats(String calendar, Collection<String> uids, boolean outlines)
      throws IOException {
    String sql =
        "SELECT name, %s FROM indexed_part JOIN indexed_file ON indexed_file.id = file"
            + " WHERE indexed_part.calendar = %s AND uid = ?";
    return ledger.read(c -> {
      List<Seat> seats = new ArrayList<>();
      try (PreparedStatement select =
          c.prepareStatement(sql.formatted(outlines ? "outline" : "NULL", CALENDAR))) {
        select.setString(1, calendar);
        select.setString(2, edition);
        for (String uid : uids) {
          select.setString(3, uid);
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              seats.add(new Seat(uid, row.getString(1), Optional.ofNullable(row.getBytes(2))));
            }
          }
        }
      }
      return seats;
    });
  }

  /**
   * What there is to remember of a calendar.
   *
   * @param files in place of what was known of them
   * @param forgotten names of others
   * @param before the digest that was found
   * @param digest of the folder, where every file in it is remembered now
   */
  public record Update(
      Collection<IndexedFile> files,
      Collection<String> forgotten,
      Optional<String> before,
      Optional<String> digest) {
    public boolean isNothing() {
      return files.isEmpty() && forgotten.isEmpty() && digest.equals(before);
    }
  }

  /**
   * Remembers that, all at once.
   *
   * @throws LedgerException also where somebody else is writing
   */
  public void update(String calendar, Update update) throws IOException {
    ledger.read(c -> pragma(c, "busy_timeout = " + PATIENCE_MILLIS));
    ledger.write(c -> {
      long id = calendarId(c, calendar);
      try (IndexRows rows = new IndexRows(c, id)) {
        for (String name : update.forgotten()) {
          rows.remove(name);
        }
        for (IndexedFile file : update.files()) {
          rows.remove(file.name());
          rows.add(file);
        }
      }
      // Where another program was here meanwhile, its files are not those of this digest.
      boolean alone = digest(c, calendar).equals(update.before());
      Optional<String> digest = alone ? update.digest() : Optional.empty();
      Sql.update(c, "UPDATE indexed_calendar SET digest = ? WHERE id = ?", digest.orElse(null), id);
    });
  }

  private static boolean pragma(Connection c, String text) throws SQLException {
    try (Statement statement = c.createStatement()) {
      return statement.execute("PRAGMA " + text);
    }
  }

  private long calendarId(Connection c, String folder) throws SQLException {
    Sql.update(
        c, "DELETE FROM indexed_calendar WHERE folder = ? AND edition <> ?", folder, edition);
    Sql.update(
        c,
        "INSERT INTO indexed_calendar (folder, edition) VALUES (?, ?) ON CONFLICT DO NOTHING",
        folder,
        edition);
    return Sql.query(
            c,
            "SELECT id FROM indexed_calendar WHERE folder = ? AND edition = ?",
            row -> row.getLong(1),
            folder,
            edition)
        .getFirst();
  }
}
