package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a new mirror copies; docs/mirror.md has the keys of the config that these stand for. */
final class MirrorOptions {
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

  @Option(
      names = "--cap",
      paramLabel = "N",
      description = "How many occurrences one series may have in the window.")
  private Integer cap;

  @Option(
      names = "--deletions",
      paramLabel = "N",
      description = "How many deletions pass in any case.")
  private Integer deletions;

  /** Asks for what most people care for. */
  void ask(Choosing choosing) throws IOException {
    if (mode == null) {
      mode =
          choosing.word(
              "As series, or every occurrence as an event of its own?", "series", "instances");
    }
    if (properties == null) {
      properties = choosing.word("All properties, or only that you are busy?", "all", "busy");
    }
  }

  /** The keys of the config in their order; what was not said is left out. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "mode", mode);
    put(values, "past", past);
    put(values, "future", future);
    if (properties != null) {
      values.put("properties", which(properties));
    }
    put(values, "title", title);
    put(values, "scheduling", scheduling);
    if (silent) {
      values.put("alarms", false);
    }
    put(values, "uids", uids);
    put(values, "edits", edits);
    put(values, "cap", cap);
    put(values, "deletions", deletions);
    put(values, "interval", interval);
    return values;
  }

  private static void put(Map<String, Object> values, String key, Object said) {
    if (said != null) {
      values.put(key, said);
    }
  }

  private static Object which(String properties) {
    return List.of("all", "busy").contains(properties.toLowerCase(Locale.ROOT))
        ? properties.toLowerCase(Locale.ROOT)
        : List.of(properties.split("\\s*,\\s*"));
  }
}
