package org.kalends.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Uses most of the program in one run, so that Java can write down which classes every later start
 * needs (JEP 483). The launcher runs it after a build.
 */
final class Training {
  private static final List<String> COMMANDS =
      List.of(
          "today",
          "week 2026-03-10",
          "events 2026-03-10 to 2026-03-16",
          "events 2026-03 --json",
          "month 2026-03",
          "next",
          "free 2026-03-10",
          "search dentist --json",
          "show dentist",
          "calendars",
          "accounts",
          "status --json",
          "doctor",
          "new Training 2026-03-10 09:00 --for 30m --repeat daily -c team",
          "edit Training --title Trained --all",
          "move Trained 10:00 --following 2026-03-12",
          "delete Trained --this 2026-03-11",
          "export -c team");

  private Training() {}

  /**
   * The run.
   *
   * @param args a folder that does not exist yet; nothing outside of it is read or written
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Environment environment =
        new Environment(
            Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
            folder,
            folder,
            Environment.ofMachine().clock());
    run(environment, Stream.of("demo", "--into", folder.toString()));
    String config = folder.resolve("config.toml").toString();
    for (String command : COMMANDS) {
      run(environment, Stream.concat(Stream.of(command.split(" ")), Stream.of("--config", config)));
    }
    run(environment, Stream.of("--help"));
  }

  private static void run(Environment environment, Stream<String> args) {
    Main.run(args.toArray(String[]::new), Main.machineTerminal(), environment);
  }
}
