package org.kalends.ics;

import java.util.ArrayList;
import java.util.List;

/** TEXT values (RFC 5545 3.3.11). */
final class Text {
  private Text() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == ';' || c == ',') {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return harmless(escaped.toString());
  }

  /** An unknown escape stands for the character after the backslash. */
  static String unescape(String value) {
    int backslash = value.indexOf('\\');
    if (backslash < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        c = escaped(value.charAt(++i));
      }
      text.append(c);
    }
    return text.toString();
  }

  private static char escaped(char c) {
    return c == 'n' || c == 'N' ? '\n' : c;
  }

  /** The parts between unescaped commas, each unescaped. */
  static List<String> list(String value) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',') {
        parts.add(unescape(value.substring(from, i)));
        from = i + 1;
      }
    }
    parts.add(unescape(value.substring(from)));
    return List.copyOf(parts);
  }

  /**
   * A value that stays on its line whatever it holds: line breaks become {@code \n}, other control
   * characters, which RFC 5545 3.1 forbids, go.
   */
  static String harmless(String value) {
    if (value.chars().noneMatch(Text::isControl)) {
      return value;
    }
    StringBuilder safe = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || (c == '\r' && !value.startsWith("\n", i + 1))) {
        safe.append("\\n");
      } else if (!isControl(c)) {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  static boolean isControl(int c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }
}
