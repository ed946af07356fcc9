package org.kalends.cli.config;

import java.nio.file.Path;
import java.util.List;

/** Where a password comes from. Never the password itself. */
public sealed interface Secret {
  /** The first line that this program prints; run without a shell. */
  record Command(List<String> words) implements Secret {
    public Command {
      words = List.copyOf(words);
    }

    /** The program only: the other words may be private. */
    @Override
    public String toString() {
      return "command " + words.get(0);
    }
  }

  /** The value of an environment variable. */
  record Variable(String name) implements Secret {
    @Override
    public String toString() {
      return "variable " + name;
    }
  }

  /** The first line of a file that only its owner may read. */
  record File(Path path) implements Secret {
    @Override
    public String toString() {
      return "file " + path;
    }
  }
}
