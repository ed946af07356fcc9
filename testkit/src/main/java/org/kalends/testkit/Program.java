package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another calendar program, run in a home of its own until it ends. */
record Program(Path home, Map<String, String> environment) {
  /** Runs it and answers what it said; fails the test where it fails. */
  String run(String input, String... command) {
    try {
      Path log = Files.createTempFile(home, "said", "");
      var builder = new ProcessBuilder(command).directory(home.toFile());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("HOME", home.toString());
      builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      int exit = process.waitFor();
      String said = Files.readString(log);
      Files.delete(log);
      if (exit != 0) {
        throw new AssertionError(Stream.of(command).toList() + " exits " + exit + ":\n" + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names with their lines joined, as the config files of these programs want lists. */
  static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> "\"" + name + "\"").toList());
  }
}
