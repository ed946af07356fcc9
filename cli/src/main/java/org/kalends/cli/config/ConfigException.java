package org.kalends.cli.config;

import java.io.IOException;
import java.nio.file.Path;

/** A config file that cannot be used; the message names file and line. */
public final class ConfigException extends IOException {
  private static final long serialVersionUID = 1L;

  ConfigException(Path file, int line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
  }
}
