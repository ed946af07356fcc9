package org.kalends.core.sync;

/**
 * Which state of an item a replica holds: an ETag as the server wrote it, or fingerprints of files.
 * Equal means unchanged; nothing else can be told.
 */
public record Version(String value) {
  /** What matches no state, so that the item is told as changed. */
  static final Version NONE = new Version("");
}
