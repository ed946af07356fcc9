package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigFile;
import org.kalends.cli.config.RootFile;
import org.kalends.cli.terminal.Terminal;

/** The one place where the parts are put together; what a command does not ask for is not made. */
final class Wiring {
  private final Terminal terminal;
  private final Environment environment;
  private final Globals globals;

  Wiring(Terminal terminal, Environment environment, Globals globals) {
    this.terminal = terminal;
    this.environment = environment;
    this.globals = globals;
  }

  Terminal terminal() {
    return terminal;
  }

  Environment environment() {
    return environment;
  }

  ConfigFile configFile() {
    Path file =
        globals
            .config()
            .map(environment::path)
            .orElseGet(() -> environment.configFolder().resolve("config.toml"));
    return new ConfigFile(file, environment::path);
  }

  Config config() throws IOException {
    return configFile().read();
  }

  /** Where the calendars are. */
  Path root(Config config) {
    return globals
        .root()
        .map(environment::path)
        .or(config::root)
        .orElseGet(() -> environment.home().resolve("calendars"));
  }

  RootFile rootFile(Config config) throws IOException {
    return RootFile.of(root(config), config.zone().orElseGet(environment.clock()::getZone));
  }
}
