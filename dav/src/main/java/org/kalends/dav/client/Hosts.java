package org.kalends.dav.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How hosts are treated by all connections that share this, whichever account they are of: a few
 * requests at once, and none while a host has asked for a pause.
 */
public final class Hosts {
  private static final int AT_ONCE = 6;

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Host of(URI address) {
    String name = Origins.of(address).toString().toLowerCase(Locale.ROOT);
    return hosts.computeIfAbsent(name, unknown -> new Host());
  }

  /** One of them. */
  static final class Host {
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private volatile Instant closed = Instant.MIN;

    /** Waits for a place among the requests that are under way. */
    void enter() throws InterruptedException {
      free.acquire();
    }

    void leave() {
      free.release();
    }

    /** The host wants to be left alone that long. */
    void close(Instant now, Duration pause) {
      Instant until = now.plus(pause);
      closed = until.isAfter(closed) ? until : closed;
    }

    /** How long it wants to be left alone still. */
    Duration pause(Instant now) {
      return closed.isAfter(now) ? Duration.between(now, closed) : Duration.ZERO;
    }
  }
}
