package org.kalends.dav.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of all users. */
final class Stores implements AutoCloseable {
  private final Map<String, CalendarHome> homes = new HashMap<>();
  private final Clock clock;
  private final ServerLog log;

  private Stores(Clock clock, ServerLog log) {
    this.clock = clock;
    this.log = log;
  }

  static Stores open(List<User> users, Clock clock, ServerLog log) throws IOException {
    Stores stores = new Stores(clock, log);
    try {
      for (User user : users) {
        stores.homes.put(user.name(), new CalendarHome(user, clock, log));
      }
      return stores;
    } catch (IOException e) {
      stores.close();
      throw e;
    }
  }

  Instant now() {
    return clock.instant();
  }

  CalendarHome home(User user) {
    return homes.get(user.name());
  }

  CalendarStore calendar(User user, String folder) throws Refusal, IOException {
    Optional<CalendarStore> calendar = home(user).calendar(folder);
    return calendar.orElseThrow(() -> new Refusal(404, "there is no such calendar"));
  }

  @Override
  public void close() {
    for (Map.Entry<String, CalendarHome> home : homes.entrySet()) {
      try {
        home.getValue().close();
      } catch (IOException e) {
        log.failed("closing the ledger of " + home.getKey(), e);
      }
    }
  }
}
