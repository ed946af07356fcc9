package org.kalends.core.files;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of JSON (RFC 8259) as {@link SyncedUids} needs: a list of strings in an object. */
final class Json {
  private static final int MAX_DEPTH = 32;
  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[\"\\\\/bfnrt])");

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** The text is none, or not of the shape that is asked for. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private NotJson(String expected, int at) {
      super("%s expected at character %d".formatted(expected, at + 1));
    }
  }

  /** The strings in the array of that key; other keys may hold anything. */
  static Set<String> strings(String text, String key) throws NotJson {
    Json json = new Json(text);
    Set<String> strings = new LinkedHashSet<>();
    json.expect('{');
    if (!json.next('}')) {
      do {
        boolean found = json.string().equals(key);
        json.expect(':');
        if (found) {
          json.array(strings);
        } else {
          json.skip(0);
        }
      } while (json.next(','));
      json.expect('}');
    }
    json.end();
    return strings;
  }

  private void array(Set<String> strings) throws NotJson {
    expect('[');
    if (!next(']')) {
      do {
        strings.add(string());
      } while (next(','));
      expect(']');
    }
  }

  private void skip(int depth) throws NotJson {
    if (depth > MAX_DEPTH) {
      throw new NotJson("something less deep", at);
    }
    blank();
    if (at < text.length() && text.charAt(at) == '"') {
      string();
    } else if (next('[')) {
      skipMembers(']', depth);
    } else if (next('{')) {
      skipMembers('}', depth);
    } else {
      literal();
    }
  }

  private void skipMembers(char close, int depth) throws NotJson {
    if (next(close)) {
      return;
    }
    do {
      if (close == '}') {
        string();
        expect(':');
      }
      skip(depth + 1);
    } while (next(','));
    expect(close);
  }

  private void literal() throws NotJson {
    Matcher literal = LITERAL.matcher(text).region(at, text.length());
    if (!literal.lookingAt()) {
      throw new NotJson("a value", at);
    }
    at = literal.end();
  }

  private String string() throws NotJson {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw new NotJson("\"", at);
      }
      if (c == '\\') {
        string.append(escape());
      } else {
        string.append(c);
        at++;
      }
    }
    expect('"');
    return string.toString();
  }

  private char escape() throws NotJson {
    Matcher escape = ESCAPE.matcher(text).region(at, text.length());
    if (!escape.lookingAt()) {
      throw new NotJson("an escape", at);
    }
    at = escape.end();
    String code = escape.group(1);
    return switch (code.charAt(0)) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(code, 1, 5, 16);
      default -> code.charAt(0);
    };
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean next(char wanted) {
    blank();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) throws NotJson {
    if (!next(wanted)) {
      throw new NotJson(String.valueOf(wanted), at);
    }
  }

  private void end() throws NotJson {
    blank();
    if (at < text.length()) {
      throw new NotJson("nothing more", at);
    }
  }

  static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
