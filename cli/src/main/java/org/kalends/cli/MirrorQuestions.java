package org.kalends.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.FolderName;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.terminal.Terminal;
import org.kalends.dav.client.RemoteCalendar;

/** Finds out what a new mirror is to copy where: from what was said, by asking. */
final class MirrorQuestions {
  private final Config config;
  private final Folders folders;
  private final Terminal terminal;
  private final RemoteCalendars remote;
  private List<Choice> choices = List.of();

  MirrorQuestions(Wiring wiring, Config config) throws IOException {
    this.config = config;
    this.folders = wiring.folders();
    this.terminal = wiring.terminal();
    this.remote = new RemoteCalendars(wiring.secrets(), wiring.connectionSettings());
  }

  /** A calendar that may be an end: how it is shown, and what the config says for it. */
  private record Choice(String shown, Object value) {}

  /**
   * What the config is to say for that end.
   *
   * @param key source or target
   */
  Object end(String key, Optional<String> said) throws IOException {
    if (said.isPresent()) {
      return named(said.get());
    }
    if (!terminal.interactive()) {
      throw Failure.usage("say which calendars with --source and --target");
    }
    if (choices.isEmpty()) {
      choices = choices();
      for (int i = 0; i < choices.size(); i++) {
        terminal.err("%3d  %s".formatted(i + 1, choices.get(i).shown()));
      }
    }
    String question = key.equals("source") ? "Copy which? (number)" : "Into which? (number)";
    while (true) {
      String answer =
          terminal.ask(question).orElseThrow(() -> Failure.usage("no calendar was chosen"));
      Optional<List<Integer>> numbers = Numbers.in(answer, choices.size());
      if (!answer.isBlank() && numbers.isPresent() && numbers.get().size() == 1) {
        return choices.get(numbers.get().getFirst() - 1).value();
      }
      terminal.err("one number from 1 to " + choices.size());
    }
  }

  /** A folder, or {@code ACCOUNT:CALENDAR}. */
  private Object named(String said) throws IOException {
    int colon = said.indexOf(':');
    String account = colon < 0 ? "" : said.substring(0, colon);
    if (config.accounts().containsKey(account)) {
      Config.Account known = config.accounts().get(account);
      return collection(known, remote.named(known, said.substring(colon + 1)));
    }
    if (folders.has(said)) {
      return said;
    }
    List<String> there = new ArrayList<>();
    folders.all().forEach(folder -> there.add(folder.getFileName().toString()));
    config.accounts().keySet().forEach(name -> there.add(name + ":CALENDAR"));
    throw Failure.usage("there is no calendar `%s`; %s".formatted(said, Nearest.hint(said, there)));
  }

  /** All there are; an account that cannot be asked is told of. */
  private List<Choice> choices() throws IOException {
    List<Choice> all = new ArrayList<>();
    folders.all().stream()
        .map(folder -> folder.getFileName().toString())
        .forEach(name -> all.add(new Choice(name + " (folder)", name)));
    for (Config.Account account : config.accounts().values()) {
      try {
        for (RemoteCalendar one : remote.all(account)) {
          String more = one.writable() ? "" : " (read-only)";
          String shown = account.name() + ": " + one.name() + more;
          all.add(new Choice(shown, collection(account, one)));
        }
      } catch (IOException e) {
        Commands.complain(terminal, Messages.of(e));
      }
    }
    if (all.isEmpty()) {
      throw Failure.failed("there is no calendar yet; run: kalends connect");
    }
    return all;
  }

  private static Map<String, Object> collection(Config.Account account, RemoteCalendar calendar) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("account", account.name());
    value.put("url", calendar.url());
    return value;
  }

  String mode() throws IOException {
    return one("As series, or every occurrence as an event? (series, instances)", "series");
  }

  String properties() throws IOException {
    return one("All properties, or only that you are busy? (all, busy)", "all");
  }

  private String one(String question, String usual) throws IOException {
    return terminal.ask(question).filter(answer -> !answer.isBlank()).orElse(usual);
  }

  /** A free name, after the target. */
  String name(Object target) {
    String last =
        switch (target) {
          case Map<?, ?> collection -> collection.get("account").toString();
          default -> target.toString();
        };
    return FolderName.of(last, config.mirrors().keySet());
  }
}
