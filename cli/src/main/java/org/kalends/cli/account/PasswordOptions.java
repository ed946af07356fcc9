package org.kalends.cli.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kalends.cli.config.Secret;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.ShellWords;
import org.kalends.cli.wiring.Environment;
import picocli.CommandLine.Option;

/** The ways to say where a password comes from; one of them at most. */
public final class PasswordOptions {
  @Option(
      names = "--password-command",
      paramLabel = "COMMAND",
      description =
          "A program that prints the password, such as \"pass show calendar\"; run without a shell.")
  private String command;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "The environment variable that holds it, now and at every sync.")
  private String variable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file that holds it and that only you may read.")
  private String file;

  @Option(
      names = "--password-stdin",
      description =
          "Read it from the standard input and keep it in a file beside the config that only you may read.")
  private boolean stdin;

  private String ways = "--password-command, --password-env, --password-file or --password-stdin";

  /**
   * What one option says of it.
   *
   * @param option its name, for messages
   * @param said {@code command:}, {@code env:} or {@code file:} and which; {@code stdin}; empty
   *     where nothing was said
   */
  public static PasswordOptions said(String option, Optional<String> said) throws Failure {
    PasswordOptions options = new PasswordOptions();
    options.ways = option + " command:…, env:…, file:… or stdin";
    String text = said.orElse("");
    String what = text.substring(text.indexOf(':') + 1);
    if (text.startsWith("command:")) {
      options.command = what;
    } else if (text.startsWith("env:")) {
      options.variable = what;
    } else if (text.startsWith("file:")) {
      options.file = what;
    } else if (text.equals("stdin")) {
      options.stdin = true;
    } else if (!text.isEmpty()) {
      // what was said may be the password itself
      throw Failure.usage("say where the password comes from: " + options.ways);
    }
    return options;
  }

  /** The options, for messages. */
  String ways() {
    return ways;
  }

  boolean fromInput() {
    return stdin;
  }

  /** Where the password will come from; empty where nothing was said, or it comes on the input. */
  Optional<Secret> secret(Environment environment) throws IOException {
    if (command != null) {
      List<String> words = ShellWords.in(command);
      if (words.isEmpty()) {
        throw Failure.usage("--password-command is empty");
      }
      return Optional.of(new Secret.Command(words));
    }
    if (file != null) {
      Path path = environment.path(file);
      return Optional.of(new Secret.File(path));
    }
    return Optional.ofNullable(variable).map(Secret.Variable::new);
  }
}
