package org.kalends.ics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which encoding bytes are in. RFC 5545 3.1.4 wants UTF-8. */
final class Encoding {
  private Encoding() {}

  /** By its byte order mark, or by a NUL in every other of the first bytes. */
  static boolean isUtf16(byte[] text) {
    if (text.length < 2) {
      return false;
    }
    int mark = ((text[0] & 0xFF) << 8) | (text[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE || (text.length >= 4 && isWide(text));
  }

  private static boolean isWide(byte[] text) {
    boolean firstIsNul = text[0] == 0;
    boolean secondIsNul = text[1] == 0;
    return firstIsNul != secondIsNul
        && firstIsNul == (text[2] == 0)
        && secondIsNul == (text[3] == 0);
  }

  static boolean isUtf8(byte[] text) {
    String decoded = new String(text, StandardCharsets.UTF_8);
    return decoded.indexOf('\uFFFD') < 0
        || Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), text);
  }
}
