package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Side;

/** The calendars that have a base: which collection each is about, and its markers. */
final class CalendarTable {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE calendar (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            remote TEXT,
            left_marker TEXT,
            right_marker TEXT)
          """);

  private CalendarTable() {}

  /** Whether that calendar's base is about the collection at that address. */
  static boolean isOf(Connection c, String calendar, String remote) throws SQLException {
    String sql = "SELECT 1 FROM calendar WHERE name = ? AND remote = ?";
    return !Sql.query(c, sql, row -> row.getInt(1), calendar, remote).isEmpty();
  }

  /** Starts an empty base of that calendar with the collection at that address. */
  static void begin(Connection c, String calendar, String remote) throws SQLException {
    Sql.update(c, "DELETE FROM calendar WHERE name = ?", calendar);
    Sql.update(c, "INSERT INTO calendar (name, remote) VALUES (?, ?)", calendar, remote);
  }

  /** The number of that calendar, which it gets here if it has none. */
  static long id(Connection c, String calendar) throws SQLException {
    String sql =
        "INSERT INTO calendar (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name"
            + " RETURNING id";
    return Sql.query(c, sql, row -> row.getLong(1), calendar).getFirst();
  }

  static Optional<String> marker(Connection c, String calendar, Side side) throws SQLException {
    String sql = "SELECT %s FROM calendar WHERE name = ?".formatted(marker(side));
    return Sql.query(c, sql, row -> Optional.ofNullable(row.getString(1)), calendar).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  static void mark(Connection c, long calendar, Side side, Optional<String> marker)
      throws SQLException {
    String sql = "UPDATE calendar SET %s = ? WHERE id = ?".formatted(marker(side));
    Sql.update(c, sql, marker.orElse(null), calendar);
  }

  static void forgetMarkers(Connection c, long calendar) throws SQLException {
    Sql.update(
        c, "UPDATE calendar SET left_marker = NULL, right_marker = NULL WHERE id = ?", calendar);
  }

  private static String marker(Side side) {
    return Sql.prefix(side) + "_marker";
  }
}
