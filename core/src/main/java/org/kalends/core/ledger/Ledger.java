package org.kalends.core.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.kalends.core.sync.BaseStore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What Kalends remembers of one root: the base of each calendar and the history, in one SQLite
 * database. Losing it loses history, never events. May be used from several threads.
 */
public final class Ledger implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private Ledger(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens the ledger in that file; makes one where there is none, and its folder too. */
  public static Ledger open(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    try {
      return prepare(file, connect(file));
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(10_000);
    // an intent must be on the disk before the write that it is about
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static Ledger prepare(Path file, Connection connection) throws IOException, SQLException {
    var ledger = new Ledger(file, connection);
    try {
      int version = Schema.version(connection);
      if (version > Schema.VERSION) {
        throw new LedgerException(newer(file, version), null);
      }
      if (version < Schema.VERSION) {
        ledger.upgrade();
      }
      return ledger;
    } catch (IOException | SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void upgrade() throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
    }
    // Asked again inside: another process may have been faster.
    write(c -> Schema.migrate(c, Schema.version(c)));
  }

  /**
   * The base of one calendar.
   *
   * @param calendar what it is called in the root: its folder
   * @param run what changes to it are entered under in the history
   */
  public BaseStore base(String calendar, Run run) {
    return new CalendarBase(this, calendar, run);
  }

  /**
   * The base of one calendar with the collection at that address. What the folder agreed on with
   * another collection is forgotten: it says nothing about this one.
   */
  public BaseStore base(String calendar, String remote, Run run) throws IOException {
    if (!read(c -> CalendarTable.isOf(c, calendar, remote))) {
      write(c -> CalendarTable.begin(c, calendar, remote));
    }
    return base(calendar, run);
  }

  /** What has been done. */
  public History history() {
    return new History(this);
  }

  /** What a server has told its clients. */
  public Served served() {
    return new Served(this);
  }

  /**
   * What files said when they were read.
   *
   * @param edition of the program that reads them: what another one remembered does not count
   */
  public FileIndex files(String edition) {
    return new FileIndex(this, edition);
  }

  /** What SQLite finds wrong with the file; reads all of it. */
  public List<String> damage() throws IOException {
    return read(c -> {
      try (Statement statement = c.createStatement();
          ResultSet rows = statement.executeQuery("PRAGMA quick_check")) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found.equals(List.of("ok")) ? List.of() : found;
      }
    });
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** Something asked of the database. */
  interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** Something done to the database. */
  interface Update {
    void run(Connection connection) throws SQLException;
  }

  synchronized <T> T read(Query<T> query) throws IOException {
    try {
      return query.ask(connection);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** All of it or nothing. */
  synchronized void write(Update update) throws IOException {
    try {
      connection.setAutoCommit(false);
      try {
        update.run(connection);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private static LedgerException failure(Path file, SQLException e) {
    String what = "Ledger " + file + ": ";
    if (e instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      if (code == SQLiteErrorCode.SQLITE_NOTADB || code.name().startsWith("SQLITE_CORRUPT")) {
        return new LedgerException(what + "the file is damaged. " + MOVE_AWAY, e);
      }
      if (code.name().startsWith("SQLITE_BUSY")) {
        return new LedgerException(
            what + "another program is using it. Wait for it to end, then try again.", e);
      }
    }
    return new LedgerException(what + e.getMessage(), e);
  }

  private static final String MOVE_AWAY =
      "Move it away and run again: your events are safe in the folder and on the server, and the"
          + " next sync finds out by itself what belongs together. Only history and undo are lost.";

  private static String newer(Path file, int version) {
    return "Ledger %s: written by a newer Kalends (schema %d, this one knows %d). Use that version."
        .formatted(file, version, Schema.VERSION);
  }
}
