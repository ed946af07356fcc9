package org.kalends.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A server that a script of {@code tools/servers} starts in a folder and on a port, and that runs
 * until the script is ended. It has the user alice with the password secret.
 */
public final class ScriptedServer implements TestServer {
  private final Scratch scratch;
  private final Process process;
  private final URI base;
  private final String home;

  private ScriptedServer(Scratch scratch, Process process, URI base, String home) {
    this.scratch = scratch;
    this.process = process;
    this.base = base;
    this.home = home;
  }

  /**
   * Starts one and waits until it says that it is ready.
   *
   * @param home the path of alice's calendars
   */
  public static ScriptedServer start(Path script, String home) {
    var scratch = Scratch.folder(script.getFileName().toString());
    int port = ChildProcess.freePort();
    var builder =
        new ProcessBuilder(script.toString(), scratch.folder().toString(), String.valueOf(port));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      var base = URI.create("http://127.0.0.1:" + port + "/");
      var server = new ScriptedServer(scratch, process, base, home);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
      if (line == null) {
        close();
        throw new IOException("the server did not start");
      }
    }
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public URI home() {
    return base.resolve(home);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Files.exists(scratch.folder())) {
      scratch.close();
    }
  }
}
