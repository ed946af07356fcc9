package org.kalends.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.cli.config.AtomicText;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.config.Secret;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.dav.client.Account;
import org.kalends.dav.client.Connection;
import org.kalends.dav.client.Discovery;
import org.kalends.dav.client.RemoteCalendar;

/** One run of {@code connect}, from the login to the new lines of the config. */
final class Connecting {
  private final Wiring wiring;
  private final Terminal terminal;
  private final ConnectCommand wish;
  private final Config config;

  Connecting(Wiring wiring, ConnectCommand wish) throws IOException {
    this.wiring = wiring;
    this.terminal = wiring.terminal();
    this.wish = wish;
    this.config = wiring.config();
  }

  /** The calendars that were found, and the account that may see them. */
  private record Found(Account account, List<RemoteCalendar> calendars) {}

  int run() throws IOException {
    Login login = new LoginQuestions(wiring, wish, config).ask();
    Found found = discover(login);
    Set<URI> connected =
        config.calendars().values().stream().map(Config.Calendar::url).collect(Collectors.toSet());
    CalendarChoice choice = new CalendarChoice(terminal, wish, config);
    List<Config.Calendar> chosen = choice.of(found.calendars(), connected, login.account().name());
    if (chosen.isEmpty()) {
      terminal.out("nothing to do: these calendars are connected already");
      return Exit.DONE;
    }
    write(login, found.account().origins(), chosen);
    return wantsSync() ? sync(chosen) : Exit.DONE;
  }

  private Found discover(Login login) throws IOException {
    Config.Account named = login.account();
    Account account = Accounts.account(named, login.secret());
    while (true) {
      Discovery.Found found;
      try (Connection connection = new Connection(account, wiring.connectionSettings())) {
        found = Discovery.find(connection, login.typed());
      }
      if (found.anything()) {
        return new Found(account, found.calendars());
      }
      if (found.elsewhere().isEmpty()) {
        throw nothing(login, found);
      }
      for (URI origin : found.elsewhere()) {
        account = allowed(account, origin);
      }
    }
  }

  private Account allowed(Account account, URI origin) throws IOException {
    if (!terminal.interactive()) {
      throw Failure.failed(
          "%s refers to %s; if you trust it with the password, say --trust-origin %s"
              .formatted(account.url(), origin, origin));
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

  private void write(Login login, Set<URI> origins, List<Config.Calendar> chosen)
      throws IOException {
    ConfigEdit edit = new ConfigEdit(wiring.configFile());
    if (login.isNew()) {
      edit.add(stored(login, origins));
    }
    chosen.forEach(edit::add);
    edit.write();
    Path root = wiring.root(config);
    for (Config.Calendar calendar : chosen) {
      Path folder = Files.createDirectories(root.resolve(calendar.folder()));
      terminal.out(
          "connected %s → %s"
              .formatted(
                  terminal.styled(Style.BOLD, calendar.name().orElse(calendar.folder())),
                  wiring.environment().shown(folder)));
    }
  }

  /** A password that was typed is kept in a file of its own, beside the config. */
  private Config.Account stored(Login login, Set<URI> origins) throws IOException {
    Config.Account account = login.account();
    Optional<Secret> secret = account.password();
    if (login.password().isPresent()) {
      Path file = Path.of(account.name() + ".password");
      AtomicText.write(
          wiring.configFile().path().resolveSibling(file), login.password().get() + "\n");
      secret = Optional.of(new Secret.File(file));
      terminal.err(
          "the password is kept in "
              + wiring.environment().shown(wiring.configFile().path().resolveSibling(file)));
    }
    return new Config.Account(
        account.name(),
        account.url(),
        account.user(),
        secret,
        account.trust(),
        origins,
        account.plaintext());
  }

  private boolean wantsSync() throws IOException {
    if (wish.sync) {
      return true;
    }
    if (terminal.interactive()) {
      return terminal.confirm("Sync now?");
    }
    terminal.err("next: kalends sync");
    return false;
  }

  private int sync(List<Config.Calendar> chosen) throws IOException {
    Selection selection = Selection.of(chosen.stream().map(Config.Calendar::folder).toList());
    SyncRun run = new SyncRun(terminal, wish.display);
    try (Workspace workspace = wiring.workspace(selection, "sync")) {
      return run.run(workspace, pairing -> pairing.prepare(pairing.policy()), run::apply);
    }
  }
}
