package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kalends.cli.Main;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;

/** A watch of somebody's calendars that runs beside the test, until it is closed. */
final class Watching implements AutoCloseable {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Jumping clock = new Jumping();
  private final Future<Integer> exit;

  private Watching(Person person, Map<String, String> variables, String... options) {
    List<String> args = new ArrayList<>(List.of("watch"));
    args.addAll(List.of(options));
    Writer told = new Lines(lines);
    var terminal =
        new Terminal(
            new PrintWriter(told),
            new PrintWriter(told),
            new BufferedReader(Reader.nullReader()),
            Set.of(),
            80);
    var there = new Environment(variables, person.home(), person.home(), clock);
    exit = thread.submit(() -> Main.run(args.toArray(String[]::new), terminal, there));
  }

  static Watching of(Person person, Map<String, String> variables, String... options) {
    return new Watching(person, variables, options);
  }

  /** Waits until it says that, and answers the line. */
  String says(String part) {
    for (String line = next(); ; line = next()) {
      if (line.contains(part)) {
        return line;
      }
    }
  }

  private String next() {
    try {
      String line = lines.poll(60, TimeUnit.SECONDS);
      assertThat(line).as("after %s", said).isNotNull();
      said.add(line);
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether it says nothing for that long. */
  boolean isSilentFor(Duration length) throws InterruptedException {
    String line = lines.poll(length.toMillis(), TimeUnit.MILLISECONDS);
    return line == null || !said.add(line);
  }

  /** All that it has said so far. */
  List<String> said() {
    lines.drainTo(said);
    return said;
  }

  /** Lets the machine sleep for that long: no thread has run, and it is later. */
  void sleep(Duration length) {
    clock.offset = clock.offset.plus(length);
  }

  /** Ends it; answers its exit code. */
  int end() {
    thread.shutdownNow();
    try {
      return exit.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    assertThat(end()).isZero();
  }

  /** The machine's clock, and some more. */
  private static final class Jumping extends Clock {
    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Europe/Berlin");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Takes text, gives lines. */
  private static final class Lines extends Writer {
    private final BlockingQueue<String> lines;
    private final StringBuilder begun = new StringBuilder();

    Lines(BlockingQueue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void write(char[] text, int from, int length) {
      begun.append(text, from, length);
      for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
        lines.add(begun.substring(0, end).stripTrailing());
        begun.delete(0, end + 1);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
