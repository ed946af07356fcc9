package org.kalends.testkit;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Xandikos, as Debian packages it. It has no logins: every name and password is taken and is the
 * same user.
 */
public final class Xandikos implements TestServer {
  private final Scratch scratch;
  private final int port;
  private final ChildProcess process;

  private Xandikos(Scratch scratch, int port, ChildProcess process) {
    this.scratch = scratch;
    this.port = port;
    this.process = process;
  }

  /** Starts one, or skips the test where it is not installed. */
  public static Xandikos start() {
    Installed.require("xandikos");
    var scratch = Scratch.folder("xandikos");
    int port = ChildProcess.freePort();
    var command =
        List.of(
            "xandikos",
            "-d",
            scratch.folder().resolve("data").toString(),
            "--defaults",
            "--current-user-principal",
            "/alice/",
            "-l",
            "127.0.0.1",
            "-p",
            String.valueOf(port));
    return new Xandikos(scratch, port, ChildProcess.listening(port, scratch.folder(), command));
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public URI home() {
    return base().resolve("alice/calendars/");
  }

  /** icalendar 4 writes commas in values of unknown properties with a backslash. */
  @Override
  public Set<String> damages() {
    return Set.of("X-APPLE-STRUCTURED-LOCATION");
  }

  @Override
  public void close() {
    process.close();
    scratch.close();
  }

  @Override
  public String toString() {
    return "Xandikos";
  }
}
