package org.kalends.dav.client;

import java.time.Clock;
import java.time.Duration;

/**
 * How a connection behaves.
 *
 * @param version of Kalends, for the User-Agent
 * @param clock against which a server's dates are read
 * @param pauses how to wait
 * @param connect longest time for making a connection
 * @param silence longest time in which a server may send nothing
 * @param longestPause what a server may ask us to wait; more is {@link
 *     org.kalends.core.sync.RemoteException.RateLimited}
 * @param attempts how often one request is sent when a server is busy or a connection breaks
 * @param hosts what all connections with these settings together may ask of one host
 */
public record ConnectionSettings(
    String version,
    Clock clock,
    Pauses pauses,
    Duration connect,
    Duration silence,
    Duration longestPause,
    int attempts,
    Hosts hosts) {
  /** 20 seconds to connect, 2 minutes of silence, pauses up to a minute, 4 attempts. */
  public static ConnectionSettings of(String version, Clock clock) {
    return new ConnectionSettings(
        version,
        clock,
        Thread::sleep,
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        4,
        new Hosts());
  }

  public ConnectionSettings withPauses(Pauses other) {
    return new ConnectionSettings(
        version, clock, other, connect, silence, longestPause, attempts, hosts);
  }

  public ConnectionSettings withSilence(Duration other) {
    return new ConnectionSettings(
        version, clock, pauses, connect, other, longestPause, attempts, hosts);
  }

  /** How to wait. */
  @FunctionalInterface
  public interface Pauses {
    void pause(Duration length) throws InterruptedException;
  }
}
