package org.kalends.cli.report;

import java.io.IOException;

/** Stops a command. The message says what, where and what to do; the exit code is ours. */
public final class Failure extends IOException {
  private static final long serialVersionUID = 1L;
  private final int exit;

  private Failure(int exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  /** What was asked for could not be done. */
  public static Failure failed(String message) {
    return new Failure(Exit.FAILED, message, null);
  }

  /** What was asked for could not be done, because of that. */
  public static Failure failed(String message, Throwable cause) {
    return new Failure(Exit.FAILED, message, cause);
  }

  /** What was asked for makes no sense. */
  public static Failure usage(String message) {
    return new Failure(Exit.USAGE, message, null);
  }

  public int exit() {
    return exit;
  }
}
