package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.kalends.core.sync.Side;

/** One statement with its values. */
final class Sql {
  private Sql() {}

  /** What one row says. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(Connection c, String sql, Reading<T> reading, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(c, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reading.of(rows));
      }
      return found;
    }
  }

  static void update(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(c, sql, values)) {
      statement.executeUpdate();
    }
  }

  /** What the names of the columns about that side begin with. */
  static String prefix(Side side) {
    return switch (side) {
      case LEFT -> "left";
      case RIGHT -> "right";
    };
  }

  private static PreparedStatement prepared(Connection c, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = c.prepareStatement(sql);
    for (int at = 0; at < values.length; at++) {
      statement.setObject(at + 1, values[at]);
    }
    return statement;
  }
}
