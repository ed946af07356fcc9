package org.kalends.testkit.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kalends.ics.Document;

/**
 * What a client asks.
 *
 * @param path with the query, as it was sent
 * @param headers by name, in whatever case; the first value of each
 */
public record Asked(String method, String path, Map<String, String> headers, byte[] body) {
  private static final Set<String> WRITES =
      Set.of("PUT", "DELETE", "PROPPATCH", "MKCALENDAR", "MKCOL", "MOVE", "COPY", "POST");

  private static final Pattern SINCE = Pattern.compile("<(?:\\w+:)?sync-token>\\s*[^<\\s]");

  public Asked {
    headers = Headers.copy(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The item of a PUT. */
  public Document document() {
    return Document.parse(body).document();
  }

  /** Whether it is there to change something. */
  public boolean writes() {
    return WRITES.contains(method);
  }

  /** Whether it asks what resources there are. */
  public boolean lists() {
    return switch (method) {
      case "PROPFIND" -> !headers.getOrDefault("Depth", "").equals("0");
      case "REPORT" -> text().contains("sync-collection") || text().contains("calendar-query");
      default -> false;
    };
  }

  /** Whether it asks for all resources, not only for those that changed since something. */
  public boolean listsAll() {
    return lists() && !SINCE.matcher(text()).find();
  }

  Asked with(String name, String value) {
    var changed = Headers.copy(headers);
    changed.put(name, value);
    return new Asked(method, path, changed, body);
  }

  Asked without(String name) {
    var changed = Headers.copy(headers);
    changed.remove(name);
    return new Asked(method, path, changed, body);
  }

  Asked at(String otherPath) {
    return new Asked(method, otherPath, headers, body);
  }

  Asked saying(byte[] otherBody) {
    return new Asked(method, path, headers, otherBody);
  }
}
