package org.kalends.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a mirror into the config. */
@Command(
    name = "add",
    description = "Add a mirror to the config.",
    footer = {
      "",
      "A calendar is a folder, such as work, or ACCOUNT:CALENDAR, such as cloud:Personal, with the",
      "name or the address of a calendar of that account. On a terminal it asks for what was not",
      "said. docs/mirror.md tells more of each key.",
      "",
      "Examples:",
      "  kalends mirror add",
      "  kalends mirror add office --source cloud:Personal --target office:Private \\",
      "      --mode instances --past 7 --future 90 --properties busy --title Away"
    })
final class MirrorAddCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "What to call it.")
  private String name;

  @Option(names = "--source", paramLabel = "CALENDAR", description = "What is copied.")
  private String source;

  @Option(names = "--target", paramLabel = "CALENDAR", description = "Where it is copied to.")
  private String target;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "series: as it is (default); instances: every occurrence as an event.")
  private String mode;

  @Option(names = "--past", paramLabel = "DAYS", description = "How far back: 30, \"1 year\", all.")
  private String past;

  @Option(names = "--future", paramLabel = "DAYS", description = "How far ahead.")
  private String future;

  @Option(
      names = "--properties",
      paramLabel = "WHICH",
      description = "all (default), busy, or names such as SUMMARY,LOCATION.")
  private String properties;

  @Option(names = "--title", paramLabel = "TEXT", description = "The title where only busy.")
  private String title;

  @Option(
      names = "--scheduling",
      paramLabel = "HOW",
      description = "The people of meetings: drop (default), neutralise or describe.")
  private String scheduling;

  @Option(names = "--no-alarms", description = "Copy no alarms.")
  private boolean silent;

  @Option(
      names = "--uids",
      paramLabel = "HOW",
      description = "Of series: keep (default) or derive.")
  private String uids;

  @Option(
      names = "--edits",
      paramLabel = "HOW",
      description = "What others change in the target: keep (default) or replace.")
  private String edits;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "How often a watch runs it, such as 15m.")
  private String interval;

  MirrorAddCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Config config = wiring.config();
    MirrorQuestions questions = new MirrorQuestions(wiring, config);
    Object from = questions.end("source", Optional.ofNullable(source));
    Object to = questions.end("target", Optional.ofNullable(target));
    if (Stream.of(source, target, mode).allMatch(said -> said == null)) {
      mode = questions.mode();
      properties = properties == null ? questions.properties() : properties;
    }
    String called = name == null ? questions.name(to) : name;
    new ConfigEdit(wiring.configFile()).addMirror(values(called, from, to)).write();
    wiring
        .terminal()
        .out(
            "added %s to %s; next: kalends mirror run %s --dry-run"
                .formatted(
                    called,
                    wiring.environment().shown(wiring.configFile().path()),
                    ShellWords.quoted(called)));
    return Exit.DONE;
  }

  /** The keys of the section, in their order; what was not said is left out. */
  private Map<String, Object> values(String called, Object from, Object to) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", called);
    values.put("source", from);
    values.put("target", to);
    Map<String, String> said = new LinkedHashMap<>();
    said.put("mode", mode);
    said.put("past", past);
    said.put("future", future);
    said.put("title", title);
    said.put("scheduling", scheduling);
    said.put("uids", uids);
    said.put("edits", edits);
    said.put("interval", interval);
    said.values().removeIf(value -> value == null);
    values.putAll(said);
    if (properties != null) {
      values.put("properties", which(properties));
    }
    if (silent) {
      values.put("alarms", false);
    }
    return values;
  }

  private static Object which(String properties) {
    return List.of("all", "busy").contains(properties.toLowerCase(Locale.ROOT))
        ? properties.toLowerCase(Locale.ROOT)
        : List.of(properties.split("\\s*,\\s*"));
  }
}
