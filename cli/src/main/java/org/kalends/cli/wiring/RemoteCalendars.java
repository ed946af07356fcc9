package org.kalends.cli.wiring;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.config.Secrets;
import org.kalends.cli.report.Failure;
import org.kalends.dav.client.Connection;
import org.kalends.dav.client.ConnectionSettings;
import org.kalends.dav.client.Discovery;
import org.kalends.dav.client.RemoteCalendar;

/** Looks for the calendars of accounts. */
public record RemoteCalendars(Secrets secrets, ConnectionSettings settings) {
  /** All that the account has. */
  public List<RemoteCalendar> all(Config.Account account) throws IOException {
    Discovery.Found found;
    try (Connection connection =
        new Connection(Accounts.account(account, () -> secrets.of(account)), settings)) {
      found = Discovery.find(connection, account.url().toString());
    }
    if (found.anything()) {
      return found.calendars();
    }
    if (!found.elsewhere().isEmpty()) {
      throw Failure.failed(
          "account %s: %s refers to %s, which may not see the password; connect it with --trust-origin if you trust it"
              .formatted(account.name(), account.url(), found.elsewhere().iterator().next()));
    }
    throw Failure.failed(
        "account %s: no calendars found at %s; tried:\n  %s"
            .formatted(account.name(), account.url(), String.join("\n  ", found.tried())));
  }

  /**
   * The calendar of that name, else of that name in other letters, else where the address ends in
   * it.
   */
  public RemoteCalendar named(Config.Account account, String name) throws IOException {
    return named(account.name(), all(account), name);
  }

  /** The same of those. */
  public static RemoteCalendar named(String account, List<RemoteCalendar> all, String name)
      throws Failure {
    List<Predicate<RemoteCalendar>> ways =
        List.of(
            one -> one.name().equals(name),
            one -> one.name().equalsIgnoreCase(name),
            one -> one.url().getPath().endsWith("/" + name + "/"),
            one -> one.url().toString().equals(name));
    for (Predicate<RemoteCalendar> way : ways) {
      Optional<RemoteCalendar> found = only(account, name, all.stream().filter(way).toList());
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw Failure.failed(
        "account %s: the server has no calendar `%s`; %s"
            .formatted(
                account,
                name,
                Nearest.hint(name, all.stream().map(RemoteCalendar::name).toList())));
  }

  private static Optional<RemoteCalendar> only(
      String account, String name, List<RemoteCalendar> found) throws Failure {
    if (found.size() > 1) {
      throw Failure.failed(
          "account %s: there are several calendars `%s`; give the address of one:\n  %s"
              .formatted(
                  account,
                  name,
                  String.join("\n  ", found.stream().map(one -> one.url().toString()).toList())));
    }
    return found.stream().findFirst();
  }
}
