package org.kalends.cli.wiring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.MirrorConfig;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.config.Secrets;
import org.kalends.cli.report.Failure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The mirrors that a command is about: those named, else all; or the one of an env file. */
public final class MirrorChoice {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Only these mirrors of the config.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "FILE",
      description = {
        "The mirror that this file tells of, in place of the config's: one with NEXTCLOUD_URL,",
        "KERIO_URL and the like, as caldav-instance-sync has it."
      })
  private String env;

  /** These. */
  public static MirrorChoice of(List<String> names) {
    MirrorChoice choice = new MirrorChoice();
    choice.names = names;
    return choice;
  }

  /** That mirror, or the one of that env file. */
  public static MirrorChoice of(Optional<String> name, Optional<String> env) {
    MirrorChoice choice = of(name.stream().toList());
    choice.env = env.orElse(null);
    return choice;
  }

  /** For what is not to be done to all mirrors by accident. */
  public void requireNamed() throws Failure {
    if (names.isEmpty() && env == null) {
      throw Failure.usage("say which mirrors");
    }
  }

  /**
   * What was chosen.
   *
   * @param config with the accounts of the mirrors
   * @param secrets where their passwords are
   */
  public record Chosen(Config config, Secrets secrets, List<MirrorConfig> mirrors) {}

  public Chosen in(Wiring wiring) throws IOException {
    if (env != null) {
      if (!names.isEmpty()) {
        throw Failure.usage("--env and NAME: which of them?");
      }
      return EnvMirror.read(wiring, env).chosen();
    }
    Config config = wiring.config();
    return new Chosen(config, wiring.secrets(), of(config));
  }

  private List<MirrorConfig> of(Config config) throws IOException {
    Map<String, MirrorConfig> mirrors = config.mirrors();
    if (mirrors.isEmpty()) {
      throw Failure.failed("the config has no [[mirror]] yet; run: kalends mirror add");
    }
    List<MirrorConfig> chosen = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names.isEmpty() ? mirrors.keySet() : names)) {
      chosen.add(
          Optional.ofNullable(mirrors.get(name))
              .orElseThrow(() ->
                  Failure.usage(
                      "there is no mirror `%s`; %s"
                          .formatted(name, Nearest.hint(name, mirrors.keySet())))));
    }
    return chosen;
  }
}
