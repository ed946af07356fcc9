package org.kalends.ics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which encoding bytes are in. RFC 5545 3.1.4 wants UTF-8. */
public final class Encoding {
  private static final Charset OLD = Charset.forName("windows-1252");

  private Encoding() {}

  /**
   * Whether iCalendar text is in UTF-8. Lines may be folded inside a character, so the folds go
   * first where the bytes do not decode.
   */
  public static boolean isText(byte[] text) {
    if (decodes(text)) {
      return true;
    }
    String folded = new String(text, StandardCharsets.ISO_8859_1);
    String unfolded = folded.replaceAll("\r?\n[ \t]", "");
    return decodes(unfolded.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The same text in UTF-8: UTF-16 is told by its first bytes, all else is Windows-1252. */
  public static byte[] text(byte[] text) {
    if (!isUtf16(text)) {
      return isText(text) ? text : new String(text, OLD).getBytes(StandardCharsets.UTF_8);
    }
    boolean little = (text[0] & 0xFF) == 0xFF || text[1] == 0;
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    String decoded = new String(text, charset);
    return (decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean decodes(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

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
