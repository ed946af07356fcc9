package org.kalends.ics.recur;

/** Times that are always equally far apart. */
final class Steps implements Times {
  private final long start;
  private final long step;
  private final long limit;
  private long next;

  /** From {@code start} on, before {@code limit}. */
  Steps(long start, long step, long limit) {
    this.start = start;
    this.step = step;
    this.limit = limit;
    this.next = start;
  }

  /** Only the first so many. */
  Steps first(int count) {
    long end = (limit - start) / step < count ? limit : start + count * step;
    return new Steps(start, step, Math.min(limit, end));
  }

  /** Only the first so many that a clock does not skip. */
  Steps first(int count, WallClock clock) {
    long end = first(count).limit;
    for (WallClock.Gap gap = clock.gap(start); gap.from() < end; gap = clock.gap(gap.to())) {
      end = Math.min(limit, end + (before(gap.to()) - before(gap.from())) * step);
    }
    return new Steps(start, step, end);
  }

  /** How many there are before a time. */
  private long before(long time) {
    return time <= start ? 0 : Math.ceilDiv(time - start, step);
  }

  @Override
  public long next() {
    if (next >= limit) {
      return END;
    }
    long now = next;
    next += step;
    return now;
  }

  @Override
  public void seek(long from) {
    next = from <= start ? start : start + Math.ceilDiv(Math.min(from, limit) - start, step) * step;
  }
}
