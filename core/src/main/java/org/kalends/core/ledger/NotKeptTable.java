package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.kalends.core.sync.Side;

/**
 * Names of the properties that a side of a calendar does not keep, and since when that is known.
 */
final class NotKeptTable {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE not_kept (
            calendar INTEGER NOT NULL REFERENCES calendar ON DELETE CASCADE,
            side TEXT NOT NULL,
            property TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (calendar, side, property))
          """);

  private NotKeptTable() {}

  static Set<String> known(Connection c, String calendar, Side side) throws SQLException {
    String sql =
        "SELECT property FROM not_kept JOIN calendar ON calendar.id = calendar"
            + " WHERE name = ? AND side = ?";
    return Set.copyOf(Sql.query(c, sql, row -> row.getString(1), calendar, side.name()));
  }

  static void add(Connection c, long calendar, Side side, Set<String> properties, Instant at)
      throws SQLException {
    for (String property : properties) {
      Sql.update(
          c,
          "INSERT OR IGNORE INTO not_kept VALUES (?, ?, ?, ?)",
          calendar,
          side.name(),
          property,
          at.toEpochMilli());
    }
  }
}
