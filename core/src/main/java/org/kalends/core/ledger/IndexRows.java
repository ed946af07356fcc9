package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the index rows of many files of one calendar. */
final class IndexRows implements AutoCloseable {
  private final long calendar;
  private final PreparedStatement removal;
  private final PreparedStatement file;
  private final PreparedStatement part;

  IndexRows(Connection c, long calendar) throws SQLException {
    this.calendar = calendar;
    this.removal = c.prepareStatement("DELETE FROM indexed_file WHERE calendar = ? AND name = ?");
    this.file =
        c.prepareStatement(
            "INSERT INTO indexed_file (calendar, name, fingerprint) VALUES (?, ?, ?) RETURNING id");
    this.part =
        c.prepareStatement(
            "INSERT INTO indexed_part (calendar, file, uid, first, last, times, text, outline)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  }

  void remove(String name) throws SQLException {
    removal.setLong(1, calendar);
    removal.setString(2, name);
    removal.executeUpdate();
  }

  void add(IndexedFile indexed) throws SQLException {
    file.setLong(1, calendar);
    file.setString(2, indexed.name());
    file.setString(3, indexed.fingerprint());
    long id;
    try (ResultSet row = file.executeQuery()) {
      row.next();
      id = row.getLong(1);
    }
    for (IndexedFile.Part one : indexed.parts()) {
      part.setLong(1, calendar);
      part.setLong(2, id);
      part.setString(3, one.uid());
      part.setLong(4, one.first());
      part.setLong(5, one.last());
      part.setBytes(6, one.times().isEmpty() ? null : one.times().toByteArray());
      part.setString(7, one.text());
      part.setBytes(8, one.outline().orElse(null));
      part.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    removal.close();
    file.close();
    part.close();
  }
}
