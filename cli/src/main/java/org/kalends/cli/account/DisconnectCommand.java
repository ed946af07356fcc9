package org.kalends.cli.account;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends the connection of calendars or accounts. */
@Command(
    name = "disconnect",
    description = "Stop syncing calendars. Their files stay, here and on the server.",
    footer = {
      "",
      "Examples:",
      "  kalends disconnect work family       these calendars",
      "  kalends disconnect --account cloud   an account and all of its calendars"
    })
public final class DisconnectCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "CAL", arity = "0..*", description = "Calendars, by folder.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "This account and all of its calendars.")
  private String account;

  public DisconnectCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (names.isEmpty() && account == null) {
      throw Failure.usage("say which: calendars, or --account NAME");
    }
    Config config = wiring.config();
    List<String> calendars = calendars(config);
    ConfigEdit edit = new ConfigEdit(wiring.configFile());
    for (String calendar : calendars) {
      edit.remove("calendars", calendar);
    }
    if (account != null) {
      edit.remove("accounts", account);
    }
    edit.write();
    calendars.forEach(c -> wiring.terminal().out("disconnected " + c + "; its files stay"));
    return Exit.DONE;
  }

  private List<String> calendars(Config config) throws IOException {
    List<String> calendars = new ArrayList<>();
    for (String name : names) {
      if (!config.calendars().containsKey(name)) {
        throw Failure.usage(
            "no calendar `%s` is connected; %s"
                .formatted(name, Nearest.hint(name, config.calendars().keySet())));
      }
      calendars.add(name);
    }
    if (account != null && !config.accounts().containsKey(account)) {
      throw Failure.usage(
          "there is no account `%s`; %s"
              .formatted(account, Nearest.hint(account, config.accounts().keySet())));
    }
    config.calendars().values().stream()
        .filter(calendar -> calendar.account().equals(account))
        .map(Config.Calendar::folder)
        .filter(folder -> !calendars.contains(folder))
        .forEach(calendars::add);
    return calendars;
  }
}
