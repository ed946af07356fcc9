package org.kalends.ics;

import java.nio.charset.StandardCharsets;

/** How a line ends. RFC 5545 3.1 wants CRLF; files edited by people and tools have all three. */
enum LineEnd {
  CRLF("\r\n"),
  LF("\n"),
  CR("\r");

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
  private final byte[] bytes;

  LineEnd(String text) {
    bytes = text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return bytes;
  }
}
