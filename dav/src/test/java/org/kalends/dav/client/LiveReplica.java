package org.kalends.dav.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.kalends.core.sync.Replica;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.ReplicaContract;
import org.kalends.testkit.TestServer;

/** The contract against a new calendar of a real server for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface LiveReplica extends ReplicaContract {
  TestServer server();

  Calendars calendars();

  /** Which calendar is under test. */
  final class Calendars {
    private int count;
    private URI current;
  }

  @BeforeEach
  default void aNewCalendar() {
    calendars().current = server().home().resolve("contract-" + calendars().count++ + "/");
    new PlainDav(server()).make(calendars().current);
  }

  @Override
  default Replica open() throws IOException {
    var account = Account.of(server().base(), server().user(), server()::password);
    var settings = ConnectionSettings.of("test", Clock.systemUTC());
    return new CalDavReplica(new Connection(account, settings), calendars().current);
  }
}
