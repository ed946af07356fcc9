package org.kalends.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** vdirsyncer, as Debian packages it, with one pair: a folder of calendars and a server's home. */
public final class Vdirsyncer implements AutoCloseable {
  private final Scratch scratch = Scratch.folder("vdirsyncer");
  private final Program program = new Program(scratch.folder(), Map.of("PYTHONWARNINGS", "ignore"));

  /** Pairs these calendars, or skips the test where vdirsyncer is not installed. */
  public Vdirsyncer(Path folder, TestServer server, URI home, List<String> calendars) {
    Installed.require("vdirsyncer");
    Program.write(
        scratch.folder().resolve("config"),
        """
        [general]
        status_path = "%s/status"
        [pair test]
        a = "folder"
        b = "server"
        collections = [%s]
        [storage folder]
        type = "filesystem"
        path = "%s"
        fileext = ".ics"
        [storage server]
        type = "caldav"
        url = "%s"
        username = "%s"
        password = "%s"
        """
            .formatted(
                scratch.folder(),
                Program.quoted(calendars),
                folder,
                home,
                server.user(),
                server.password()));
    run("discover");
  }

  /** One sync; answers what it said, which names every item it touches. */
  public String sync() {
    return run("sync");
  }

  private String run(String command) {
    return program.run("y\n".repeat(9), "vdirsyncer", "-c", "config", command);
  }

  @Override
  public void close() {
    scratch.close();
  }
}
