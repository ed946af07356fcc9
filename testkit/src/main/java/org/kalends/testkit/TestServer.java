package org.kalends.testkit;

import java.net.URI;

/** A CalDAV server that runs for a test, on loopback, with one user. */
public interface TestServer extends AutoCloseable {
  /** Where discovery begins. */
  URI base();

  /** The collection of the user's calendars, ending in a slash. */
  URI home();

  default String user() {
    return "alice";
  }

  default String password() {
    return "secret";
  }

  @Override
  void close();
}
