package org.kalends.testkit.headtohead;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kalends.testkit.TestServer;

/**
 * vdirsyncer as it comes: without conflict_resolution, so that conflicts wait as they do with
 * Kalends, and nobody's text is given up by choice of ours.
 */
final class VdirsyncerPeer implements Peer {
  private static final Pattern WAITING =
      Pattern.compile("One item changed on both sides.*?Item ID: (\\S+)", Pattern.DOTALL);

  private final TestServer server;
  private final Shell shell;

  VdirsyncerPeer(Path home, TestServer server) {
    this.server = server;
    this.shell = new Shell(home, Map.of("PYTHONWARNINGS", "ignore", "LC_ALL", "C.UTF-8"));
  }

  @Override
  public String name() {
    return "vdirsyncer";
  }

  @Override
  public Path folder() {
    return shell.folder("calendars/work");
  }

  @Override
  public void connect(URI collection) {
    String path = collection.getPath();
    String name = path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
    shell.write(
        "config",
        """
        [general]
        status_path = "%s/status"
        [pair test]
        a = "folder"
        b = "server"
        collections = [["work", "work", "%s"]]
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
                shell.home(),
                name,
                folder().getParent(),
                collection.resolve(".."),
                server.user(),
                server.password()));
    var ended = shell.run(List.of("vdirsyncer", "-c", "config", "discover"), "y\n".repeat(9));
    if (ended.exit() != 0) {
      throw new IllegalStateException(ended.output());
    }
  }

  @Override
  public Said sync() {
    var ended = shell.run(List.of("vdirsyncer", "-c", "config", "sync"), "");
    return new Said(ended.exit(), ended.output(), waiting(ended.output()));
  }

  private static Set<String> waiting(String output) {
    var uids = new TreeSet<String>();
    var found = WAITING.matcher(output);
    while (found.find()) {
      uids.add(found.group(1));
    }
    return uids;
  }
}
