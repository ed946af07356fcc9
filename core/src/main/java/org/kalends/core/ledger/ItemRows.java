package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Held;

/** Writes the base rows of many items of one calendar. */
final class ItemRows implements AutoCloseable {
  private final long calendar;
  private final PreparedStatement item;
  private final PreparedStatement text;
  private final PreparedStatement removal;

  ItemRows(Connection c, long calendar) throws SQLException {
    this.calendar = calendar;
    this.item =
        c.prepareStatement(
            """
            INSERT INTO item (calendar, uid, left_place, left_version, right_place, right_version)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (calendar, uid) DO UPDATE SET
              left_place = excluded.left_place, left_version = excluded.left_version,
              right_place = excluded.right_place, right_version = excluded.right_version
            RETURNING id
            """);
    this.text =
        c.prepareStatement(
            "INSERT OR REPLACE INTO text (item, left_text, right_text) VALUES (?, ?, ?)");
    this.removal = c.prepareStatement("DELETE FROM item WHERE calendar = ? AND uid = ?");
  }

  void put(Agreed agreed) throws SQLException {
    item.setLong(1, calendar);
    item.setString(2, agreed.uid());
    seat(3, agreed.left());
    seat(5, agreed.right());
    try (ResultSet row = item.executeQuery()) {
      row.next();
      text.setLong(1, row.getLong(1));
    }
    byte[] left = agreed.left().document().bytes();
    byte[] right = agreed.right().document().bytes();
    text.setBytes(2, left);
    text.setBytes(3, Arrays.equals(left, right) ? null : right);
    text.executeUpdate();
  }

  private void seat(int from, Held held) throws SQLException {
    item.setString(from, held.place().value());
    item.setString(from + 1, held.version().value());
  }

  void remove(String uid) throws SQLException {
    removal.setLong(1, calendar);
    removal.setString(2, uid);
    removal.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    item.close();
    text.close();
    removal.close();
  }
}
