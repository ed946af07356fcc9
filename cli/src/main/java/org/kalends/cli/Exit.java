package org.kalends.cli;

/** Exit codes. */
final class Exit {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** Something waits for the user: a conflict, parked deletions. */
  static final int WAITING = 3;

  private Exit() {}

  /** The code for both: failures before what waits, what waits before done. */
  static int worse(int one, int other) {
    if (one == FAILED || other == FAILED) {
      return FAILED;
    }
    return Math.max(one, other);
  }
}
