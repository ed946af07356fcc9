package org.kalends.dav.server;

import java.util.Map;
import java.util.Optional;

/**
 * A request of someone who is logged in.
 *
 * @param method as sent
 * @param headers by name in any letter case
 * @param body whole, within {@link Front#BODY_BYTES}
 */
record Call(String method, Target target, Map<String, String> headers, byte[] body, User user) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Whether properties that are not there may stay unmentioned (RFC 8144 2.1; Microsoft's Brief).
   */
  boolean wantsMinimal() {
    return header("Prefer").filter(p -> p.contains("return=minimal")).isPresent()
        || header("Brief").filter(b -> b.strip().equalsIgnoreCase("t")).isPresent();
  }
}
