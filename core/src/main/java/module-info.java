/** Replicas, plans and outcomes; the directory of files; the ledger of what was last agreed. */
module org.kalends.core {
  requires transitive org.kalends.ics;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports org.kalends.core.sync;
  exports org.kalends.core.merge;
  exports org.kalends.core.files;
  exports org.kalends.core.ledger;
  exports org.kalends.core.index;
  exports org.kalends.core.mirror;
}
