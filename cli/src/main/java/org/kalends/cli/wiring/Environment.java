package org.kalends.cli.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The world around one run, so that nothing else asks the machine for it.
 *
 * @param variables environment variables
 * @param home of the user, for {@code ~}
 * @param folder in which the program was started
 * @param clock with the zone of the machine
 */
public record Environment(Map<String, String> variables, Path home, Path folder, Clock clock) {
  /** The real one. */
  public static Environment ofMachine() {
    Map<String, String> variables = System.getenv();
    return new Environment(
        variables,
        // As shells do; the property ignores the variable.
        Path.of(variables.getOrDefault("HOME", System.getProperty("user.home"))),
        Path.of("").toAbsolutePath(),
        Clock.system(ZoneId.systemDefault()));
  }

  /** A variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** A path as people write it: {@code ~} is the home, all else is seen from the folder. */
  public Path path(String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/")
        ? home.resolve(text.substring(2))
        : folder.resolve(text).normalize();
  }

  /** {@code $XDG_CONFIG_HOME/kalends}; relative values of the variable do not count (XDG). */
  public Path configFolder() {
    return xdg("XDG_CONFIG_HOME", ".config").resolve("kalends");
  }

  /** {@code $XDG_STATE_HOME/kalends}. */
  Path stateFolder() {
    return xdg("XDG_STATE_HOME", ".local/state").resolve("kalends");
  }

  /** {@code $XDG_CACHE_HOME/kalends}. */
  Path cacheFolder() {
    return xdg("XDG_CACHE_HOME", ".cache").resolve("kalends");
  }

  private Path xdg(String variable, String usual) {
    return variable(variable)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(usual));
  }

  /** A path for people: from the folder where that is enough, below the home with {@code ~}. */
  public String shown(Path path) {
    if (path.startsWith(folder) && !path.equals(folder) && !folder.equals(home)) {
      return folder.relativize(path).toString();
    }
    return path.startsWith(home) && !path.equals(home)
        ? "~/" + home.relativize(path)
        : path.toString();
  }
}
