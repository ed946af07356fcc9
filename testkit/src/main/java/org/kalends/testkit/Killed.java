package org.kalends.testkit;

import java.util.stream.Stream;

/** The process ends here; nothing that it had in mind is left. Only tests throw it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  public Killed(String where) {
    super("killed " + where, null, false, false);
  }

  /** Whether it is behind what was thrown. */
  public static boolean isBehind(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .anyMatch(Killed.class::isInstance);
  }
}
