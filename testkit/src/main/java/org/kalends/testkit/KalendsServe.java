package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** {@code kalends serve} as a process of its own, over an empty root. */
public final class KalendsServe implements TestServer {
  private final Scratch scratch;
  private final int port;
  private final ChildProcess process;

  private KalendsServe(Scratch scratch, int port, ChildProcess process) {
    this.scratch = scratch;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param command that starts Kalends, without arguments
   */
  public static KalendsServe start(List<String> command) {
    var scratch = Scratch.folder("serve");
    int port = ChildProcess.freePort();
    try {
      Files.createDirectories(scratch.folder().resolve("calendars"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> login = new ArrayList<>(command);
    login.addAll(List.of("serve", "--add-user", "alice", "--password-stdin"));
    new Program(scratch.folder(), java.util.Map.of()).run("secret\n", login.toArray(String[]::new));
    List<String> serve = new ArrayList<>(command);
    serve.addAll(List.of("serve", "--port", Integer.toString(port)));
    return new KalendsServe(scratch, port, ChildProcess.listening(port, scratch.folder(), serve));
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public URI home() {
    return base().resolve("calendars/alice/");
  }

  @Override
  public void close() {
    process.close();
    scratch.close();
  }

  @Override
  public String toString() {
    return "kalends serve";
  }
}
