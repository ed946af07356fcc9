package org.kalends.dav.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The characters of an XML document. */
final class XmlText {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final Pattern REFERENCE =
      Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));");

  private XmlText() {}

  /** By byte order mark, by declaration, else UTF-8; what cannot be decoded becomes U+FFFD. */
  static String decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF))
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE))
      return new String(bytes, StandardCharsets.UTF_16);
    return new String(bytes, declared(bytes));
  }

  private static Charset declared(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    var match = DECLARED.matcher(head);
    if (!match.find() || !known(match.group(1))) return StandardCharsets.UTF_8;
    return Charset.forName(match.group(1));
  }

  private static boolean known(String charset) {
    return Charset.isSupported(charset) && !charset.toUpperCase(Locale.ROOT).startsWith("UTF-16");
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) return false;
    for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
    return true;
  }

  /** Without characters that XML 1.0 forbids, written out or as references. */
  static String clean(String text) {
    var referenced = REFERENCE.matcher(text).replaceAll(m -> allowed(referred(m)) ? "$0" : "");
    var clean = new StringBuilder(referenced.length());
    referenced.codePoints().filter(XmlText::allowed).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int referred(MatchResult match) {
    return match.group(1) != null
        ? Integer.parseInt(match.group(1), 16)
        : Integer.parseInt(match.group(2));
  }

  /** XML 1.0 section 2.2, Char. */
  static boolean allowed(int c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
