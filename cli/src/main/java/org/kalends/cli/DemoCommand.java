package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way of an edit, from a file to a server and back. */
@Command(
    name = "demo",
    description =
        "See it work: a server, two calendars, edits on both sides, all in one new folder.",
    footer = {
      "",
      "Starts our own CalDAV server on this machine, connects it, syncs, edits a file and an item on",
      "the server, syncs again, and leaves the folder for you to look at.",
      "",
      "Examples:",
      "  kalends demo                  in ./kalends-demo",
      "  kalends demo --into /tmp/k"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String VARIABLE = "KALENDS_DEMO_PASSWORD";
  // Told apart from the machine's, so that the demo looks the same everywhere.
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private final Wiring wiring;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The folder to make (default: kalends-demo).")
  private String into = "kalends-demo";

  private final String password = "demo";
  private Path folder;

  DemoCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    folder = wiring.environment().path(into);
    if (Files.exists(folder)) {
      throw Failure.failed(
          wiring.environment().shown(folder)
              + " is there already; remove it, or take another with --into");
    }
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config.toml"),
        "# The calendars are beside this file.\nroot = \"calendars\"\nzone = \"" + ZONE + "\"\n");
    try (DemoServer server =
        DemoServer.start(folder.resolve("server"), password, wiring.environment().clock(), ZONE)) {
      return show(server);
    }
  }

  private int show(DemoServer server) throws IOException {
    for (DemoCalendars.Demo calendar : DemoCalendars.all()) {
      server.fill(calendar);
    }
    say("A CalDAV server runs at " + server.address() + " with the calendars Team and Family.");
    kalends(
        "connect",
        server.address().toString(),
        "--user",
        DemoServer.USER,
        "--password-env",
        VARIABLE,
        "--account",
        "demo",
        "--all");
    kalends("sync");
    list();
    say("You edit a file and add one; meanwhile somebody edits and deletes on the server.");
    editHere();
    editThere(server);
    kalends("status");
    kalends("sync");
    list();
    say("The server has your changes:");
    lines(server.get("family/dentist.ics"), "SUMMARY", "LOCATION", "DTSTART;");
    say("Look at the month, and find something in it:");
    kalends("month", "2026-03");
    kalends("search", "dentist");
    int last = kalends("status");
    say(
        "Look around in "
            + wiring.environment().shown(folder)
            + ": calendars/ is yours, server/ is the server's.");
    String config = wiring.environment().shown(folder.resolve("config.toml"));
    wiring.terminal().out("  kalends month 2026-03 --config " + config);
    return last;
  }

  private void editHere() throws IOException {
    Path family = folder.resolve("calendars/family");
    Path dentist = file(family, "dentist");
    Files.writeString(
        dentist,
        Files.readString(dentist)
            .replace("T150000", "T160000")
            .replace("T153000", "T163000")
            .replace("SUMMARY:Dentist", "SUMMARY:Dentist Dr. Weiß"));
    Files.writeString(
        family.resolve("picnic.ics"),
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:me
        BEGIN:VEVENT
        UID:picnic@demo.example
        DTSTAMP:20260301T080000Z
        DTSTART;VALUE=DATE:20260418
        SUMMARY:Picnic by the lake
        END:VEVENT
        END:VCALENDAR
        """);
  }

  private static void editThere(DemoServer server) throws IOException {
    server.put(
        "team/planning.ics",
        server
            .get("team/planning.ics")
            .replace("20260310T14", "20260311T10")
            .replace("20260310T15", "20260311T11")
            .replace("Room Ada", "Room Grace"));
    server.delete("team/deploy.ics");
  }

  private static Path file(Path folder, String slug) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(slug))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Runs a command as a user would, with everything in the demo's folder. */
  private int kalends(String... args) {
    Terminal terminal = wiring.terminal();
    terminal.out("");
    terminal.out(terminal.styled(Style.BOLD, "$ kalends " + String.join(" ", args)));
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--config", folder.resolve("config.toml").toString()));
    Map<String, String> variables = new HashMap<>(wiring.environment().variables());
    variables.put(VARIABLE, password);
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    Environment inside =
        new Environment(
            variables,
            wiring.environment().home(),
            wiring.environment().folder(),
            wiring.environment().clock());
    return Main.run(all.toArray(String[]::new), terminal.silent(), inside);
  }

  private void list() throws IOException {
    for (DemoCalendars.Demo calendar : DemoCalendars.all()) {
      Path path = folder.resolve("calendars").resolve(calendar.path());
      wiring.terminal().out("");
      wiring
          .terminal()
          .out(wiring.terminal().styled(Style.BOLD, "$ ls " + wiring.environment().shown(path)));
      try (Stream<Path> files = Files.list(path)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".ics"))
            .sorted()
            .forEach(name -> wiring.terminal().out(name));
      }
    }
  }

  private void lines(String text, String... names) {
    text.lines()
        .filter(line -> Stream.of(names).anyMatch(line::startsWith))
        .forEach(line -> wiring.terminal().out("  " + line));
  }

  private void say(String sentence) {
    Terminal terminal = wiring.terminal();
    terminal.out("");
    terminal.out(terminal.styled(Style.GREEN, "# " + sentence));
  }
}
