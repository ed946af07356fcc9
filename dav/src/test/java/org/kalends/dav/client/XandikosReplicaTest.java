package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.testkit.Samples;
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

  @Test
  void whatItFindsInvalidIsRefusedInItsOwnWords() throws Exception {
    var invalid = Samples.event("u", "A \u0001 inside");
    assertThat(open().write(List.of(new Write.Create("u", invalid))))
        .singleElement()
        .isInstanceOfSatisfying(
            Written.Refused.class,
            refused ->
                assertThat(refused.problem().reason())
                    .contains("valid-calendar-data", "Invalid character", "SUMMARY"));
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
