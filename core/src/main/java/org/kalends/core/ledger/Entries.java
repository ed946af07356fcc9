package org.kalends.core.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;

/** Writes entries of the history. A text that several entries have is kept once. */
final class Entries implements AutoCloseable {
  /**
   * What is to be written.
   *
   * @param local whether the folder alone was changed, by a command that knew of no other side
   */
  record Line(
      Step step,
      History.Action action,
      Optional<Side> side,
      boolean local,
      Texts agreed,
      Texts found,
      Texts result) {}

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement keep;
  private final Map<ByteBuffer, Long> kept = new HashMap<>();

  private Entries(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert =
        connection.prepareStatement(
            "INSERT INTO entry (run, calendar, uid, title, action, side, local, left_agreed,"
                + " right_agreed, left_found, right_found, left_result, right_result)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.keep =
        connection.prepareStatement(
            "INSERT INTO content (digest, text) VALUES (?, ?)"
                + " ON CONFLICT (digest) DO UPDATE SET digest = digest RETURNING id");
  }

  static void write(Connection c, Run run, String calendar, List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (Entries entries = new Entries(c)) {
      long number = entries.number(run);
      for (Line line : lines) {
        entries.write(number, calendar, line);
      }
    }
  }

  private long number(Run run) throws SQLException {
    String key = run.id().toString();
    Sql.update(
        connection,
        "INSERT INTO run (key, at, command) SELECT ?1, ?2, ?3"
            + " WHERE NOT EXISTS (SELECT 1 FROM run WHERE key = ?1)",
        key,
        run.at().toEpochMilli(),
        run.command());
    String sql = "SELECT id FROM run WHERE key = ?";
    return Sql.query(connection, sql, row -> row.getLong(1), key).getFirst();
  }

  private void write(long run, String calendar, Line line) throws SQLException {
    insert.setLong(1, run);
    insert.setString(2, calendar);
    insert.setString(3, line.step().uid());
    insert.setString(4, line.step().title());
    insert.setString(5, line.action().name());
    insert.setString(6, line.side().map(Side::name).orElse(null));
    insert.setBoolean(7, line.local());
    write(8, line.agreed());
    write(10, line.found());
    write(12, line.result());
    insert.executeUpdate();
  }

  private void write(int from, Texts texts) throws SQLException {
    insert.setObject(from, id(texts.left()));
    insert.setObject(from + 1, id(texts.right()));
  }

  private Long id(Optional<Document> document) throws SQLException {
    if (document.isEmpty()) {
      return null;
    }
    byte[] text = document.get().bytes();
    byte[] digest = digest(text);
    ByteBuffer key = ByteBuffer.wrap(digest);
    Long known = kept.get(key);
    return known == null ? keep(key, digest, text) : known;
  }

  private Long keep(ByteBuffer key, byte[] digest, byte[] text) throws SQLException {
    keep.setBytes(1, digest);
    keep.setBytes(2, text);
    try (ResultSet row = keep.executeQuery()) {
      row.next();
      long id = row.getLong(1);
      kept.put(key, id);
      return id;
    }
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    keep.close();
  }
}
