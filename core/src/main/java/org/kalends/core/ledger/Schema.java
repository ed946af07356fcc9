package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of the ledger. Each class that keeps something states its own; a released list of
 * statements never changes, what is new comes as another list.
 */
final class Schema {
  private static final List<List<String>> MIGRATIONS =
      List.of(
          Stream.of(CalendarTable.TABLES, ItemTable.TABLES, HistoryTables.FIRST)
              .flatMap(List::stream)
              .toList(),
          Served.TABLES,
          FileIndex.TABLES,
          HistoryTables.BOTH_SIDES,
          Journal.TABLES,
          Journal.RESTORES,
          FileIndex.OUTLINES,
          Journal.PARTS,
          Refusals.TABLES,
          NotKeptTable.TABLES,
          WrittenTable.TABLES);

  /** What this program reads and writes. */
  static final int VERSION = MIGRATIONS.size();

  private Schema() {}

  /** The schema version of a database: 0 for a new one. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Brings an older database, or a new one, to {@link #VERSION}; in a transaction. */
  static void migrate(Connection connection, int from) throws SQLException {
    migrate(connection, from, VERSION);
  }

  static void migrate(Connection connection, int from, int to) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (List<String> migration : MIGRATIONS.subList(from, to)) {
        for (String sql : migration) {
          statement.execute(sql);
        }
      }
      statement.execute("PRAGMA user_version = " + to);
    }
  }
}
