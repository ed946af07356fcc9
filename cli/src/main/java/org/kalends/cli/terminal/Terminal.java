package org.kalends.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The streams of one run. Results go to {@link #out}, messages and questions to {@link #err}.
 * Control characters of foreign texts never reach a terminal.
 */
public final class Terminal {
  /** The three standard streams. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  /** When to show colours. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final BufferedReader in;
  private final Set<Stream> terminals;
  private final int columns;
  private Color color = Color.AUTO;

  /**
   * @param terminals which of the streams are a terminal
   * @param columns of the terminal
   */
  public Terminal(
      PrintWriter out, PrintWriter err, BufferedReader in, Set<Stream> terminals, int columns) {
    this.out = out;
    this.err = err;
    this.in = in;
    this.terminals = Set.copyOf(terminals);
    this.columns = columns;
  }

  /** The same output, where nobody answers questions. */
  public Terminal silent() {
    Set<Stream> shown = EnumSet.noneOf(Stream.class);
    shown.addAll(terminals);
    shown.remove(Stream.IN);
    Terminal silent = new Terminal(out, err, in, shown, columns);
    silent.color = color;
    return silent;
  }

  public void color(Color when) {
    color = when;
  }

  /** One line of the result. */
  public void out(String line) {
    out.println(safe(line));
  }

  /** One line of message. */
  public void err(String line) {
    // On a terminal both streams are one: what came first is to be seen first.
    out.flush();
    err.println(safe(line));
    err.flush();
  }

  /** One line about what went wrong. */
  public void complain(String message) {
    err(styled(Stream.ERR, Style.RED, "kalends:") + " " + message);
  }

  /** Text of the result exactly as it is. */
  public PrintWriter out() {
    return out;
  }

  public PrintWriter err() {
    return err;
  }

  public BufferedReader in() {
    return in;
  }

  public int columns() {
    return columns;
  }

  /** Whether somebody sits there who can answer. */
  public boolean interactive() {
    return terminals.contains(Stream.IN) && terminals.contains(Stream.ERR);
  }

  public boolean is(Stream stream) {
    return terminals.contains(stream);
  }

  /** The text for {@link #out}, coloured if that shows colours. */
  public String styled(Style style, String text) {
    return styled(Stream.OUT, style, text);
  }

  /** The text for that stream, coloured if it shows colours. */
  public String styled(Stream stream, Style style, String text) {
    return colored(stream) && !text.isEmpty() ? style.on(text) : text;
  }

  public boolean colored(Stream stream) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> terminals.contains(stream);
    };
  }

  /** Asks and reads one line; empty at the end of the input. */
  public Optional<String> ask(String question) throws IOException {
    err.print(safe(question) + " ");
    err.flush();
    return Optional.ofNullable(in.readLine()).map(String::strip);
  }

  /** Asks for yes or no; anything but yes is no. */
  public boolean confirm(String question) throws IOException {
    String answer = ask(question + " [y/N]").orElse("").toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Asks without showing what is typed, where that is possible. */
  public Optional<String> secret(String question) throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console());
    if (console.isEmpty() || !interactive()) {
      return ask(question);
    }
    return Optional.ofNullable(console.get().readPassword("%s ", question)).map(String::new);
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  /** Without control characters; our own colours and tabs stay. */
  private static String safe(String line) {
    StringBuilder safe = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean ours = c == '\t' || c == '\n' || (c == 0x1b && ourColor(line, i));
      safe.append(Character.isISOControl(c) && !ours ? '\ufffd' : c);
    }
    return safe.toString();
  }

  private static boolean ourColor(String line, int at) {
    int end = at + 2;
    if (end > line.length() || line.charAt(at + 1) != '[') {
      return false;
    }
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return end < line.length() && line.charAt(end) == 'm';
  }
}
