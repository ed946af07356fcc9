package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.account.Discovered;
import org.kalends.cli.account.Logins;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Messages;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.RemoteCalendars;
import org.kalends.cli.wiring.Wiring;
import org.kalends.dav.client.RemoteCalendar;

/** Finds the two ends of a new mirror: by what was said, else by asking. */
final class MirrorEnds {
  private final Logins logins;
  private final Folders folders;
  private final Terminal terminal;
  private final RemoteCalendars remote;
  private final List<Choice> known = new ArrayList<>();
  private final List<Object> taken = new ArrayList<>();

  MirrorEnds(Wiring wiring, Logins logins) throws IOException {
    this.logins = logins;
    this.folders = wiring.folders();
    this.terminal = wiring.terminal();
    this.remote = new RemoteCalendars(wiring.secrets(), wiring.connectionSettings());
  }

  /**
   * A calendar that may be an end.
   *
   * @param shown for people to choose
   * @param value what the config says for it
   */
  record Choice(String name, String shown, Object value, boolean writable) {
    static Choice of(String folder) {
      return new Choice(folder, folder + " (folder)", folder, true);
    }

    static Choice of(String account, RemoteCalendar calendar) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("account", account);
      value.put("url", calendar.url());
      return new Choice(
          calendar.name(), account + ": " + MirrorEnds.shown(calendar), value, calendar.writable());
    }
  }

  /** The calendar that is meant. */
  Choice find(MirrorEnd end) throws IOException {
    if (end.where().isEmpty() && !terminal.interactive()) {
      throw Failure.usage("say which calendars with --source and --target");
    }
    Choice found = end.where().isPresent() ? said(end, end.where().get()) : asked(end);
    taken.add(found.value());
    return found;
  }

  /** A folder, {@code ACCOUNT:CALENDAR}, or a calendar of a server. */
  private Choice said(MirrorEnd end, String said) throws IOException {
    if (folders.has(said)) {
      return Choice.of(said);
    }
    int colon = said.indexOf(':');
    String account = colon < 0 ? "" : said.substring(0, colon);
    Map<String, Config.Account> accounts = logins.config().accounts();
    if (accounts.containsKey(account)) {
      String calendar = said.substring(colon + 1);
      return Choice.of(account, fit(end, remote.named(accounts.get(account), calendar)));
    }
    if (said.contains("://") || said.matches("[^/:]*[.@].*|[^/:]+:\\d+(/.*)?")) {
      return ofServer(end);
    }
    List<String> there = new ArrayList<>(names());
    accounts.keySet().forEach(name -> there.add(name + ":CALENDAR"));
    throw Failure.usage(
        "there is no calendar `%s`; %s".formatted(said, Nearest.hint(said, there))
            + (there.isEmpty() ? "; give the address of a server" : ""));
  }

  private List<String> names() throws IOException {
    return folders.all().stream().map(folder -> folder.getFileName().toString()).toList();
  }

  private Choice ofServer(MirrorEnd end) throws IOException {
    Discovered found = logins.discover(end.login());
    return Choice.of(found.name(), fit(end, which(end, found)));
  }

  private RemoteCalendar which(MirrorEnd end, Discovered found) throws IOException {
    List<RemoteCalendar> all = found.calendars();
    String address = found.login().account().url().toString();
    if (end.calendar().isPresent()) {
      return RemoteCalendars.named(found.name(), all, end.calendar().get());
    }
    if (all.isEmpty()) {
      throw Failure.failed("there is no calendar at %s yet; make one there".formatted(address));
    }
    Optional<RemoteCalendar> itself =
        all.stream()
            .filter(one -> one.url().toString().equals(address.replaceFirst("/?$", "/")))
            .findFirst();
    if (itself.isPresent() || all.size() == 1) {
      return itself.orElseGet(all::getFirst);
    }
    List<String> shown = all.stream().map(MirrorEnds::shown).toList();
    if (!terminal.interactive()) {
      throw Failure.usage(
          "say which calendar with --%s-calendar; there are: %s"
              .formatted(end.key(), String.join(", ", shown)));
    }
    return all.get(new Choosing(terminal).one(shown, question(end)));
  }

  private static RemoteCalendar fit(MirrorEnd end, RemoteCalendar calendar) throws Failure {
    if (end.isWritten() && !calendar.writable()) {
      throw Failure.failed(
          "%s is read-only for you, so nothing can be copied into it".formatted(calendar.name()));
    }
    return calendar;
  }

  /** One of the calendars that are known, or one of a server that is not known yet. */
  private Choice asked(MirrorEnd end) throws IOException {
    List<Choice> choices = new ArrayList<>(known());
    logins
        .added()
        .forEach(
            found -> found.calendars().forEach(one -> choices.add(Choice.of(found.name(), one))));
    choices.removeIf(one -> taken.contains(one.value()) || end.isWritten() && !one.writable());
    if (choices.isEmpty()) {
      terminal.err("%s a calendar of which server?".formatted(end.isWritten() ? "Into" : "Copy"));
      return ofServer(end);
    }
    List<String> shown = new ArrayList<>(choices.stream().map(Choice::shown).toList());
    shown.add("a calendar of another server");
    int chosen = new Choosing(terminal).one(shown, question(end));
    return chosen == choices.size() ? ofServer(end) : choices.get(chosen);
  }

  private static String question(MirrorEnd end) {
    return end.isWritten() ? "Into which?" : "Copy which?";
  }

  /** All of the config; an account that cannot be asked is told of. */
  private List<Choice> known() throws IOException {
    if (known.isEmpty()) {
      names().forEach(name -> known.add(Choice.of(name)));
      for (Config.Account account : folders.config().accounts().values()) {
        try {
          remote.all(account).forEach(one -> known.add(Choice.of(account.name(), one)));
        } catch (IOException e) {
          terminal.complain(Messages.of(e));
        }
      }
    }
    return known;
  }

  private static String shown(RemoteCalendar calendar) {
    return calendar.name() + (calendar.writable() ? "" : " (read-only)");
  }
}
