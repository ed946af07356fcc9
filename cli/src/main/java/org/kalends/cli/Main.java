package org.kalends.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.terminal.Terminal.Stream;
import org.kalends.cli.wiring.Environment;
import picocli.CommandLine;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, machineTerminal(), Environment.ofMachine()));
  }

  /** Does what the arguments ask for and answers with the exit code. */
  public static int run(String[] args, Terminal terminal, Environment environment) {
    if (environment.variable("NO_COLOR").isPresent()) {
      terminal.color(Terminal.Color.NEVER);
    }
    CommandLine line = Commands.line(terminal, environment, args);
    int exit = line.execute(args);
    terminal.flush();
    return exit;
  }

  static Terminal machineTerminal() {
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        terminals(),
        Integer.getInteger("kalends.columns", 80));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
  }

  /** The launcher says which streams are terminals: Java cannot tell them apart. */
  private static Set<Stream> terminals() {
    String named = System.getProperty("kalends.streams", "");
    Set<Stream> terminals = EnumSet.noneOf(Stream.class);
    for (Stream stream : Stream.values()) {
      if (named.contains(stream.name().toLowerCase(Locale.ROOT))) {
        terminals.add(stream);
      }
    }
    return terminals;
  }
}
