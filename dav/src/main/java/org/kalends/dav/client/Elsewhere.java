package org.kalends.dav.client;

import java.io.IOException;
import java.net.URI;

/** Why an address was not asked: the account does not trust its origin. Always a cause. */
final class Elsewhere extends IOException {
  private static final long serialVersionUID = 1L;
  private final URI origin;

  Elsewhere(URI origin) {
    super("not an allowed origin: " + origin);
    this.origin = origin;
  }

  URI origin() {
    return origin;
  }
}
