package org.kalends.testkit;

import java.net.URI;
import java.util.Set;

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

  /** Names of properties whose values this server does not give back as it was given them. */
  default Set<String> damages() {
    return Set.of();
  }

  @Override
  void close();
}
