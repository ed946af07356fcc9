package org.kalends.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kalends.cli.wiring.Environment;

/**
 * Uses a part of the program in one run, so that Java can write down which classes every later
 * start of that part needs (JEP 483). The launcher runs it after a build.
 */
final class Training {
  private static final List<String> LISTINGS =
      List.of(
          "today",
          "week 2026-03-10",
          "events 2026-03-10 to 2026-03-16",
          "events 2026-03 --json",
          "month 2026-03",
          "next",
          "free 2026-03-10",
          "search dentist --json");
  private static final List<String> OTHERS =
      List.of(
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
   * @param args {@code all} and a folder that does not exist yet, or {@code listings} and the
   *     folder of such a run; nothing outside of it is read or written
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[1]);
    Environment environment =
        new Environment(
            Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
            folder,
            folder,
            Environment.ofMachine().clock());
    String config = folder.resolve("config.toml").toString();
    if (args[0].equals("all")) {
      run(environment, Stream.of("demo", "--into", folder.toString()));
      run(environment, Stream.of("--help"));
      runAll(environment, OTHERS, config);
    }
    runAll(environment, LISTINGS, config);
  }

  private static void runAll(Environment environment, List<String> commands, String config) {
    for (String command : commands) {
      run(environment, Stream.concat(Stream.of(command.split(" ")), Stream.of("--config", config)));
    }
  }

  private static void run(Environment environment, Stream<String> args) {
    Main.run(args.toArray(String[]::new), Main.machineTerminal(), environment);
  }
}
