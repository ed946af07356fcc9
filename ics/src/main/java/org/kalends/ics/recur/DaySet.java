package org.kalends.ics.recur;

import java.util.Arrays;

/** The days of one period, as bits from a first day on. Reused from period to period. */
final class DaySet {
  private static final int WORDS = 7;

  private final long[] words = new long[WORDS];
  private long first;
  private int word;
  private int size;

  /** No days, and room for all of a year and one before and after it. */
  void clear(long first) {
    this.first = first;
    word = 0;
    size = WORDS;
    Arrays.fill(words, 0);
  }

  /** The day of bit 0. */
  long first() {
    return first;
  }

  /** Replaces all by at most 64 days. */
  void set(long first, long bits) {
    this.first = first;
    word = 0;
    size = 1;
    words[0] = bits;
  }

  void set(long first, long[] bits) {
    this.first = first;
    word = 0;
    size = bits.length;
    System.arraycopy(bits, 0, words, 0, size);
  }

  void add(long day) {
    int at = (int) (day - first);
    words[at >> 6] |= 1L << at;
  }

  boolean isEmpty() {
    for (int at = 0; at < size; at++) {
      if (words[at] != 0) {
        return false;
      }
    }
    return true;
  }

  int count() {
    int count = 0;
    for (int at = 0; at < size; at++) {
      count += Long.bitCount(words[at]);
    }
    return count;
  }

  /** Takes out the earliest day; {@link Times#END} where there is none. */
  long take() {
    while (word < size) {
      long bits = words[word];
      if (bits != 0) {
        words[word] = bits & bits - 1;
        return first + (word << 6) + Long.numberOfTrailingZeros(bits);
      }
      word++;
    }
    return Times.END;
  }

  /** The day with so many others before it. */
  long nth(int index) {
    int left = index;
    for (int at = 0; at < size; at++) {
      int here = Long.bitCount(words[at]);
      if (left < here) {
        long bits = words[at];
        for (; left > 0; left--) {
          bits &= bits - 1;
        }
        return first + (at << 6) + Long.numberOfTrailingZeros(bits);
      }
      left -= here;
    }
    return Times.END;
  }
}
