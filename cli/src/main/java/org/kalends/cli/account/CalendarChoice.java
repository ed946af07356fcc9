package org.kalends.cli.account;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Config.OnConflict;
import org.kalends.cli.config.FolderName;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Numbers;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.dav.client.Invitations;
import org.kalends.dav.client.RemoteCalendar;

/** Which of the calendars that were found are to be connected, and with which folders. */
record CalendarChoice(Terminal terminal, ConnectCommand wish, Config config) {
  /** Those chosen that are not connected yet. */
  List<Config.Calendar> of(List<RemoteCalendar> found, Set<URI> connected, String account)
      throws IOException {
    Map<RemoteCalendar, Optional<String>> chosen = chosen(found, connected);
    chosen.keySet().removeIf(calendar -> connected.contains(calendar.url()));
    Set<String> taken = new HashSet<>(config.calendars().keySet());
    List<Config.Calendar> calendars = new ArrayList<>();
    for (Map.Entry<RemoteCalendar, Optional<String>> entry : chosen.entrySet()) {
      String folder = folder(entry.getKey(), entry.getValue(), taken);
      taken.add(folder);
      calendars.add(calendar(entry.getKey(), folder, account));
    }
    return calendars;
  }

  /** The chosen ones, each with the folder that was named for it. */
  private Map<RemoteCalendar, Optional<String>> chosen(
      List<RemoteCalendar> found, Set<URI> connected) throws IOException {
    List<RemoteCalendar> open = found.stream().filter(c -> !connected.contains(c.url())).toList();
    if (!wish.calendars.isEmpty()) {
      return named(found);
    }
    if (wish.all || open.isEmpty()) {
      return all(open);
    }
    return all(terminal.interactive() ? asked(open) : List.of(only(open)));
  }

  /** Where nobody can be asked, a lone calendar needs no choice. */
  private static RemoteCalendar only(List<RemoteCalendar> open) throws IOException {
    if (open.size() == 1) {
      return open.get(0);
    }
    throw Failure.usage(
        "say which calendars with --calendar, or --all; there are: "
            + String.join(", ", names(open)));
  }

  private static Map<RemoteCalendar, Optional<String>> all(List<RemoteCalendar> calendars) {
    Map<RemoteCalendar, Optional<String>> all = new LinkedHashMap<>();
    calendars.forEach(calendar -> all.put(calendar, Optional.empty()));
    return all;
  }

  private Map<RemoteCalendar, Optional<String>> named(List<RemoteCalendar> found)
      throws IOException {
    Map<RemoteCalendar, Optional<String>> named = new LinkedHashMap<>();
    for (String wanted : wish.calendars) {
      Optional<RemoteCalendar> whole = byName(wanted, found);
      int equals = wanted.lastIndexOf('=');
      if (whole.isPresent() || equals < 0) {
        named.put(whole.orElseThrow(() -> unknown(wanted, found)), Optional.empty());
      } else {
        String name = wanted.substring(0, equals);
        named.put(
            byName(name, found).orElseThrow(() -> unknown(name, found)),
            Optional.of(wanted.substring(equals + 1)));
      }
    }
    return named;
  }

  private static Failure unknown(String name, List<RemoteCalendar> found) {
    return Failure.usage(
        "the server has no calendar `%s`; %s".formatted(name, Nearest.hint(name, names(found))));
  }

  /** By name, or by the last segment of its address. */
  private static Optional<RemoteCalendar> byName(String name, List<RemoteCalendar> found) {
    return found.stream()
        .filter(calendar -> calendar.name().equalsIgnoreCase(name))
        .findFirst()
        .or(() ->
            found.stream().filter(c -> c.url().getPath().endsWith("/" + name + "/")).findFirst());
  }

  private static List<String> names(List<RemoteCalendar> calendars) {
    return calendars.stream().map(RemoteCalendar::name).toList();
  }

  private List<RemoteCalendar> asked(List<RemoteCalendar> open) throws IOException {
    for (int i = 0; i < open.size(); i++) {
      RemoteCalendar calendar = open.get(i);
      String more =
          (calendar.writable() ? "" : " (read-only)") + (isTasks(calendar) ? " (tasks)" : "");
      terminal.err(
          "%3d  %s%s"
              .formatted(
                  i + 1, terminal.styled(Terminal.Stream.ERR, Style.BOLD, calendar.name()), more));
    }
    while (true) {
      String answer =
          terminal
              .ask("Which? (numbers; nothing for all)")
              .orElseThrow(() -> Failure.usage("no calendar was chosen"));
      Optional<List<Integer>> numbers = Numbers.in(answer, open.size());
      if (numbers.isPresent()) {
        return numbers.get().stream().map(number -> open.get(number - 1)).toList();
      }
      terminal.err("numbers from 1 to " + open.size() + ", such as: 1 3-" + open.size());
    }
  }

  private static boolean isTasks(RemoteCalendar calendar) {
    return calendar.components().equals(Set.of("VTODO"));
  }

  private static String folder(RemoteCalendar calendar, Optional<String> named, Set<String> taken)
      throws IOException {
    if (named.isEmpty()) {
      return FolderName.of(calendar.name(), taken);
    }
    if (!FolderName.allowed(named.get())) {
      throw Failure.usage("`" + named.get() + "` " + FolderName.RULE);
    }
    if (taken.contains(named.get())) {
      throw Failure.usage("the folder " + named.get() + " belongs to another calendar already");
    }
    return named.get();
  }

  private Config.Calendar calendar(RemoteCalendar calendar, String folder, String account) {
    return new Config.Calendar(
        folder,
        account,
        calendar.url(),
        wish.layout,
        OnConflict.ASK,
        wish.readOnly,
        Invitations.NEVER,
        Optional.of(calendar.name()),
        calendar.color());
  }
}
