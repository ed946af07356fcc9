package org.kalends.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/** What the sides of one calendar did not take. */
record Refusals(Connection c, long calendar) {
  /** {@code times}: how often in a row the same was refused. */
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE refusal (
            calendar INTEGER NOT NULL REFERENCES calendar ON DELETE CASCADE,
            uid TEXT NOT NULL,
            side TEXT NOT NULL,
            digest TEXT NOT NULL,
            lasts TEXT NOT NULL,
            times INTEGER NOT NULL,
            at INTEGER NOT NULL,
            address TEXT NOT NULL,
            title TEXT NOT NULL,
            reason TEXT NOT NULL,
            remedy TEXT NOT NULL,
            PRIMARY KEY (calendar, uid, side))
          """);

  private static final Duration DAY = Duration.ofDays(1);

  /** A gateway that was in a bad mood answers once, a server that means it answers twice. */
  private static final int MEANT = 2;

  private record Kept(Refusal refusal, int times) {
    boolean stands(Instant now) {
      return switch (refusal.lasts()) {
        case A_RUN -> false;
        case A_DAY -> times >= MEANT && now.isBefore(refusal.at().orElseThrow().plus(DAY));
        case WHILE_UNCHANGED -> true;
      };
    }
  }

  /** Those that a run of that time is not to ask about again, by UID. */
  static Map<String, List<Refusal>> standing(Connection c, String calendar, Instant now)
      throws SQLException {
    String sql =
        "SELECT refusal.* FROM refusal JOIN calendar ON calendar.id = calendar WHERE name = ?";
    return Sql.query(c, sql, Refusals::kept, calendar).stream()
        .filter(kept -> kept.stands(now))
        .map(Kept::refusal)
        .collect(Collectors.groupingBy(Refusal::uid));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var problem =
        new ItemProblem(
            row.getString("address"),
            row.getString("title"),
            row.getString("reason"),
            row.getString("remedy"));
    var refusal =
        new Refusal(
            row.getString("uid"),
            Side.valueOf(row.getString("side")),
            row.getString("digest"),
            problem,
            Lasts.valueOf(row.getString("lasts")),
            Optional.of(Instant.ofEpochMilli(row.getLong("at"))));
    return new Kept(refusal, row.getInt("times"));
  }

  void keep(Refusal refusal, Instant at) throws SQLException {
    String sql =
        "INSERT INTO refusal VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (calendar, uid, side) DO UPDATE SET"
            + " times = iif(digest = excluded.digest, times + 1, 1), digest = excluded.digest,"
            + " lasts = excluded.lasts, at = excluded.at, address = excluded.address,"
            + " title = excluded.title, reason = excluded.reason, remedy = excluded.remedy";
    Sql.update(
        c,
        sql,
        calendar,
        refusal.uid(),
        refusal.on().name(),
        refusal.digest(),
        refusal.lasts().name(),
        at.toEpochMilli(),
        refusal.problem().where(),
        refusal.problem().title(),
        refusal.problem().reason(),
        refusal.problem().remedy());
  }

  /** A side that was written has taken what it had refused, or something else in its place. */
  void forget(List<Settled> settled) throws SQLException {
    String any = "SELECT 1 FROM refusal WHERE calendar = ? LIMIT 1";
    if (Sql.query(c, any, row -> true, calendar).isEmpty()) {
      return;
    }
    for (Settled one : settled) {
      String uid = one.step().uid();
      if (one.step() instanceof Step.Change change) {
        String sql = "DELETE FROM refusal WHERE calendar = ? AND uid = ? AND side = ?";
        Sql.update(c, sql, calendar, uid, change.on().name());
      } else {
        Sql.update(c, "DELETE FROM refusal WHERE calendar = ? AND uid = ?", calendar, uid);
      }
    }
  }
}
