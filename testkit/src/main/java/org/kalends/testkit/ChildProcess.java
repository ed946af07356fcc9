package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program started for a test and ended with it; what it prints goes to a log file. */
final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a server and waits until it answers HTTP on that loopback port. */
  static ChildProcess listening(int port, Path folder, List<String> command) {
    Path log = folder.resolve("log");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      process.environment().put("HOME", folder.toString());
      var child = new ChildProcess(process.start(), log);
      child.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/"));
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(URI address) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers(address) || !process.isAlive()) {
      if (ended(Duration.ofMillis(50)) || Instant.now().isAfter(end)) {
        close();
        throw new IOException(address + " does not answer: " + Files.readString(log));
      }
    }
  }

  private static boolean answers(URI address) {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
      http.send(request, HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!ended(Duration.ofSeconds(10))) {
      process.destroyForcibly();
    }
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
