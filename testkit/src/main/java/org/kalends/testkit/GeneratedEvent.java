package org.kalends.testkit;

import java.nio.charset.StandardCharsets;

/**
 * One generated calendar object: everything that shares the UID, as a server would hold it.
 *
 * @param kind which part of the mix it belongs to
 * @param text with CRLF line ends, folded at 75 octets
 */
public record GeneratedEvent(String uid, Kind kind, String text) {
  /** The parts of the mix; out of twenty events in a row, 14, 2, 3 and 1. */
  public enum Kind {
    TIMED,
    ALL_DAY,
    RECURRING,
    RICH
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The name that vdir and most servers would give it. */
  public String fileName() {
    return uid + ".ics";
  }
}
