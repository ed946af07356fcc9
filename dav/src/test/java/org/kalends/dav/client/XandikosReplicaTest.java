package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.MemoryReplica;
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

  @Test
  void whatItFindsInvalidIsSentOnceAndTheCorrectedTextIsTaken() throws Exception {
    var folder = new MemoryReplica("folder");
    var base = new MemoryBase();
    var server = open();
    folder.put("u", Samples.event("u", "A \u0001 inside"));
    folder.put("v", Samples.event("v", "Fine"));
    var first = new Sync(folder, server, base);
    assertThat(first.apply(first.prepare(Policy.TWO_WAY), Progress.NONE).outcomes())
        .hasExactlyElementsOfTypes(Outcome.Done.class, Outcome.Refused.class);
    var second = new Sync(folder, server, base).prepare(Policy.TWO_WAY);
    assertThat(second.steps()).hasExactlyElementsOfTypes(org.kalends.core.sync.Step.Withheld.class);
    folder.put("u", Samples.event("u", "All well"));
    var third = new Sync(folder, server, base);
    third.apply(third.prepare(Policy.TWO_WAY), Progress.NONE);
    assertThat(new Sync(folder, server, base).prepare(Policy.TWO_WAY).isEmpty()).isTrue();
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
