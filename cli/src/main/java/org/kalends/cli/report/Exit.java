package org.kalends.cli.report;

/** Exit codes. */
public final class Exit {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** Something waits for the user: a conflict, parked deletions. */
  public static final int WAITING = 3;

  private Exit() {}

  /** The code for both: failures before what waits, what waits before done. */
  public static int worse(int one, int other) {
    if (one == FAILED || other == FAILED) {
      return FAILED;
    }
    return Math.max(one, other);
  }
}
