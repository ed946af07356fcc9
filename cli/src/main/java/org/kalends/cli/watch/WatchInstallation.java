package org.kalends.cli.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.Secret;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;
import org.kalends.cli.wiring.Wiring;

/** Makes the system start a watch whenever its user logs in, or lets it be. */
final class WatchInstallation {
  /** What the program and the commands that fetch passwords depend on. */
  private static final List<String> VARIABLES =
      List.of(
          "PATH",
          "JAVA_HOME",
          "KALENDS_JAVA_HOME",
          "XDG_CONFIG_HOME",
          "XDG_STATE_HOME",
          "XDG_CACHE_HOME");

  private final Wiring wiring;
  private final Terminal terminal;
  private final Startup startup;

  /**
   * @param options of the watch, as they are typed
   */
  WatchInstallation(Wiring wiring, List<String> options) throws Failure {
    this.wiring = wiring;
    this.terminal = wiring.terminal();
    this.startup = startup(wiring, options);
  }

  private static Startup startup(Wiring wiring, List<String> options) throws Failure {
    Environment environment = wiring.environment();
    List<String> command = new ArrayList<>(List.of(program(environment), "watch"));
    command.addAll(wiring.globalOptions());
    command.addAll(options);
    Map<String, String> variables = new TreeMap<>();
    VARIABLES.forEach(
        name -> environment.variable(name).ifPresent(value -> variables.put(name, value)));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      throw Failure.failed(
          "on Windows make a task that starts `kalends watch` with the Task Scheduler");
    }
    Path units = environment.configFolder().resolveSibling("systemd").resolve("user");
    return system.startsWith("mac")
        ? new Launchd(environment.home(), command, variables)
        : new Systemd(units, command, variables);
  }

  /** The launcher that this process was started by, else the one on the path. */
  private static String program(Environment environment) throws Failure {
    Stream<String> folders =
        environment.variable("PATH").stream().flatMap(path -> Stream.of(path.split(":")));
    return environment
        .variable("KALENDS_PROGRAM")
        .map(Path::of)
        .or(() ->
            folders
                .map(folder -> Path.of(folder).resolve("kalends"))
                .filter(Files::isExecutable)
                .findFirst())
        .filter(Path::isAbsolute)
        .map(Path::toString)
        .orElseThrow(() ->
            Failure.failed("there is no command `kalends` on the PATH that could be started"));
  }

  void print() {
    terminal.out().print(startup.text());
  }

  void install() throws IOException {
    Config config = wiring.config();
    Optional<Path> aside = new StartupFile(startup.file()).write(startup.text());
    terminal.out("written: " + shown(startup.file()));
    aside.ifPresent(this::tellAside);
    terminal.out("to start it now and at every login:  " + startup.enable());
    terminal.out("to see what it says:                 " + startup.log());
    for (Config.Account account : config.accounts().values()) {
      if (account.password().filter(Secret.Variable.class::isInstance).isPresent()) {
        terminal.err(
            "account %s takes its password from an environment variable, which a program that the system starts does not have; use password_command or password_file"
                .formatted(account.name()));
      }
    }
  }

  void uninstall() throws IOException {
    StartupFile.Removed removed = new StartupFile(startup.file()).remove();
    if (!removed.wasThere()) {
      terminal.out("nothing to remove: there is no " + shown(startup.file()));
      return;
    }
    terminal.out("removed: " + shown(startup.file()));
    removed.aside().ifPresent(this::tellAside);
    terminal.out("if it is running still:  " + startup.disable());
  }

  private void tellAside(Path aside) {
    terminal.out("the file that was there had been changed; it is kept as " + shown(aside));
  }

  private String shown(Path path) {
    return wiring.environment().shown(path);
  }
}
