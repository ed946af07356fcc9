package org.kalends.core.ledger;

import java.util.List;

/** The tables of the history. */
final class HistoryTables {
  static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            command TEXT NOT NULL,
            UNIQUE (at, command))
          """,
          """
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run,
            calendar TEXT NOT NULL,
            uid TEXT NOT NULL,
            title TEXT NOT NULL,
            action TEXT NOT NULL,
            side TEXT,
            before BLOB)
          """,
          "CREATE INDEX entry_of_item ON entry (calendar, uid)");

  /**
   * Both sides' texts in each entry, each text once. Of entries from before only the text is known
   * that was written over. The numbers of runs are never given twice, whatever is pruned.
   */
  static final List<String> BOTH_SIDES =
      List.of(
          "CREATE TABLE old_run AS SELECT * FROM run",
          "CREATE TABLE old_entry AS SELECT * FROM entry",
          "DROP TABLE entry",
          "DROP TABLE run",
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            command TEXT NOT NULL)
          """,
          """
          CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            text BLOB NOT NULL)
          """,
          """
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            calendar TEXT NOT NULL,
            uid TEXT NOT NULL,
            title TEXT NOT NULL,
            action TEXT NOT NULL,
            side TEXT,
            local INTEGER NOT NULL,
            left_agreed INTEGER,
            right_agreed INTEGER,
            left_found INTEGER,
            right_found INTEGER,
            left_result INTEGER,
            right_result INTEGER)
          """,
          "CREATE INDEX entry_of_item ON entry (uid, calendar)",
          "CREATE INDEX entry_of_run ON entry (run)",
          "INSERT INTO run SELECT id, lower(hex(randomblob(4))) || '-0000-4000-8000-'"
              + " || lower(hex(randomblob(6))), at, command FROM old_run",
          "INSERT INTO content SELECT id, randomblob(32), before FROM old_entry"
              + " WHERE before IS NOT NULL",
          "INSERT INTO entry SELECT id, run, calendar, uid, title, action, side, 0,"
              + " NULL, iif(side IS NULL AND before IS NOT NULL, id, NULL),"
              + " iif(side = 'LEFT' AND before IS NOT NULL, id, NULL),"
              + " iif(side = 'RIGHT' AND before IS NOT NULL, id, NULL),"
              + " NULL, NULL FROM old_entry",
          "DROP TABLE old_entry",
          "DROP TABLE old_run");

  private HistoryTables() {}
}
