package org.kalends.dav.wire;

import java.util.Map;
import java.util.regex.Pattern;

/** Status lines inside XML (RFC 4918 section 14.28). */
public final class Status {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(424, "Failed Dependency"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(507, "Insufficient Storage"));

  private static final Pattern CODE = Pattern.compile("(?<!\\S)[1-5][0-9]{2}(?!\\S)");

  private Status() {}

  /** {@code HTTP/1.1 404 Not Found}. */
  public static String line(int code) {
    return "HTTP/1.1 " + code + " " + REASONS.getOrDefault(code, "Status");
  }

  static Element element(int code) {
    return Element.text(Names.STATUS, line(code));
  }

  /** The code of a status line; 500 where it has none, so that nothing is taken for a success. */
  static int code(String line) {
    var code = CODE.matcher(line);
    return code.find() ? Integer.parseInt(code.group()) : 500;
  }
}
