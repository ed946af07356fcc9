package org.kalends.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kalends.cli.report.Result;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;

/**
 * The command line in this process: a home of its own, a clock that stands still, and whatever
 * variables and input a test gives it.
 */
public final class Cli {
  /** What a run gave back. Line ends are LF. */
  public record Result(int exit, String out, String err) {}

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private Set<Terminal.Stream> terminals = Set.of();
  private Clock clock =
      Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneId.of("Europe/Berlin"));
  private String input = "";

  private Cli(Path home) {
    this.home = home;
  }

  /** With this folder as home: config, state and calendars are below it. */
  public static Cli in(Path home) {
    return new Cli(home);
  }

  /** One run in that home, without anything special. */
  public static Result run(Path home, String... args) {
    return in(home).run(args);
  }

  public Cli with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** What stands on the standard input. */
  public Cli input(String text) {
    input = text;
    return this;
  }

  /** As if somebody sat at a terminal. */
  public Cli onTerminal() {
    terminals = Set.of(Terminal.Stream.values());
    return this;
  }

  public Cli at(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Writes the config file. */
  public Cli config(String text) {
    try {
      Path file = home.resolve(".config/kalends/config.toml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends to the config file. */
  public Cli more(String text) {
    try {
      Files.writeString(
          home.resolve(".config/kalends/config.toml"), text, StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader(input)),
            terminals,
            100);
    Environment environment = new Environment(Map.copyOf(variables), home, home, clock);
    int exit = Main.run(args, terminal, environment);
    return new Result(exit, text(out), text(err));
  }

  private static String text(StringWriter writer) {
    return writer.toString().replace("\r\n", "\n");
  }
}
