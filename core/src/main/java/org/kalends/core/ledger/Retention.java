package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much of the history is kept.
 *
 * @param age runs that are older go
 * @param bytes if the texts are more than that, the oldest runs go
 */
public record Retention(Duration age, long bytes) {
  /** A year, and a gigabyte. */
  public static final Retention USUAL = new Retention(Duration.ofDays(365), 1_000_000_000);

  private static final List<String> TEXTS =
      List.of(
          "left_agreed",
          "right_agreed",
          "left_found",
          "right_found",
          "left_result",
          "right_result");

  /** Which runs need which texts. */
  private static final String NEEDED =
      TEXTS.stream()
          .map(text -> "SELECT %1$s AS text, run FROM entry WHERE %1$s IS NOT NULL".formatted(text))
          .collect(Collectors.joining(" UNION ALL "));

  /** The run of which a text is freed: the last that needs it. */
  private record Freed(long run, long bytes) {}

  /** Removes what is not to be kept; the run of that number stays in any case. */
  void prune(Connection c, long run, Instant now) throws SQLException {
    long old = tooOld(c, now);
    long large = isLarge(c) ? tooMuch(c) : 0;
    long last = Math.min(Math.max(old, large), run - 1);
    if (last > 0) {
      Sql.update(c, "DELETE FROM run WHERE id <= ?", last);
      Sql.update(c, "DELETE FROM content WHERE id NOT IN (SELECT text FROM (" + NEEDED + "))");
    }
  }

  /** The last run that is too old; 0 for none. */
  private long tooOld(Connection c, Instant now) throws SQLException {
    String sql = "SELECT coalesce(max(id), 0) FROM run WHERE at < ?";
    return Sql.query(c, sql, r -> r.getLong(1), now.minus(age).toEpochMilli()).getFirst();
  }

  /** Whether the texts may be too much; the file holds more than them. */
  private boolean isLarge(Connection c) throws SQLException {
    String sql =
        "SELECT (page_count - freelist_count) * page_size"
            + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
    return Sql.query(c, sql, r -> r.getLong(1)).getFirst() > bytes;
  }

  /** The last run that has to go so that the texts of the others are few enough; 0 for none. */
  private long tooMuch(Connection c) throws SQLException {
    String sql =
        "SELECT needed.run, sum(length(content.text)) FROM"
            + " (SELECT text, max(run) AS run FROM ("
            + NEEDED
            + ") GROUP BY text) AS needed"
            + " JOIN content ON content.id = needed.text GROUP BY needed.run"
            + " ORDER BY needed.run DESC";
    long kept = 0;
    for (Freed freed : Sql.query(c, sql, r -> new Freed(r.getLong(1), r.getLong(2)))) {
      kept += freed.bytes();
      if (kept > bytes) {
        return freed.run();
      }
    }
    return 0;
  }
}
