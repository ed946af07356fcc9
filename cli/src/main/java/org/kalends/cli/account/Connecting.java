package org.kalends.cli.account;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.report.Exit;
import org.kalends.cli.sync.SyncRun;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;

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

  int run() throws IOException {
    Login login = new LoginQuestions(wiring, wish.login(), config).ask();
    Discovered found = Discovered.by(login, wiring);
    Set<URI> connected =
        config.calendars().values().stream().map(Config.Calendar::url).collect(Collectors.toSet());
    CalendarChoice choice = new CalendarChoice(terminal, wish, config);
    List<Config.Calendar> chosen = choice.of(found.calendars(), connected, login.account().name());
    if (chosen.isEmpty()) {
      terminal.out("nothing to do: these calendars are connected already");
      return Exit.DONE;
    }
    write(found, chosen);
    return wantsSync() ? sync(chosen) : Exit.DONE;
  }

  private void write(Discovered found, List<Config.Calendar> chosen) throws IOException {
    ConfigEdit edit = new ConfigEdit(wiring.configFile());
    if (found.login().isNew()) {
      edit.add(found.account());
    }
    chosen.forEach(edit::add);
    edit.check();
    found.keepPassword(wiring);
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
