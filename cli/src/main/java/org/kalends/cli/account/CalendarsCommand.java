package org.kalends.cli.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.Table;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the calendars: folders below the root, and what the config says of them. */
@Command(
    name = "calendars",
    description = "List the calendars: every folder below the root, connected or not.",
    footer = {"", "Examples:", "  kalends calendars", "  kalends calendars --json"})
public final class CalendarsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  public CalendarsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * One of them.
   *
   * @param files how many .ics files are in it
   */
  private record Row(
      String folder, long files, String layout, Optional<Config.Calendar> calendar) {}

  @Override
  public Integer call() throws IOException {
    Folders folders = wiring.folders();
    Set<String> names = new TreeSet<>(folders.config().calendars().keySet());
    for (Path folder : folders.all()) {
      names.add(folder.getFileName().toString());
    }
    Stream.Builder<Row> rows = Stream.builder();
    for (String name : names) {
      Path folder = folders.root().resolve(name);
      rows.add(
          new Row(
              name,
              files(folder),
              folders.layout(folder).name().toLowerCase(Locale.ROOT),
              Optional.ofNullable(folders.config().calendars().get(name))));
    }
    if (json) {
      write(rows.build());
    } else if (names.isEmpty()) {
      String root = wiring.environment().shown(folders.root());
      wiring.terminal().err("there is no calendar in " + root + " yet; run: kalends connect");
    } else {
      print(rows.build());
    }
    return Exit.DONE;
  }

  private static long files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(".ics") && !name.startsWith("."))
          .count();
    }
  }

  private void print(Stream<Row> rows) {
    Table table = new Table();
    rows.forEach(row ->
        table.row(
            row.folder(),
            Words.count(row.files(), "file"),
            row.layout(),
            row.calendar().map(Config.Calendar::account).orElse("only here"),
            row.calendar().map(c -> c.url() + (c.readOnly() ? " (read-only)" : "")).orElse("")));
    table.print(wiring.terminal());
  }

  private void write(Stream<Row> rows) {
    Json.write(
        wiring.terminal().out(),
        json -> {
          json.beginObject().name("calendars").beginArray();
          for (Row row : rows.toList()) {
            json.beginObject();
            Json.field(json, "calendar", row.folder());
            json.name("files").value(row.files());
            Json.field(json, "layout", row.layout());
            Json.field(json, "account", row.calendar().map(Config.Calendar::account));
            Json.field(json, "url", row.calendar().map(Config.Calendar::url));
            Json.field(json, "name", row.calendar().flatMap(Config.Calendar::name));
            Json.field(json, "color", row.calendar().flatMap(Config.Calendar::color));
            json.name("readOnly")
                .value(row.calendar().filter(Config.Calendar::readOnly).isPresent());
            json.endObject();
          }
          json.endArray().endObject();
        });
  }
}
