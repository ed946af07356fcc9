package org.kalends.cli.account;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.config.AtomicText;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Secret;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Accounts;
import org.kalends.cli.wiring.Wiring;
import org.kalends.dav.client.Account;
import org.kalends.dav.client.Connection;
import org.kalends.dav.client.Discovery;
import org.kalends.dav.client.RemoteCalendar;

/**
 * The calendars that a login may see.
 *
 * @param origins other servers that may see its password
 */
public record Discovered(Login login, Set<URI> origins, List<RemoteCalendar> calendars) {
  /** Looks for them; where that leads to other servers, somebody is asked whether it may. */
  static Discovered by(Login login, Wiring wiring) throws IOException {
    Account account = Accounts.account(login.account(), login.secret());
    while (true) {
      Discovery.Found found;
      try (Connection connection = new Connection(account, wiring.connectionSettings())) {
        found = Discovery.find(connection, login.typed());
      }
      if (found.anything()) {
        return new Discovered(login, account.origins(), found.calendars());
      }
      if (found.elsewhere().isEmpty()) {
        throw nothing(login, found);
      }
      for (URI origin : found.elsewhere()) {
        account = allowed(wiring.terminal(), account, origin);
      }
    }
  }

  private static Account allowed(Terminal terminal, Account account, URI origin)
      throws IOException {
    if (!terminal.interactive()) {
      throw Failure.failed(
          "%s refers to %s; if you trust it with the password, say so: kalends connect %s --trust-origin %s"
              .formatted(account.url(), origin, account.url(), origin));
    }
    if (!terminal.confirm(
        account.url() + " refers to " + origin + ". May that see the password?")) {
      throw Failure.failed("there are no calendars without " + origin);
    }
    return account.allowing(origin);
  }

  private static Failure nothing(Login login, Discovery.Found found) {
    return Failure.failed(
        "no calendars found at %s; tried:\n  %s\nGive the address of the server or of a calendar, as the provider's help names it"
            .formatted(login.typed(), String.join("\n  ", found.tried())));
  }

  /** Of the account. */
  public String name() {
    return login.account().name();
  }

  /** The account as the config is to have it. */
  public Config.Account account() {
    Config.Account account = login.account();
    return new Config.Account(
        account.name(),
        account.url(),
        account.user(),
        login.password().isPresent()
            ? Optional.of(new Secret.File(passwordFile()))
            : account.password(),
        account.trust(),
        origins,
        account.plaintext());
  }

  private Path passwordFile() {
    return Path.of(name() + ".password");
  }

  /** A password that was typed is kept in a file of its own, beside the config. */
  void keepPassword(Wiring wiring) throws IOException {
    if (login.password().isPresent()) {
      Path file = wiring.configFile().path().resolveSibling(passwordFile());
      AtomicText.write(file, login.password().get() + "\n");
      wiring.terminal().err("the password is kept in " + wiring.environment().shown(file));
    }
  }
}
