package org.kalends.cli.config;

import java.io.IOException;
import java.nio.file.Path;

/** A config file, or a password that it names, that cannot be used; the message says where. */
public final class ConfigException extends IOException {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }

  ConfigException(Path file, int line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
  }
}
