package org.kalends.dav.server;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: status, headers in order, body. */
record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  static Answer of(int status) {
    return new Answer(status, Map.of(), NOTHING);
  }

  /** A sentence for whoever looks at the raw answer. */
  static Answer text(int status, String sentence) {
    return of(status)
        .with("Content-Type", "text/plain; charset=utf-8")
        .withBody((sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, Collections.unmodifiableMap(more), body);
  }

  Answer withBody(byte[] bytes) {
    return new Answer(status, headers, bytes);
  }
}
