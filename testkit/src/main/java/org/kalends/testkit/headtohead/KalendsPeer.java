package org.kalends.testkit.headtohead;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kalends.testkit.TestServer;

/** Kalends as it comes: conflicts wait. */
final class KalendsPeer implements Peer {
  private static final Pattern WAITING =
      Pattern.compile("\\{\\s*\"uid\"\\s*:\\s*\"([^\"]+)\"[^{}]*?\"state\"\\s*:\\s*\"waits\"");

  private final Path launcher;
  private final TestServer server;
  private final String layout;
  private final Shell shell;

  /**
   * @param layout of the folder; {@code vdir} has a file for each UID, as vdirsyncer has
   */
  KalendsPeer(Path launcher, Path home, TestServer server, String layout) {
    this.launcher = launcher;
    this.server = server;
    this.layout = layout;
    this.shell = new Shell(home, Map.of("CALENDAR_PASSWORD", server.password()));
  }

  @Override
  public String name() {
    return "Kalends";
  }

  @Override
  public Path folder() {
    return shell.folder("calendars/work");
  }

  @Override
  public void connect(URI collection) {
    shell.write(
        ".config/kalends/config.toml",
        """
        root = "%s"
        [accounts.test]
        url = "%s"
        user = "%s"
        password_env = "CALENDAR_PASSWORD"
        [calendars.work]
        account = "test"
        url = "%2$s"
        layout = "%s"
        """
            .formatted(folder().getParent(), collection, server.user(), layout));
  }

  @Override
  public Said sync() {
    var ended = shell.run(List.of(launcher.toString(), "sync", "--json"), "");
    return new Said(ended.exit(), ended.output(), waiting(ended.output()));
  }

  static Set<String> waiting(String json) {
    var uids = new TreeSet<String>();
    var found = WAITING.matcher(json);
    while (found.find()) {
      uids.add(found.group(1));
    }
    return uids;
  }
}
