package org.kalends.ics.recur;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Local times in the order in which they happen. Where a clock jumps ahead, a time that it skips is
 * as late as one after the jump.
 */
final class InOrder implements Times {
  private final Times times;
  private final WallClock clock;
  private final boolean drops;
  private final List<Long> held = new ArrayList<>();

  /** {@code drops} leaves out what the clock skips. */
  InOrder(Times times, WallClock clock, boolean drops) {
    this.times = times;
    this.clock = clock;
    this.drops = drops;
  }

  @Override
  public void seek(long from) {
    held.clear();
    times.seek(from);
  }

  @Override
  public long next() {
    if (!held.isEmpty()) {
      return held.removeFirst();
    }
    long time = times.next();
    while (time != END) {
      long settled = clock.settled(time);
      if (settled == time) {
        return time;
      }
      if (!drops) {
        hold(time, settled);
        return held.removeFirst();
      }
      time = times.next();
    }
    return END;
  }

  /** All up to when the order is right again, and the first after; of two at once the real one. */
  private void hold(long first, long settled) {
    long time = first;
    for (; time < settled; time = times.next()) {
      held.add(time);
    }
    Comparator<Long> byInstant = Comparator.comparingLong(each -> clock.key(each.longValue()));
    held.sort(byInstant.thenComparing(Comparator.reverseOrder()));
    for (int at = held.size() - 1; at > 0; at--) {
      if (byInstant.compare(held.get(at), held.get(at - 1)) == 0) {
        held.remove(at);
      }
    }
    held.add(time);
  }
}
