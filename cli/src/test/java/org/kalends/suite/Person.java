package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.cli.Cli;
import org.kalends.testkit.Scratch;

/** Somebody with a home, calendars in it, and Kalends. */
final class Person implements AutoCloseable {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Scratch scratch;
  private final Cli cli;
  private String config = "zone = \"Europe/Berlin\"\n";

  Person(String name) {
    scratch = Scratch.folder(name);
    cli = Cli.in(home());
    make(root());
  }

  /** Adds an account to the config file. */
  Person account(String name, URI base, String user, String password) {
    cli.with("PASSWORD_" + name, password);
    return configure(
        """
        [accounts.%s]
        url = "%s"
        user = "%s"
        password_env = "PASSWORD_%1$s"
        """
            .formatted(name, base, user));
  }

  /** Adds a folder that is kept in step with that collection. */
  Path calendar(String folder, String account, URI collection, String... settings) {
    configure(
        """
        [calendars.%s]
        account = "%s"
        url = "%s"
        %s
        """
            .formatted(folder, account, collection, String.join("\n", settings)));
    return make(root().resolve(folder));
  }

  /** Where all of them live. */
  ZoneId zone() {
    return BERLIN;
  }

  /** It is that day from now on. */
  void on(LocalDate day) {
    cli.at(Clock.fixed(day.atTime(10, 0).atZone(BERLIN).toInstant(), BERLIN));
  }

  /** Adds a mirror between two collections. */
  Person mirror(
      String name,
      String from,
      URI source,
      String to,
      URI target,
      String mode,
      String... settings) {
    return configure(
        """
        [[mirror]]
        name = "%s"
        source = { account = "%s", url = "%s" }
        target = { account = "%s", url = "%s" }
        mode = "%s"
        %s
        """
            .formatted(name, from, source, to, target, mode, String.join("\n", settings)));
  }

  private Person configure(String toml) {
    config += toml;
    cli.config(config);
    return this;
  }

  Path home() {
    return scratch.folder();
  }

  Path root() {
    return home().resolve("calendars");
  }

  Cli.Result run(String... args) {
    return cli.run(args);
  }

  /** Runs the program and insists on that exit code; answers all it said. */
  String run(int exit, String... args) {
    Cli.Result result = run(args);
    String said = result.out() + result.err();
    assertThat(result.exit()).as("exit code of %s\n%s", List.of(args), said).isEqualTo(exit);
    return said;
  }

  /** The .ics files of a calendar. */
  List<Path> files(String calendar) {
    try (Stream<Path> files = Files.list(root().resolve(calendar))) {
      return files.filter(Person::isCalendarFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCalendarFile(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".ics") && !name.startsWith(".");
  }

  /** Names, sizes and times of all files in the calendars. */
  Map<String, String> fingerprints() {
    try (Stream<Path> files = Files.walk(root())) {
      Map<String, String> found = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = root().relativize(file);
        if (!name.startsWith(".kalends")) {
          found.put(name.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}
