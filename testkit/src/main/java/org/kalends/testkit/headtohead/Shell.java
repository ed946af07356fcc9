package org.kalends.testkit.headtohead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs programs in a home of their own. */
record Shell(Path home, Map<String, String> environment) {
  record Ended(int exit, String output) {}

  Ended run(List<String> command, String input) {
    try {
      Path output = Files.createTempFile(home, "output", "");
      var builder = new ProcessBuilder(command).directory(home.toFile());
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
      builder.environment().put("HOME", home.toString());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      int exit = process.waitFor();
      String said = Files.readString(output);
      Files.delete(output);
      return new Ended(exit, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
