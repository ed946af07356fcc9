package org.kalends.testkit.proxy;

import java.util.Map;
import java.util.TreeMap;

/** The headers of a message: names in whatever case. */
final class Headers {
  private Headers() {}

  static Map<String, String> copy(Map<String, String> headers) {
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
