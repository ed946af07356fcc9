package org.kalends.testkit.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a client gets.
 *
 * @param headers by name, in whatever case; the first value of each
 */
public record Answered(int status, Map<String, String> headers, byte[] body) {
  public Answered {
    headers = Headers.copy(headers);
  }

  static Answered of(int status, String text) {
    return new Answered(
        status, Map.of("Content-Type", "text/plain"), text.getBytes(StandardCharsets.UTF_8));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Answered with(String name, String value) {
    var changed = Headers.copy(headers);
    changed.put(name, value);
    return new Answered(status, changed, body);
  }

  Answered without(String name) {
    var changed = Headers.copy(headers);
    changed.remove(name);
    return new Answered(status, changed, body);
  }

  /** The same with another text, where it is a multistatus. */
  Answered multistatus(UnaryOperator<String> change) {
    return status == 207
        ? new Answered(status, headers, change.apply(text()).getBytes(StandardCharsets.UTF_8))
        : this;
  }
}
