package org.kalends.dav.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;

/**
 * From where a next read can go on.
 *
 * @param listed the day of the last complete listing
 * @param token sync-token (RFC 6578)
 * @param ctag getctag of CalendarServer, for servers without tokens
 */
record Marker(LocalDate listed, Optional<String> token, Optional<String> ctag) {
  /** Empty for what this class did not write. */
  static Optional<Marker> read(String text) {
    var fields = new HashMap<String, String>();
    for (var line : text.split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) fields.put(line.substring(0, space), line.substring(space + 1));
    }
    try {
      return Optional.ofNullable(fields.get("listed"))
          .map(LocalDate::parse)
          .map(day -> new Marker(day, field(fields, "token"), field(fields, "ctag")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> field(HashMap<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name));
  }

  String text() {
    return "listed "
        + listed
        + token.map(t -> "\ntoken " + line(t)).orElse("")
        + ctag.map(c -> "\nctag " + line(c)).orElse("");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Whether a collection that says this of itself is as it was. */
  boolean stillHolds(Optional<String> tokenNow, Optional<String> ctagNow) {
    if (tokenNow.isEmpty() && ctagNow.isEmpty()) return false;
    return token.equals(tokenNow.map(Marker::line)) && ctag.equals(ctagNow.map(Marker::line));
  }
}
