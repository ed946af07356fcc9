package org.kalends.dav.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Replica;
import org.kalends.dav.client.Account;
import org.kalends.dav.client.CalDavReplica;
import org.kalends.dav.client.Connection;
import org.kalends.dav.client.ConnectionSettings;
import org.kalends.testkit.ReplicaContract;

/** The client's replica keeps the contract against our own server. */
class KalendsServerReplicaTest implements ReplicaContract {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  public Replica open() throws IOException {
    var server = rig.server().address();
    // Open mode: any credentials will do.
    var account = Account.of(server, "ana", () -> "any");
    var settings = ConnectionSettings.of("test", Clock.systemUTC());
    return new CalDavReplica(new Connection(account, settings), server.resolve(Rig.WORK));
  }
}
