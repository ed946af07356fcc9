package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Side;

/** What was written on a side of a calendar since its marker was taken. */
final class WrittenTable {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE written (
            calendar INTEGER NOT NULL REFERENCES calendar ON DELETE CASCADE,
            side TEXT NOT NULL,
            uid TEXT NOT NULL,
            place TEXT NOT NULL,
            PRIMARY KEY (calendar, side, uid))
          """);

  private WrittenTable() {}

  /** Where it is, by UID. */
  static Map<String, Place> places(Connection c, String calendar, Side side) throws SQLException {
    String sql =
        "SELECT uid, place FROM written JOIN calendar ON calendar.id = calendar"
            + " WHERE name = ? AND side = ?";
    Map<String, Place> places = new HashMap<>();
    Sql.query(
            c,
            sql,
            row -> Map.entry(row.getString(1), new Place(row.getString(2))),
            calendar,
            side.name())
        .forEach(one -> places.put(one.getKey(), one.getValue()));
    return places;
  }

  static void replace(Connection c, long calendar, Side side, Map<String, Place> places)
      throws SQLException {
    Sql.update(c, "DELETE FROM written WHERE calendar = ? AND side = ?", calendar, side.name());
    for (var one : places.entrySet()) {
      Sql.update(
          c,
          "INSERT INTO written VALUES (?, ?, ?, ?)",
          calendar,
          side.name(),
          one.getKey(),
          one.getValue().value());
    }
  }
}
