package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Failure;
import org.kalends.core.ledger.History;
import picocli.CommandLine.Option;

/** The calendars that a command is about: those named, else all. */
public final class Selection {
  @Option(
      names = {"-c", "--calendar"},
      paramLabel = "CAL",
      description = "Only this calendar; may be given several times.")
  private List<String> names = new ArrayList<>();

  /** These. */
  public static Selection of(List<String> names) {
    Selection selection = new Selection();
    selection.names = names;
    return selection;
  }

  /** Those named; none where all are meant. */
  public List<String> names() {
    return List.copyOf(names);
  }

  public boolean isAll() {
    return names.isEmpty();
  }

  /** The folders that are meant, connected or not; a name that is none is an error. */
  public List<Path> among(Folders folders) throws IOException {
    Map<String, Path> all = new LinkedHashMap<>();
    folders.all().forEach(folder -> all.put(folder.getFileName().toString(), folder));
    for (String name : names) {
      if (!all.containsKey(name)) {
        throw Failure.usage(
            "there is no calendar `%s` in %s; %s"
                .formatted(name, folders.root(), Nearest.hint(name, all.keySet())));
      }
    }
    return all.values().stream()
        .filter(folder -> isAll() || names.contains(folder.getFileName().toString()))
        .toList();
  }

  /** The calendars of the history that are meant, none for all; a name that is none is an error. */
  public Set<String> of(History history) throws IOException {
    Set<String> calendars = history.calendars();
    for (String name : names) {
      if (!calendars.contains(name)) {
        throw Failure.usage(
            "nothing was recorded of a calendar `%s`; %s"
                .formatted(name, Nearest.hint(name, calendars)));
      }
    }
    return Set.copyOf(names);
  }

  /** The connected calendars that are meant; a name that is none is an error. */
  public List<Config.Calendar> of(Config config) throws IOException {
    Map<String, Config.Calendar> calendars = config.calendars();
    if (calendars.isEmpty()) {
      throw Failure.failed("no calendar is connected yet; run: kalends connect");
    }
    Set<String> chosen = new LinkedHashSet<>(names.isEmpty() ? calendars.keySet() : names);
    List<Config.Calendar> selected = new ArrayList<>();
    for (String name : chosen) {
      if (!calendars.containsKey(name)) {
        throw Failure.usage(
            "no calendar `%s` is connected; %s"
                .formatted(name, Nearest.hint(name, calendars.keySet())));
      }
      selected.add(calendars.get(name));
    }
    return selected;
  }
}
