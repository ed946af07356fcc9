package org.kalends.testkit.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kalends.testkit.TestServer;

/** The program, started as a process of its own, in a home of its own. */
final class Kalends {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> command;
  private final Path home;
  private final String password;

  Kalends(List<String> command, Path home, TestServer server) {
    this.command = command;
    this.home = home;
    this.password = server.password();
  }

  /** What a run ended with, and all it said. */
  record Ended(int exit, String said) {}

  /** Starts it; what it says goes to {@link #said()}. */
  Process start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    var process = new ProcessBuilder(all).directory(home.toFile()).redirectErrorStream(true);
    process.redirectOutput(said().toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    process.environment().put("HOME", home.toString());
    process.environment().put("KILLS_PASSWORD", password);
    return process.start();
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Ended(-1, "did not end: " + Files.readString(said()));
    }
    return new Ended(process.exitValue(), Files.readString(said()));
  }

  private Path said() {
    return home.resolve("said");
  }

  Path root() {
    return home.resolve("calendars");
  }

  /** The files of the ledger, without those of a server's. */
  List<Path> ledger() throws IOException {
    return files(home.resolve(".local/state/kalends"));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Keeps a copy of the ledger as it is, as a backup does. */
  void copyLedger() throws IOException {
    Path copy = Files.createDirectories(home.resolve("copy"));
    for (Path old : files(copy)) {
      Files.delete(old);
    }
    for (Path file : ledger()) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
  }

  void loseLedger() throws IOException {
    for (Path file : ledger()) {
      Files.delete(file);
    }
  }

  /** The copy takes the ledger's place. */
  void restoreLedger() throws IOException {
    List<Path> now = ledger();
    if (now.isEmpty()) {
      return;
    }
    loseLedger();
    for (Path file : files(home.resolve("copy"))) {
      Files.copy(
          file,
          now.getFirst().resolveSibling(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
