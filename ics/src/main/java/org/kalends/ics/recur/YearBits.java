package org.kalends.ics.recur;

/** Sets of days of a year, as one bit for each day from 1 January on. */
final class YearBits {
  static final int WORDS = 6;

  private static final int DAYS_A_WEEK = 7;
  private static final int MOST_DAYS = 366;
  private static final long[][] EVERY_SEVENTH = new long[DAYS_A_WEEK][WORDS];

  static {
    for (int at = 0; at < MOST_DAYS; at++) {
      set(EVERY_SEVENTH[at % DAYS_A_WEEK], at);
    }
  }

  private YearBits() {}

  static void set(long[] bits, int at) {
    bits[at >> 6] |= 1L << at;
  }

  static boolean has(long[] bits, int at) {
    return (bits[at >> 6] >>> at & 1) != 0;
  }

  static void setAll(long[] bits, int from, int length) {
    int at = from;
    int left = length;
    while (left > 0) {
      int here = Math.min(left, Long.SIZE - (at & 63));
      bits[at >> 6] |= -1L >>> -here << at;
      at += here;
      left -= here;
    }
  }

  /** Adds every seventh day from that one on, 0 to 6. */
  static void setWeekly(long[] bits, int first) {
    for (int word = 0; word < WORDS; word++) {
      bits[word] |= EVERY_SEVENTH[first][word];
    }
  }

  static void keep(long[] bits, long[] others) {
    for (int word = 0; word < WORDS; word++) {
      bits[word] &= others[word];
    }
  }

  /** At most 64 days from one on. */
  static long slice(long[] bits, int at, int length) {
    long slice = bits[at >> 6] >>> at;
    if ((at & 63) + length > Long.SIZE) {
      slice |= bits[(at >> 6) + 1] << -at;
    }
    return slice & -1L >>> -length;
  }
}
