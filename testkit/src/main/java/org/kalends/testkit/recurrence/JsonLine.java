package org.kalends.testkit.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of JSON (RFC 8259) as maps, lists, strings, longs, doubles and booleans; members that
 * are null are left out.
 */
final class JsonLine {
  private final String text;
  private int at;

  private JsonLine(String text) {
    this.text = text;
  }

  /** Throws IllegalArgumentException for what is no JSON object. */
  static Map<String, Object> object(String text) {
    JsonLine line = new JsonLine(text);
    line.space();
    return line.object();
  }

  private Object value() {
    space();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    while (!ends('}')) {
      space();
      String name = string();
      expect(':');
      Object value = value();
      if (value != this) {
        members.put(name, value);
      }
    }
    return members;
  }

  private List<Object> array() {
    List<Object> values = new ArrayList<>();
    expect('[');
    while (!ends(']')) {
      Object value = value();
      values.add(value == this ? "" : value);
    }
    return values;
  }

  /** Takes a comma between values, or the end. */
  private boolean ends(char end) {
    space();
    if (peek() == ',') {
      at++;
    }
    space();
    if (peek() == end) {
      at++;
      return true;
    }
    return false;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    expect('"');
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      string.append(c == '\\' ? escaped(text.charAt(at++)) : c);
    }
    return string.toString();
  }

  private char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(text, at, at += 4, 16);
      default -> c;
    };
  }

  /** This object itself stands for null. */
  private Object literal() {
    int from = at;
    while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "null" -> this;
      case "true", "false" -> Boolean.valueOf(word);
      default -> word.matches("-?\\d+") ? (Object) Long.valueOf(word) : Double.valueOf(word);
    };
  }

  private void expect(char c) {
    space();
    if (peek() != c) {
      throw new IllegalArgumentException(c + " expected at character " + (at + 1));
    }
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
