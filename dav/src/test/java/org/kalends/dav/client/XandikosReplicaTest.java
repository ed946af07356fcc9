package org.kalends.dav.client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;

class XandikosReplicaTest implements LiveReplica {
  private static Xandikos server;
  private final Calendars calendars = new Calendars();

  @BeforeAll
  static void start() {
    server = Xandikos.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) server.close();
  }

  @Override
  public TestServer server() {
    return server;
  }

  @Override
  public Calendars calendars() {
    return calendars;
  }
}
