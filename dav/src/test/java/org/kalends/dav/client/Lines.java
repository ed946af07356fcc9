package org.kalends.dav.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections of tests: Alice, whose password is secret, and pauses that are only written down. */
final class Lines {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  ConnectionSettings settings() {
    return ConnectionSettings.of("test", Clock.fixed(NOW, ZoneOffset.UTC))
        .withPauses(pauses::add)
        .withSilence(Duration.ofSeconds(10));
  }

  Connection to(URI url) throws IOException {
    return to(Account.of(url, "alice", () -> "secret"));
  }

  Connection to(Account account) throws IOException {
    return new Connection(account, settings());
  }
}
