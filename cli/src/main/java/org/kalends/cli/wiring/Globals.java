package org.kalends.cli.wiring;

import java.util.Optional;
import org.kalends.cli.terminal.Terminal;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
@SuppressWarnings({"UnusedVariable", "UnusedMethod"}) // picocli uses what is annotated
public final class Globals {
  private final Terminal terminal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Config file (default: ~/.config/kalends/config.toml).")
  private String config;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the calendars (default: as the config says, else ~/calendars).")
  private String root;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help and end.")
  private boolean help;

  public Globals(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never (default: auto: on a terminal, unless NO_COLOR is set).")
  private void color(Terminal.Color when) {
    terminal.color(when);
  }

  Optional<String> config() {
    return Optional.ofNullable(config);
  }

  Optional<String> root() {
    return Optional.ofNullable(root);
  }
}
