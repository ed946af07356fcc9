package org.kalends.core.sync;

/**
 * Which state of an item a replica holds: an ETag as the server wrote it, or fingerprints of files.
 * Equal means unchanged; nothing else can be told.
 */
public record Version(String value) {
  /** What matches no state, so that the item is told as changed. */
  static final Version NONE = new Version("");

  private static final String STALE = "?";

  /** Matches no state either, and keeps which one it was. */
  Version stale() {
    return new Version(STALE + value);
  }

  /** Whether the item is to be told as changed even where it is in this state. */
  public boolean isStale() {
    return value.startsWith(STALE);
  }

  /** Which state, stale or not. */
  public Version state() {
    return isStale() ? new Version(value.substring(STALE.length())) : this;
  }
}
