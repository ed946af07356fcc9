package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Samples;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** What was done although its answer was lost. */
class LostAnswersTest {
  private Radicale server;
  private FaultProxy proxy;
  private CalDavReplica replica;

  @BeforeEach
  void start() throws IOException {
    server = Radicale.start();
    proxy = FaultProxy.to(server.base());
    URI calendar = proxy.via(server.home().resolve("work/"));
    new PlainDav(server).make(calendar);
    var account = Account.of(calendar, server.user(), server::password);
    var settings = ConnectionSettings.of("test", Clock.systemUTC());
    replica = new CalDavReplica(new Connection(account, settings), calendar);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      proxy.close();
      server.close();
    }
  }

  private Written write(Write write) {
    return replica.write(List.of(write)).getFirst();
  }

  private void loseTheNextAnswerTo(String method) {
    proxy.breaking(Faults.script(Rule.once(method, new Fault.DropAfter())));
  }

  @Test
  void aNewItemWhoseAnswerWasLostIsThere() {
    loseTheNextAnswerTo("PUT");
    assertThat(write(new Write.Create("a", Samples.event("a", "Tea"))))
        .isInstanceOf(Written.Stored.class);
  }

  @Test
  void aChangeWhoseAnswerWasLostIsMade() {
    Held held = stored(write(new Write.Create("a", Samples.event("a", "Tea"))));
    loseTheNextAnswerTo("PUT");
    var coffee = Samples.event("a", "Coffee");
    Held now = stored(write(new Write.Replace("a", held.place(), held.version(), coffee)));
    assertThat(now.document().toString()).contains("SUMMARY:Coffee");
    assertThat(now.version()).isNotEqualTo(held.version());
  }

  @Test
  void aDeletionWhoseAnswerWasLostIsMade() {
    Held held = stored(write(new Write.Create("a", Samples.event("a", "Tea"))));
    loseTheNextAnswerTo("DELETE");
    assertThat(write(new Write.Delete("a", held.place(), held.version())))
        .isInstanceOf(Written.Removed.class);
  }

  private static Held stored(Written written) {
    return ((Written.Stored) written).held();
  }
}
