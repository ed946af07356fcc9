package org.kalends.dav.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Path segments and their percent-encoding (RFC 3986 2.1, 3.3). */
final class Segments {
  private static final String PLAIN = "-._~@:";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Segments() {}

  /** An absolute path of these segments, without a slash at the end. */
  static String path(String... names) {
    StringBuilder path = new StringBuilder();
    for (String name : names) {
      path.append('/');
      encode(name, path);
    }
    return path.toString();
  }

  private static void encode(String name, StringBuilder path) {
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        path.append((char) b);
      } else {
        path.append('%').append(HEX.toHexDigits(b));
      }
    }
  }

  private static boolean isPlain(byte b) {
    return b >= '0' && b <= '9'
        || b >= 'A' && b <= 'Z'
        || b >= 'a' && b <= 'z'
        || b > 0 && PLAIN.indexOf(b) >= 0;
  }

  /**
   * What a segment names; empty where it is broken, or decodes to dots, a separator or a control
   * character.
   */
  static Optional<String> decode(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (at + 2 >= raw.length() || !isHex(raw.charAt(at + 1)) || !isHex(raw.charAt(at + 2))) {
        return Optional.empty();
      }
      bytes.write(HexFormat.fromHexDigits(raw, at + 1, at + 3));
      at += 2;
    }
    return text(bytes.toByteArray()).filter(Segments::isName);
  }

  private static boolean isHex(char c) {
    return HexFormat.isHexDigit(c);
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static boolean isName(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }
}
