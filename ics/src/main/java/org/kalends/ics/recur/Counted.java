package org.kalends.ics.recur;

/** Only so many of some times. */
final class Counted implements Times {
  private static final long NOTHING = Long.MIN_VALUE;

  private final Times times;
  private final long start;
  private final long count;
  private long left;
  private long waiting = NOTHING;
  private long last;

  Counted(Times times, long start, long count) {
    this.times = times;
    this.start = start;
    this.count = count;
    this.left = count;
    this.last = start - 1;
  }

  @Override
  public long next() {
    if (waiting != NOTHING) {
      long next = waiting;
      waiting = NOTHING;
      return next;
    }
    if (left == 0) {
      return END;
    }
    left--;
    last = times.next();
    return last;
  }

  @Override
  public void seek(long from) {
    if (from <= last) {
      times.seek(start);
      left = count;
    }
    waiting = NOTHING;
    long next = next();
    while (next < from) {
      next = next();
    }
    waiting = next;
  }
}
