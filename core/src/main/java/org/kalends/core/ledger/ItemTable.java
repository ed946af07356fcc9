package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

/** What both sides of a calendar last agreed on, item by item. Written by {@link ItemRows}. */
final class ItemTable {
  /** Texts lie apart from places and versions, so that those of ten thousand items load at once. */
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE item (
            id INTEGER PRIMARY KEY,
            calendar INTEGER NOT NULL REFERENCES calendar ON DELETE CASCADE,
            uid TEXT NOT NULL,
            left_place TEXT NOT NULL,
            left_version TEXT NOT NULL,
            right_place TEXT NOT NULL,
            right_version TEXT NOT NULL,
            UNIQUE (calendar, uid))
          """,
          """
          CREATE TABLE text (
            item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
            left_text BLOB NOT NULL,
            right_text BLOB)
          """);

  private ItemTable() {}

  /** Where all items of a side are and in which version, by UID. */
  static Map<String, Known.Seat> seats(Connection c, String calendar, Side side)
      throws SQLException {
    String sql =
        "SELECT uid, %1$s_place, %1$s_version FROM item JOIN calendar ON calendar.id = calendar"
            + " WHERE name = ?";
    try (PreparedStatement select = c.prepareStatement(sql.formatted(Sql.prefix(side)))) {
      select.setString(1, calendar);
      Map<String, Known.Seat> seats = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seats.put(
              row.getString(1),
              new Known.Seat(new Place(row.getString(2)), new Version(row.getString(3))));
        }
      }
      return seats;
    }
  }

  /** Those of these items that both sides have agreed on, by UID. */
  static Map<String, Agreed> agreed(Connection c, String calendar, Set<String> uids)
      throws SQLException {
    String sql =
        "SELECT left_place, left_version, left_text, right_place, right_version,"
            + " coalesce(right_text, left_text) FROM item"
            + " JOIN calendar ON calendar.id = calendar JOIN text ON item = item.id"
            + " WHERE name = ? AND uid = ?";
    Map<String, Agreed> agreed = new HashMap<>();
    try (PreparedStatement select = c.prepareStatement(sql)) {
      select.setString(1, calendar);
      for (String uid : uids) {
        select.setString(2, uid);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            agreed.put(uid, new Agreed(held(uid, row, 1), held(uid, row, 4)));
          }
        }
      }
    }
    return agreed;
  }

  private static Held held(String uid, ResultSet row, int from) throws SQLException {
    return new Held(
        uid,
        new Place(row.getString(from)),
        new Version(row.getString(from + 1)),
        Document.parse(row.getBytes(from + 2)).document());
  }

  static int size(Connection c, String calendar) throws SQLException {
    String sql = "SELECT count(*) FROM item JOIN calendar ON calendar.id = calendar WHERE name = ?";
    return Sql.query(c, sql, row -> row.getInt(1), calendar).getFirst();
  }

  /** The same texts are elsewhere, or in other versions, on a side. */
  static void move(Connection c, long calendar, Side side, Map<String, Known.Seat> moved)
      throws SQLException {
    String sql =
        "UPDATE item SET %1$s_place = ?, %1$s_version = ? WHERE calendar = ? AND uid = ?"
            .formatted(Sql.prefix(side));
    try (PreparedStatement update = c.prepareStatement(sql)) {
      update.setLong(3, calendar);
      for (var entry : moved.entrySet()) {
        update.setString(1, entry.getValue().place().value());
        update.setString(2, entry.getValue().version().value());
        update.setString(4, entry.getKey());
        update.executeUpdate();
      }
    }
  }
}
