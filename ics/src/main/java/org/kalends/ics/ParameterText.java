package org.kalends.ics;

import java.util.ArrayList;
import java.util.List;
import org.kalends.ics.Parameters.Parameter;

/** Parameters as they are written: RFC 5545 3.2, with the carets of RFC 6868. */
final class ParameterText {
  private ParameterText() {}

  /**
   * Reads what stands between the name and the colon of a content line, e.g. {@code ;A=1;B="2"}.
   */
  static Parameters read(String text) {
    if (text.isEmpty()) {
      return Parameters.NONE;
    }
    return new Parameters(
        split(text.substring(1), ';').stream()
            .filter(part -> !part.isBlank())
            .map(ParameterText::parameter)
            .toList());
  }

  private static Parameter parameter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new Parameter(text.strip(), List.of());
    }
    List<String> values = split(text.substring(equals + 1), ',');
    return new Parameter(
        text.substring(0, equals).strip(), values.stream().map(ParameterText::decoded).toList());
  }

  /** A quote that is never closed is a character like others. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int lastQuote = text.lastIndexOf('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && i < lastQuote) {
        i = text.indexOf('"', i + 1);
      } else if (c == separator) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String decoded(String written) {
    boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
    String value = quoted ? written.substring(1, written.length() - 1) : written;
    if (value.indexOf('^') < 0) {
      return value;
    }
    StringBuilder decoded = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
      if (c == '^' && "n'^".indexOf(next) >= 0) {
        c = next == 'n' ? '\n' : next == '\'' ? '"' : '^';
        i++;
      }
      decoded.append(c);
    }
    return decoded.toString();
  }

  static String write(Parameters parameters) {
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : parameters.all()) {
      text.append(';').append(name(parameter.name()));
      char before = '=';
      for (String value : parameter.values()) {
        text.append(before).append(encoded(value));
        before = ',';
      }
    }
    return text.toString();
  }

  private static String name(String name) {
    StringBuilder safe = new StringBuilder(name);
    for (int i = 0; i < safe.length(); i++) {
      if (!Shape.isNameByte(safe.charAt(i))) {
        safe.setCharAt(i, '-');
      }
    }
    return safe.toString();
  }

  private static String encoded(String value) {
    StringBuilder text = new StringBuilder(value.length() + 8);
    boolean quotes = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quotes |= c == ':' || c == ';' || c == ',';
      switch (c) {
        case '^' -> text.append("^^");
        case '"' -> text.append("^'");
        case '\n' -> text.append("^n");
        case '\r' -> text.append(value.startsWith("\n", i + 1) ? "" : "^n");
        default -> text.append(Text.isControl(c) ? "" : c);
      }
    }
    return quotes ? "\"" + text + "\"" : text.toString();
  }
}
