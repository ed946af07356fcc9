package org.kalends.core.sync;

/** How long a replica that does not take something will not take it. */
public enum Lasts {
  /** Perhaps no longer than this run: a lock, a failure of its own, a full disk. */
  A_RUN,
  /**
   * The reason may pass although the item stays as it is (a quota, a right), or it is not told: the
   * next run asks once more, and from then on one run a day.
   */
  A_DAY,
  /** As long as the item says what it says. */
  WHILE_UNCHANGED
}
