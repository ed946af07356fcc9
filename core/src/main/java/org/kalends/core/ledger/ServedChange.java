package org.kalends.core.ledger;

/** One change to what is served of a calendar; the newest one of a name counts. */
public sealed interface ServedChange {
  String name();

  long revision();

  /** Added, or changed. */
  record Kept(ServedItem item, byte[] text) implements ServedChange {
    @Override
    public String name() {
      return item.name();
    }

    @Override
    public long revision() {
      return item.revision();
    }
  }

  /** The same for its clients, but kept elsewhere in the folder. */
  record Moved(ServedItem item) implements ServedChange {
    @Override
    public String name() {
      return item.name();
    }

    @Override
    public long revision() {
      return item.revision();
    }
  }

  /** Not there: removed, or its name is given to a UID that is about to be written. */
  record Gone(String name, String uid, long revision) implements ServedChange {}
}
