package org.kalends.cli.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An agent of launchd for one user; see launchd.plist(5).
 *
 * @param home of the user
 * @param command the program, as an absolute path, and its arguments
 * @param environment what the program is to find in it
 */
record Launchd(Path home, List<String> command, Map<String, String> environment)
    implements Startup {
  private static final String LABEL = "org.kalends.watch";

  @Override
  public Path file() {
    return home.resolve("Library/LaunchAgents/" + LABEL + ".plist");
  }

  private Path output() {
    return home.resolve("Library/Logs/kalends-watch.log");
  }

  @Override
  public String text() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>Label</key>
      <string>%s</string>
      <key>ProgramArguments</key>
      <array>
    %s
      </array>
      <key>EnvironmentVariables</key>
      <dict>
    %s
      </dict>
      <key>RunAtLoad</key>
      <true/>
      <key>KeepAlive</key>
      <dict>
        <key>SuccessfulExit</key>
        <false/>
      </dict>
      <key>ThrottleInterval</key>
      <integer>60</integer>
      <key>ProcessType</key>
      <string>Background</string>
      <key>StandardOutPath</key>
      <string>%s</string>
      <key>StandardErrorPath</key>
      <string>%4$s</string>
    </dict>
    </plist>
    """
        .formatted(LABEL, arguments(), variables(), escaped(output().toString()));
  }

  private String arguments() {
    return command.stream()
        .map(argument -> "    <string>" + escaped(argument) + "</string>")
        .collect(Collectors.joining("\n"));
  }

  private String variables() {
    return environment.entrySet().stream()
        .map(one ->
            "    <key>%s</key>\n    <string>%s</string>"
                .formatted(escaped(one.getKey()), escaped(one.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String enable() {
    return "launchctl bootstrap gui/$(id -u) '" + file() + "'";
  }

  @Override
  public String disable() {
    return "launchctl bootout gui/$(id -u)/" + LABEL;
  }

  @Override
  public String log() {
    return "tail -f '" + output() + "'";
  }
}
