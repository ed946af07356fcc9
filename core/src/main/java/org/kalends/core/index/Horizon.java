package org.kalends.core.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;

/**
 * The years in which it is remembered of series when they happen, in slots of six hours. Before and
 * after, only when they begin and end is.
 *
 * @param begin in seconds since 1970
 * @param zone where floating times and days are
 */
public record Horizon(long begin, int slots, ZoneId zone) {
  private static final int YEARS = 4;
  private static final long SLOT = 6 * 60 * 60L;

  /** From the year before to two years after. */
  public static Horizon around(int year, ZoneId zone) {
    long begin = seconds(year - 1);
    return new Horizon(begin, (int) ((seconds(year - 1 + YEARS) - begin) / SLOT), zone);
  }

  private static long seconds(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  long end() {
    return begin + slots * SLOT;
  }

  /** Whether a span is within, both ends included. */
  boolean holds(long first, long last) {
    return first >= begin && last < end();
  }

  /** Notes that something happens then, both ends included. */
  void mark(BitSet times, long first, long last) {
    if (last >= begin && first < end()) {
      times.set(slot(Math.max(first, begin)), slot(Math.min(last, end() - 1)) + 1);
    }
  }

  /** Whether something may happen then, both ends included. */
  boolean mayHold(BitSet times, long first, long last) {
    if (times.isEmpty() || !holds(first, last)) {
      return true;
    }
    int next = times.nextSetBit(slot(first));
    return next >= 0 && next <= slot(last);
  }

  private int slot(long seconds) {
    return (int) ((seconds - begin) / SLOT);
  }
}
