package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.ledger.History.Action;
import org.kalends.core.ledger.History.Entry;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;

/** Reads entries; a text that many have is read once. */
record EntryReader(Connection c, Map<Long, Document> read) {
  EntryReader(Connection c) {
    this(c, new HashMap<>());
  }

  Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("run"),
        History.run(row),
        row.getString("calendar"),
        row.getString("uid"),
        row.getString("title"),
        Action.valueOf(row.getString("action")),
        History.side(row),
        row.getBoolean("local"),
        texts(row, "agreed"),
        texts(row, "found"),
        texts(row, "result"));
  }

  private Texts texts(ResultSet row, String when) throws SQLException {
    return new Texts(text(row, "left_" + when), text(row, "right_" + when));
  }

  private Optional<Document> text(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    if (row.wasNull()) {
      return Optional.empty();
    }
    Document known = read.get(id);
    if (known == null) {
      String sql = "SELECT text FROM content WHERE id = ?";
      byte[] text = Sql.query(c, sql, one -> one.getBytes(1), id).getFirst();
      known = Document.parse(text).document();
      read.put(id, known);
    }
    return Optional.of(known);
  }
}
