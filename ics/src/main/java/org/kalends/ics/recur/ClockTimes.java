package org.kalends.ics.recur;

/**
 * The times of a rule of hours, minutes or seconds. Nothing is stepped through: from a time that
 * cannot be, it goes to the next that the failing part allows.
 */
final class ClockTimes implements Times {
  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  private final YearDays days;
  private final boolean everyDay;
  private final long hours;
  private final long minutes;
  private final long seconds;
  private final int[] inside;
  private final long unit;
  private final long step;
  private final long first;
  private final long start;
  private final long limit;
  private final boolean dead;
  private long period;
  private int index;
  private long last;

  /**
   * The times from {@code start} on that are before {@code limit}.
   *
   * @param unit the seconds of a period
   * @param interval how many periods from one to the next
   * @param masks which hours, minutes and seconds may be, as bits
   * @param inside the seconds within a period that it has, ascending
   */
  ClockTimes(
      YearDays days, long[] masks, int[] inside, long unit, long interval, long start, long limit) {
    this.days = days;
    this.everyDay = days.all();
    this.hours = masks[0];
    this.minutes = masks[1];
    this.seconds = masks[2];
    this.inside = inside;
    this.unit = unit;
    this.step = unit * interval;
    this.first = Math.floorDiv(start, unit) * unit;
    this.start = start;
    this.limit = limit;
    this.dead = inside.length == 0 || never();
    seek(start);
  }

  @Override
  public void seek(long from) {
    long target = Math.max(from, start);
    last = target - 1;
    index = 0;
    period = dead ? END : match(Math.floorDiv(target, unit) * unit);
  }

  @Override
  public long next() {
    long next;
    do {
      if (period == END) {
        return END;
      }
      next = period + inside[index++];
      if (index == inside.length) {
        index = 0;
        period = match(period + 1);
      }
    } while (next <= last);
    last = next;
    return next < limit ? next : END;
  }

  /** The first period that passes and does not begin before that time. */
  private long match(long from) {
    long time = from;
    while (true) {
      time = first + Math.ceilDiv(Math.max(0, time - first), step) * step;
      if (time >= limit) {
        return END;
      }
      long day = Math.floorDiv(time, Civil.DAY);
      int second = (int) (time - day * Civil.DAY);
      long better = everyDay || days.has(day) ? clock(second) : -1;
      if (better == second) {
        return time;
      }
      time = better >= 0 ? day * Civil.DAY + better : nextDay(day + 1) * Civil.DAY;
    }
  }

  private long nextDay(long from) {
    if (everyDay) {
      return from;
    }
    long end = Math.min(from + Civil.CYCLE_DAYS, Civil.END_DAY);
    for (long day = from; day < end; day++) {
      long bits = days.slice(day, Long.SIZE);
      if (bits != 0) {
        return day + Long.numberOfTrailingZeros(bits);
      }
      day += Long.SIZE - 1;
    }
    return Civil.END_DAY;
  }

  /** The first second of a day that may be and is not before that one; -1 where none is. */
  private long clock(int from) {
    int hour = from / HOUR;
    int minute = from / MINUTE % MINUTE;
    int second = from % MINUTE;
    int nextHour = at(hours, hour);
    if (nextHour != hour) {
      return nextHour < 0 ? -1 : nextHour * HOUR;
    }
    int nextMinute = at(minutes, minute);
    if (nextMinute != minute) {
      return nextMinute < 0 ? clockHour(hour + 1) : hour * HOUR + nextMinute * MINUTE;
    }
    int nextSecond = at(seconds, second);
    if (nextSecond < 0) {
      return minute == 59 ? clockHour(hour + 1) : hour * HOUR + (minute + 1) * MINUTE;
    }
    return hour * (long) HOUR + minute * (long) MINUTE + nextSecond;
  }

  private int clockHour(int from) {
    int hour = at(hours, from);
    return hour < 0 ? -1 : hour * HOUR;
  }

  /** The first number from one on that the bits have; -1 where none is. */
  private static int at(long bits, int from) {
    long rest = bits >>> from;
    return rest == 0 ? -1 : from + Long.numberOfTrailingZeros(rest);
  }

  /** Whether no time of any day that the parts allow is one that the steps can come to. */
  private boolean never() {
    long common = common(step, Civil.DAY);
    long phase = Math.floorMod(first, common);
    for (long time = phase; time < Civil.DAY; time += common) {
      if (clock((int) time) == time) {
        return false;
      }
    }
    return true;
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }
}
