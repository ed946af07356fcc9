package org.kalends.cli.wiring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Secrets;
import org.kalends.core.sync.Replica;
import org.kalends.dav.client.Account;
import org.kalends.dav.client.CalDavReplica;
import org.kalends.dav.client.Connection;
import org.kalends.dav.client.ConnectionSettings;
import org.kalends.dav.client.Secret;

/** The connections of one run: one for each account that is needed. */
public final class Accounts implements AutoCloseable {
  private final Config config;
  private final Secrets secrets;
  private final ConnectionSettings settings;
  private final Map<String, Connection> connections = new HashMap<>();

  Accounts(Config config, Secrets secrets, ConnectionSettings settings) {
    this.config = config;
    this.secrets = secrets;
    this.settings = settings;
  }

  /** The collection of a calendar. */
  Replica replica(Config.Calendar calendar) throws IOException {
    return new CalDavReplica(connection(calendar.account()), calendar.url())
        .inviting(calendar.invitations());
  }

  synchronized Connection connection(String name) throws IOException {
    Connection open = connections.get(name);
    if (open == null) {
      Config.Account account = config.accounts().get(name);
      open = new Connection(account(account, () -> secrets.of(account)), settings);
      connections.put(name, open);
    }
    return open;
  }

  /** The account as a connection wants it. */
  public static Account account(Config.Account account, Secret secret) {
    return new Account(
        account.url(),
        account.user().orElse(""),
        secret,
        account.trust(),
        account.origins(),
        account.plaintext());
  }

  @Override
  public synchronized void close() {
    connections.values().forEach(Connection::close);
  }
}
