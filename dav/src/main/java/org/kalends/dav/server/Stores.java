package org.kalends.dav.server;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** What each user's folders hold. */
final class Stores implements AutoCloseable {
  private Stores() {}

  static Stores open(List<User> users, Clock clock, ServerLog log) throws IOException {
    return new Stores();
  }

  @Override
  public void close() {}
}
