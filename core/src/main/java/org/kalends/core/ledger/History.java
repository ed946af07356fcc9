package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;

/** Every change that was made, with the texts that it found and those that it left. */
public final class History {
  private final Ledger ledger;

  History(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Forgets what is not to be kept, once a run has ended. That run is kept, and one that changed
   * nothing prunes nothing.
   */
  public void prune(Run run, Retention retention) throws IOException {
    String sql = "SELECT id FROM run WHERE key = ?";
    String key = run.id().toString();
    List<Long> number = ledger.read(c -> Sql.query(c, sql, row -> row.getLong(1), key));
    if (!number.isEmpty()) {
      ledger.write(c -> retention.prune(c, number.getFirst(), run.at()));
    }
  }

  /** What was done to an item. */
  public enum Action {
    CREATED,
    REPLACED,
    DELETED,
    /** It had gone from both sides; the text is the last that both agreed on. */
    FORGOTTEN
  }

  /**
   * A run that changed something.
   *
   * @param number what it is called; a later run has a greater one
   */
  public record Past(long number, Run run, List<Count> counts) {}

  /** An item that something was done to, and what it was called last. */
  public record Named(String calendar, String uid, String title) {}

  /** How many items of one calendar had that done to them on that side. */
  public record Count(String calendar, Optional<Side> side, Action action, int items) {}

  /**
   * One change.
   *
   * @param number of the run
   * @param side where it was made; empty for an item that had gone from both
   * @param local whether only the folder was changed, by a command that knew of no other side
   * @param agreed what both sides had last agreed on, before the run
   * @param found what both sides held before the change
   * @param result what both sides held after it, as far as is known
   */
  public record Entry(
      long number,
      Run run,
      String calendar,
      String uid,
      String title,
      Action action,
      Optional<Side> side,
      boolean local,
      Texts agreed,
      Texts found,
      Texts result) {
    /** The text that is there no more. */
    public Optional<Document> before() {
      return side.map(found::on).orElse(agreed.right());
    }

    /** Whether enough is known to take it back; older ledgers knew of one side only. */
    private boolean isWhole() {
      return switch (action) {
        case CREATED, DELETED -> true;
        case REPLACED -> !result.equals(Texts.NONE);
        case FORGOTTEN -> false;
      };
    }

    private Deed deed() {
      Set<Side> written = side.map(Set::of).orElse(Set.of());
      return new Deed(uid, title, written, local, agreed, found, result);
    }

    /** The text that took its place. */
    public Optional<Document> after() {
      return side.flatMap(result::on);
    }
  }

  /** Enters what a command did to a folder by itself. */
  public void enter(Run run, String calendar, List<Step.Change> changes) throws IOException {
    ledger.write(c -> enter(c, run, calendar, changes));
  }

  static void enter(Connection c, Run run, String calendar, List<Step.Change> changes)
      throws SQLException {
    Entries.write(c, run, calendar, changes.stream().map(Lines::local).toList());
  }

  /**
   * The latest runs, latest first.
   *
   * @param calendars only what was done in these; empty for all
   * @param most how many
   */
  public List<Past> runs(Set<String> calendars, int most) throws IOException {
    String sql = "SELECT * FROM run" + in(calendars) + " ORDER BY id DESC LIMIT " + most;
    return ledger.read(c -> {
      List<Past> runs = new ArrayList<>();
      for (Past bare : Sql.query(c, sql, History::bare, calendars.toArray())) {
        runs.add(counted(c, bare));
      }
      return runs;
    });
  }

  /** How many runs changed something in these calendars, or in any if there are none. */
  public int size(Set<String> calendars) throws IOException {
    String sql = "SELECT count(*) FROM run" + in(calendars);
    return ledger
        .read(c -> Sql.query(c, sql, row -> row.getInt(1), calendars.toArray()))
        .getFirst();
  }

  private static String in(Set<String> calendars) {
    String places = String.join(", ", calendars.stream().map(name -> "?").toList());
    return calendars.isEmpty()
        ? ""
        : " WHERE id IN (SELECT run FROM entry WHERE calendar IN (" + places + "))";
  }

  /** The items that something was done to, latest first. */
  public List<Named> items() throws IOException {
    String sql =
        "SELECT calendar, uid, title, max(id) FROM entry GROUP BY calendar, uid"
            + " ORDER BY max(id) DESC";
    return ledger.read(c ->
        Sql.query(c, sql, row -> new Named(row.getString(1), row.getString(2), row.getString(3))));
  }

  /** The calendars in which something was changed. */
  public Set<String> calendars() throws IOException {
    String sql = "SELECT DISTINCT calendar FROM entry";
    List<String> names = ledger.read(c -> Sql.query(c, sql, row -> row.getString(1)));
    return new TreeSet<>(names);
  }

  /** The run of that number. */
  public Optional<Past> run(long number) throws IOException {
    return ledger.read(c -> {
      List<Past> bare = Sql.query(c, "SELECT * FROM run WHERE id = ?", History::bare, number);
      return bare.isEmpty() ? Optional.empty() : Optional.of(counted(c, bare.getFirst()));
    });
  }

  private static Past bare(ResultSet row) throws SQLException {
    return new Past(row.getLong("id"), run(row), List.of());
  }

  static Run run(ResultSet row) throws SQLException {
    return new Run(
        UUID.fromString(row.getString("key")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("command"));
  }

  private static Past counted(Connection c, Past bare) throws SQLException {
    String sql =
        "SELECT calendar, side, action, count(DISTINCT uid) AS items FROM entry WHERE run = ?"
            + " GROUP BY calendar, side, action ORDER BY calendar, side DESC, action";
    return new Past(bare.number(), bare.run(), Sql.query(c, sql, History::count, bare.number()));
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getString("calendar"),
        side(row),
        Action.valueOf(row.getString("action")),
        row.getInt("items"));
  }

  static Optional<Side> side(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("side")).map(Side::valueOf);
  }

