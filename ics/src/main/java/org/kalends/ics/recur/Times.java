package org.kalends.ics.recur;

/** Local times, ever later, in seconds since 1970-01-01T00:00:00 of the same clock. */
interface Times {
  /** After the last. */
  long END = Long.MAX_VALUE;

  /** Before the first. */
  long START = Long.MIN_VALUE;

  /** The next one, or {@link #END}. */
  long next();

  /** What {@link #next} gives from now on is not before that time. */
  void seek(long from);
}
