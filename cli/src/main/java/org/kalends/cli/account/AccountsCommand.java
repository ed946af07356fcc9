package org.kalends.cli.account;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Config;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.Table;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the accounts of the config. */
@Command(
    name = "accounts",
    description = "List the accounts: where they are and where their passwords come from.",
    footer = {"", "Examples:", "  kalends accounts", "  kalends accounts --json"})
public final class AccountsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  public AccountsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Config config = wiring.config();
    if (json) {
      write(config);
    } else if (config.accounts().isEmpty()) {
      wiring.terminal().err("no account is connected yet; run: kalends connect");
    } else {
      print(config);
    }
    return Exit.DONE;
  }

  private void print(Config config) {
    Table table = new Table();
    for (Config.Account account : config.accounts().values()) {
      table.row(
          account.name(),
          account.user().orElse("–"),
          account.url().toString(),
          Words.count(calendars(config, account), "calendar"),
          account.password().map(secret -> "password from " + secret).orElse("no password"));
    }
    table.print(wiring.terminal());
  }

  private void write(Config config) {
    Collection<Config.Account> accounts = config.accounts().values();
    Json.write(
        wiring.terminal().out(),
        json -> {
          json.beginObject().name("accounts").beginArray();
          for (Config.Account account : accounts) {
            json.beginObject();
            Json.field(json, "account", account.name());
            Json.field(json, "url", account.url().toString());
            Json.field(json, "user", account.user());
            Json.field(json, "password", account.password());
            json.name("calendars").value(calendars(config, account));
            json.endObject();
          }
          json.endArray().endObject();
        });
  }

  private static long calendars(Config config, Config.Account account) {
    return config.calendars().values().stream()
        .filter(calendar -> calendar.account().equals(account.name()))
        .count();
  }
}
