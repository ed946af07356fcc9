package org.kalends.ics;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where the parts of an unfolded content line are (RFC 5545 3.1).
 *
 * @param nameFrom first byte of the name, blanks before it left out
 * @param nameTo the byte after the name, blanks after it left out
 * @param delimiter the semicolon or colon after the name, or the end of the line
 * @param colon before the value; -1 where there is none
 * @param quoteOpen a quote in the parameters is never closed, so the first colon was taken
 */
record Shape(
    byte[] text, int nameFrom, int nameTo, int delimiter, int colon, int to, boolean quoteOpen) {
  static Shape of(byte[] text, int from, int to) {
    int nameFrom = afterIndent(text, from, to);
    int delimiter = nameFrom;
    while (delimiter < to && text[delimiter] != ':' && text[delimiter] != ';') {
      delimiter++;
    }
    int nameTo = delimiter;
    while (nameTo > nameFrom && isBlank(text[nameTo - 1])) {
      nameTo--;
    }
    int colon = unquotedColon(text, delimiter, to);
    int firstColon = colon < 0 ? anyColon(text, delimiter, to) : colon;
    return new Shape(text, nameFrom, nameTo, delimiter, firstColon, to, firstColon != colon);
  }

  /** Blanks, and a byte order mark that stands after some. */
  private static int afterIndent(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (isBlank(text[at]) || (at + 3 <= to && Source.isMark(text, at)))) {
      at += isBlank(text[at]) ? 1 : 3;
    }
    return at;
  }

  private static int unquotedColon(byte[] text, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      if (text[i] == ':' && !quoted) {
        return i;
      }
      quoted ^= text[i] == '"';
    }
    return -1;
  }

  private static int anyColon(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** No name, no parameters, no colon. */
  boolean blank() {
    return nameFrom == to;
  }

  boolean hasName() {
    for (int i = nameFrom; i < nameTo; i++) {
      if (!isNameByte(text[i])) {
        return false;
      }
    }
    return nameTo > nameFrom;
  }

  /** RFC 5545 3.1, the dot of vCard's groups, and the underscore and slash that some write. */
  static boolean isNameByte(int b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '/'
        || b == '_';
  }

  String name() {
    return string(nameFrom, nameTo).toUpperCase(Locale.ROOT);
  }

  /** The parameters as written, with the semicolon before the first. */
  String parameters() {
    return string(delimiter, colon);
  }

  String value() {
    return string(colon + 1, to);
  }

  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