  /** What a run did, in the order in which it was done. */
  public List<Entry> of(long run) throws IOException {
    return entries("WHERE run.id = ? ORDER BY entry.id", run);
  }

  /**
   * What a run did to each item of one calendar, in the order in which it was done. Items that had
   * gone by themselves are left out.
   */
  public List<Deed> deeds(long run, String calendar) throws IOException {
    Map<String, Deed> deeds = new LinkedHashMap<>();
    entries("WHERE run.id = ? AND calendar = ? ORDER BY entry.id", run, calendar).stream()
        .filter(Entry::isWhole)
        .forEach(entry -> deeds.merge(entry.uid(), entry.deed(), History::both));
    return List.copyOf(deeds.values());
  }

  private static Deed both(Deed first, Deed then) {
    Set<Side> written = EnumSet.copyOf(first.written());
    written.addAll(then.written());
    return new Deed(
        first.uid(),
        then.title(),
        written,
        first.local(),
        first.agreed(),
        first.found(),
        then.result());
  }

  /** What happened to one item, latest first. */
  public List<Entry> of(String calendar, String uid) throws IOException {
    return entries("WHERE calendar = ? AND uid = ? ORDER BY entry.id DESC", calendar, uid);
  }

  /** What happened to all items of one calendar, latest first. */
  public List<Entry> of(String calendar) throws IOException {
    return entries("WHERE calendar = ? ORDER BY entry.id DESC", calendar);
  }

  /** What happened to the items of that UID in all calendars, latest first. */
  public List<Entry> ofItem(String uid) throws IOException {
    return entries("WHERE uid = ? ORDER BY entry.id DESC", uid);
  }

  private List<Entry> entries(String where, Object... values) throws IOException {
    String sql = "SELECT * FROM entry JOIN run ON run.id = entry.run " + where;
    return ledger.read(c -> {
      EntryReader reader = new EntryReader(c);
      return Sql.query(c, sql, reader::entry, values);
    });
  }
}
