package org.kalends.cli.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A unit of systemd for one user; see systemd.service(5).
 *
 * @param folder of the user's units
 * @param command the program, as an absolute path, and its arguments
 * @param environment what the program is to find in it
 */
record Systemd(Path folder, List<String> command, Map<String, String> environment)
    implements Startup {
  private static final String NAME = "kalends-watch.service";

  @Override
  public Path file() {
    return folder.resolve(NAME);
  }

  @Override
  public String text() {
    String variables =
        environment.entrySet().stream()
            .map(one -> "Environment=" + quoted(one.getKey() + "=" + one.getValue(), "%", "%%"))
            .collect(Collectors.joining("\n"));
    return """
    [Unit]
    Description=Kalends keeps calendar folders and servers in step

    [Service]
    %s
    ExecStart=%s
    Restart=on-failure
    RestartSec=60

    [Install]
    WantedBy=default.target
    """
        .formatted(
            variables, command.stream().map(Systemd::argument).collect(Collectors.joining(" ")));
  }

  /** In a command line a dollar stands for a variable. */
  private static String argument(String text) {
    return quoted(text.replace("$", "$$"), "%", "%%");
  }

  private static String quoted(String text, String specifier, String literal) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace(specifier, literal);
    return "\"" + escaped.replace("\n", "\\n") + "\"";
  }

  @Override
  public String enable() {
    return "systemctl --user daemon-reload && systemctl --user enable --now " + NAME;
  }

  @Override
  public String disable() {
    return "systemctl --user disable --now " + NAME;
  }

  @Override
  public String log() {
    return "journalctl --user -f -u " + NAME;
  }
}
