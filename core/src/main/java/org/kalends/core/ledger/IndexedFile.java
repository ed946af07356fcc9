package org.kalends.core.ledger;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a file, for listings.
 *
 * @param fingerprint the one it was read with
 */
public record IndexedFile(String name, String fingerprint, List<Part> parts) {
  /**
   * What a file has of one item.
   *
   * @param first before anything of it begins, in seconds since 1970
   * @param last after everything of it has ended; not after {@code first} where it never happens
   * @param times of a series, slots of time in between; empty where nothing closer is known
   * @param text to search in
   * @param outline what a listing shows of it, where it can be listed without its file
   */
  public record Part(
      String uid, long first, long last, BitSet times, String text, Optional<byte[]> outline) {}
}
