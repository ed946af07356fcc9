package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Radicale, as Debian packages it, with storage of its own. */
public final class Radicale implements TestServer {
  private final Scratch scratch;
  private final int port;
  private final ChildProcess process;

  private Radicale(Scratch scratch, int port, ChildProcess process) {
    this.scratch = scratch;
    this.port = port;
    this.process = process;
  }

  /** Starts one, or skips the test where it is not installed. */
  public static Radicale start() {
    Installed.require("radicale");
    var scratch = Scratch.folder("radicale");
    int port = ChildProcess.freePort();
    Path config = configure(scratch.folder(), port);
    var command = List.of("radicale", "--config", config.toString());
    return new Radicale(scratch, port, ChildProcess.listening(port, scratch.folder(), command));
  }

  private static Path configure(Path folder, int port) {
    String config =
        """
        [server]
        hosts = 127.0.0.1:%d
        [auth]
        type = htpasswd
        htpasswd_filename = %s/users
        htpasswd_encryption = plain
        delay = 0
        [rights]
        type = from_file
        file = %2$s/rights
        [storage]
        filesystem_folder = %2$s/data
        [web]
        type = none
        """
            .formatted(port, folder);
    String rights =
        """
        [read-only]
        user: .+
        collection: {user}/read-only
        permissions: r
        [principal]
        user: .+
        collection: {user}
        permissions: RW
        [calendars]
        user: .+
        collection: {user}/[^/]+
        permissions: rw
        """;
    try {
      Files.writeString(folder.resolve("users"), "alice:secret\n");
      Files.writeString(folder.resolve("rights"), rights);
      return Files.writeString(folder.resolve("config"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folder where this server keeps a calendar, made if need be. Files laid there are served; a
   * calendar named read-only takes no changes over HTTP.
   */
  public Path folder(String calendar) {
    Path folder = scratch.folder().resolve("data/collection-root/alice").resolve(calendar);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(".Radicale.props"), "{\"tag\": \"VCALENDAR\"}");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public URI home() {
    return base().resolve("alice/");
  }

  /** vobject 0.9 cuts values of unknown properties at the first comma. */
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
    return "Radicale";
  }
}
