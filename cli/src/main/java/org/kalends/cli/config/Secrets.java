package org.kalends.cli.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Fetches passwords. No message ever holds one. */
public final class Secrets {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Map<String, String> variables;

  public Secrets(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The password for an account. */
  public String of(Config.Account account) throws IOException {
    if (account.password().isEmpty()) {
      throw new ConfigException(
          "account %s: the config says nothing of a password; give it password_command, password_env or password_file"
              .formatted(account.name()));
    }
    return fetch(account.name(), account.password().get());
  }

  /**
   * The password that is there.
   *
   * @param account its name, for messages
   */
  public String fetch(String account, Secret secret) throws IOException {
    String found =
        switch (secret) {
          case Secret.Command command -> fromCommand(account, command);
          case Secret.Variable variable -> fromVariable(account, variable);
          case Secret.File file -> fromFile(account, file.path());
        };
    String password = found.lines().findFirst().orElse("");
    if (password.isEmpty()) {
      throw new ConfigException(
          "account %s: the %s gives an empty password".formatted(account, secret));
    }
    return password;
  }

  private String fromVariable(String account, Secret.Variable variable) throws IOException {
    String value = variables.get(variable.name());
    if (value == null) {
      throw new ConfigException(
          "account %s: the variable %s, which should hold the password, is not set"
              .formatted(account, variable.name()));
    }
    return value;
  }

  private static String fromFile(String account, Path file) throws IOException {
    if (readableByOthers(file)) {
      throw new ConfigException(
          "account %s: others may read the password in %s; run: chmod 600 %s"
              .formatted(account, file, file));
    }
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "account %s: there is no password file %s".formatted(account, file), e);
    }
  }

  /**
   * Whether anybody but the owner has a right on the file; false where there are no such rights.
   */
  public static boolean readableByOthers(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (NoSuchFileException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static String fromCommand(String account, Secret.Command command) throws IOException {
    Process process = start(account, command);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroy();
        throw new ConfigException(
            "account %s: the password %s does not end".formatted(account, command));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while waiting for the password " + command, e);
    }
    if (process.exitValue() != 0) {
      throw new ConfigException(
          "account %s: the password %s ended with code %d; run it by hand to see why"
              .formatted(account, command, process.exitValue()));
    }
    return output;
  }

  private static Process start(String account, Secret.Command command) throws IOException {
    try {
      return new ProcessBuilder(command.words())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new ConfigException(
          "account %s: the password %s cannot be started; is it installed and on the PATH?"
              .formatted(account, command),
          e);
    }
  }
}
