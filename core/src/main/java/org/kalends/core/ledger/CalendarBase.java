package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

/** The base of one calendar, in the ledger. */
final class CalendarBase implements BaseStore {
  /** Texts lie apart from places and versions, so that those of ten thousand items load at once. */
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE calendar (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            remote TEXT,
            left_marker TEXT,
            right_marker TEXT)
          """,
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

  private final Ledger ledger;
  private final String calendar;
  private final Run run;

  CalendarBase(Ledger ledger, String calendar, Run run) {
    this.ledger = ledger;
    this.calendar = calendar;
    this.run = run;
  }

  /** Whether that calendar's base is about the collection at that address. */
  static boolean isOf(Connection c, String calendar, String remote) throws SQLException {
    String sql = "SELECT 1 FROM calendar WHERE name = ? AND remote = ?";
    try (PreparedStatement select = c.prepareStatement(sql)) {
      select.setString(1, calendar);
      select.setString(2, remote);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Starts an empty base of that calendar with the collection at that address. */
  static void begin(Connection c, String calendar, String remote) throws SQLException {
    try (PreparedStatement delete = c.prepareStatement("DELETE FROM calendar WHERE name = ?");
        PreparedStatement insert =
            c.prepareStatement("INSERT INTO calendar (name, remote) VALUES (?, ?)")) {
      delete.setString(1, calendar);
      delete.executeUpdate();
      insert.setString(1, calendar);
      insert.setString(2, remote);
      insert.executeUpdate();
    }
  }

  @Override
  public Known known(Side side) throws IOException {
    return ledger.read(c -> {
      Optional<String> marker = marker(c, side);
      return new Known(
          seats(c, side),
          marker,
          Map.of(),
          marker.isPresent() ? WrittenTable.places(c, calendar, side) : Map.of());
    });
  }

  private Map<String, Known.Seat> seats(Connection c, Side side) throws SQLException {
    String sql =
        "SELECT uid, %1$s_place, %1$s_version FROM item JOIN calendar ON calendar.id = calendar"
            + " WHERE name = ?";
    try (PreparedStatement select = c.prepareStatement(sql.formatted(column(side)))) {
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

  private Optional<String> marker(Connection c, Side side) throws SQLException {
    String sql = "SELECT %s_marker FROM calendar WHERE name = ?";
    try (PreparedStatement select = c.prepareStatement(sql.formatted(column(side)))) {
      select.setString(1, calendar);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  @Override
  public Base base(Set<String> uids) throws IOException {
    return ledger.read(c ->
        new Base(agreed(c, uids), size(c), Set.of(), Refusals.standing(c, calendar, run.at())));
  }

  private Map<String, Agreed> agreed(Connection c, Set<String> uids) throws SQLException {
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

  private int size(Connection c) throws SQLException {
    String sql = "SELECT count(*) FROM item JOIN calendar ON calendar.id = calendar WHERE name = ?";
    try (PreparedStatement select = c.prepareStatement(sql)) {
      select.setString(1, calendar);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Override
  public void intend(List<Intent> intents) throws IOException {
    ledger.write(c -> new Journal(c, calendarId(c)).open(run, intents));
  }

  @Override
  public List<Intent> intents() throws IOException {
    return ledger.read(c -> {
      Set<String> uids = Set.copyOf(Journal.uids(c, calendar));
      return uids.isEmpty() ? List.of() : Journal.intents(c, calendar, agreed(c, uids));
    });
  }

  @Override
  public void settle(List<Settled> settled, List<Step.Change> undone) throws IOException {
    if (settled.isEmpty() && undone.isEmpty()) {
      return;
    }
    ledger.write(c -> {
      Journal journal = new Journal(c, calendarId(c));
      enter(c, journal, settled);
      remember(c, settled);
      forgetMarkers(c, settled);
      new Refusals(c, calendarId(c)).forget(settled);
      for (Step.Change change : undone) {
        journal.close(change);
      }
    });
  }

  /** The run that a step is to be entered under; empty where the history has it already. */
  private Optional<Run> entry(Journal journal, Step step) throws SQLException {
    Optional<Journal.Closed> closed =
        step instanceof Step.Change change ? journal.close(change) : Optional.empty();
    return closed.isEmpty()
        ? Optional.of(run)
        : closed.filter(intent -> !intent.entered()).map(Journal.Closed::run);
  }

  @Override
  public void doubt(List<Step.Change> unsettled) throws IOException {
    if (!unsettled.isEmpty()) {
      ledger.write(c -> {
        Map<String, Agreed> last = agreed(c, uids(unsettled));
        Entries.write(
            c,
            run,
            calendar,
            unsettled.stream()
                .map(one -> Lines.doubtful(one, Optional.ofNullable(last.get(one.uid()))))
                .toList());
        Journal journal = new Journal(c, calendarId(c));
        for (Step.Change change : unsettled) {
          journal.entered(change);
        }
      });
    }
  }

  @Override
  public void refuse(List<Refusal> refusals) throws IOException {
    if (!refusals.isEmpty()) {
      ledger.write(c -> {
        Refusals kept = new Refusals(c, calendarId(c));
        for (Refusal refusal : refusals) {
          kept.keep(refusal, run.at());
        }
      });
    }
  }

  @Override
  public Set<String> learn(Side side, Set<String> properties) throws IOException {
    Set<String> known = ledger.read(c -> NotKeptTable.known(c, calendar, side));
    Set<String> unknown = new TreeSet<>(properties);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      ledger.write(c -> NotKeptTable.add(c, calendarId(c), side, unknown, run.at()));
    }
    return unknown;
  }

  /** The history tells what was agreed on before, so it comes first. */
  private void enter(Connection c, Journal journal, List<Settled> settled) throws SQLException {
    Map<String, Agreed> last = agreed(c, uids(settled.stream().map(Settled::step).toList()));
    Map<Run, List<Entries.Line>> lines = new LinkedHashMap<>();
    for (Settled one : settled) {
      Optional<Agreed> base = Optional.ofNullable(last.get(one.step().uid()));
      entry(journal, one.step())
          .map(under -> lines.computeIfAbsent(under, run -> new ArrayList<>()))
          .ifPresent(under -> Lines.of(one, base).forEach(under::add));
    }
    for (var entry : lines.entrySet()) {
      Entries.write(c, entry.getKey(), calendar, entry.getValue());
    }
  }

  private static Set<String> uids(List<? extends Step> steps) {
    return steps.stream()
        .filter(Step.Change.class::isInstance)
        .map(Step::uid)
        .collect(Collectors.toSet());
  }

  private void remember(Connection c, List<Settled> settled) throws SQLException {
    long id = calendarId(c);
    try (Rows rows = new Rows(c, id)) {
      for (Settled one : settled) {
        if (one.now().isPresent()) {
          rows.put(one.now().get());
        } else {
          rows.remove(one.step().uid());
        }
      }
    }
  }

  private void forgetMarkers(Connection c, List<Settled> settled) throws SQLException {
    if (!settled.isEmpty()) {
      String sql = "UPDATE calendar SET left_marker = NULL, right_marker = NULL WHERE id = ?";
      Sql.update(c, sql, calendarId(c));
    }
  }

  private long calendarId(Connection c) throws SQLException {
    String sql =
        "INSERT INTO calendar (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name"
            + " RETURNING id";
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      insert.setString(1, calendar);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void move(Side side, Map<String, Known.Seat> moved) throws IOException {
    if (!moved.isEmpty()) {
      ledger.write(c -> move(c, side, moved));
    }
  }

  private void move(Connection c, Side side, Map<String, Known.Seat> moved) throws SQLException {
    String sql =
        "UPDATE item SET %1$s_place = ?, %1$s_version = ? WHERE calendar = ? AND uid = ?"
            .formatted(column(side));
    try (PreparedStatement update = c.prepareStatement(sql)) {
      update.setLong(3, calendarId(c));
      for (var entry : moved.entrySet()) {
        update.setString(1, entry.getValue().place().value());
        update.setString(2, entry.getValue().version().value());
        update.setString(4, entry.getKey());
        update.executeUpdate();
      }
    }
  }

  @Override
  public void mark(Side side, Optional<String> marker, Map<String, Place> written)
      throws IOException {
    if (ledger.read(
        c ->
            marker(c, side).equals(marker)
                && WrittenTable.places(c, calendar, side).equals(written))) {
      return;
    }
    String sql = "UPDATE calendar SET %s_marker = ? WHERE id = ?".formatted(column(side));
    ledger.write(c -> {
      long id = calendarId(c);
      try (PreparedStatement update = c.prepareStatement(sql)) {
        update.setString(1, marker.orElse(null));
        update.setLong(2, id);
        update.executeUpdate();
      }
      WrittenTable.replace(c, id, side, written);
    });
  }

  private static String column(Side side) {
    return switch (side) {
      case LEFT -> "left";
      case RIGHT -> "right";
    };
  }
}
