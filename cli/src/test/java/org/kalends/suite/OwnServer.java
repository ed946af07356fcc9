package org.kalends.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.dav.server.DavServer;
import org.kalends.dav.server.Passwords;
import org.kalends.dav.server.ServerLog;
import org.kalends.dav.server.ServerSettings;
import org.kalends.dav.server.User;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.TestServer;

/** Kalends' own server over folders of its own. */
public final class OwnServer implements TestServer {
  private final Scratch scratch = Scratch.folder("serve");
  private final DavServer server;

  /** Starts it over an empty folder. */
  public OwnServer(Layout layout) {
    Path folder = scratch.folder();
    var format = FolderFormat.plain(layout, ZoneId.of("Europe/Berlin"));
    try {
      Path root = Files.createDirectory(folder.resolve("served"));
      String hash = Passwords.hash(password().toCharArray());
      var alice = new User(user(), hash, root, folder.resolve("ledger.db"), format);
      var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      server =
          DavServer.start(
              ServerSettings.of(bind, List.of(alice)), Clock.systemUTC(), ServerLog.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that holds the calendars it serves. */
  Path root() {
    return scratch.folder().resolve("served");
  }

  @Override
  public URI base() {
    return server.address();
  }

  @Override
  public URI home() {
    return base().resolve("calendars/alice/");
  }

  @Override
  public void close() {
    server.close();
    scratch.close();
  }
}
