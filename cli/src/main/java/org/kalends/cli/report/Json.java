package org.kalends.cli.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes JSON for programs, two spaces deep; what is not known is left out. */
public final class Json {
  /** What writes one document. */
  public interface Body {
    void write(JsonWriter json) throws IOException;
  }

  private Json() {}

  public static void write(PrintWriter out, Body body) {
    write(out, FormattingStyle.PRETTY.withNewline("\n"), body);
  }

  /** All in one line, for programs that read line by line. */
  public static void line(PrintWriter out, Body body) {
    write(out, FormattingStyle.COMPACT, body);
    out.flush();
  }

  private static void write(PrintWriter out, FormattingStyle style, Body body) {
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(style);
    json.setHtmlSafe(false);
    try {
      body.write(json);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print('\n');
  }

  public static void field(JsonWriter json, String name, String value) throws IOException {
    json.name(name).value(value);
  }

  public static void field(JsonWriter json, String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      json.name(name).value(value.get().toString());
    }
  }
}
