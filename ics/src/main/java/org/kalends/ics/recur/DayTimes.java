package org.kalends.ics.recur;

/** The times of a rule of days or longer: on each day of a period the same times. */
final class DayTimes implements Times {
  private final Periods periods;
  private final int[] times;
  private final int[] positions;
  private final long start;
  private final long limit;
  private final long count;
  private final long cycle;
  private final DaySet days = new DaySet();
  private long number;
  private long day;
  private int time;
  private final long[] picked;
  private int picks;
  private int pick;
  private long last;

  /**
   * The times from {@code start} on that are before {@code limit}.
   *
   * @param times seconds of the day, ascending
   */
  DayTimes(Periods periods, int[] times, int[] positions, long start, long limit) {
    this.periods = periods;
    this.times = times;
    this.positions = positions;
    this.picked = new long[positions.length];
    this.start = start;
    this.limit = limit;
    this.count = periods.count();
    this.cycle = periods.cycle();
    seek(start);
  }

  @Override
  public void seek(long from) {
    long target = Math.max(from, start);
    number = periods.at(Math.floorDiv(target, Civil.DAY)) - 1;
    last = target - 1;
    day = END;
    time = times.length;
    picks = 0;
    pick = 0;
    days.clear(0);
  }

  @Override
  public long next() {
    long next;
    do {
      next = positions.length == 0 ? plain() : positioned();
    } while (next <= last);
    last = next;
    return next < limit ? next : END;
  }

  private long plain() {
    if (time < times.length) {
      return day * Civil.DAY + times[time++];
    }
    day = days.take();
    while (day == END) {
      if (!load()) {
        return END;
      }
      day = days.take();
    }
    time = 1;
    return day * Civil.DAY + times[0];
  }

  private long positioned() {
    while (pick == picks) {
      if (!load()) {
        return END;
      }
      pick();
    }
    return picked[pick++];
  }

  /** The times at the positions, in order, each once. */
  private void pick() {
    int size = days.count() * times.length;
    pick = 0;
    picks = 0;
    for (int position : positions) {
      int index = position > 0 ? position - 1 : size + position;
      if (index >= 0 && index < size) {
        insert(days.nth(index / times.length) * Civil.DAY + times[index % times.length]);
      }
    }
  }

  private void insert(long time) {
    int at = picks;
    while (at > 0 && picked[at - 1] >= time) {
      at--;
    }
    if (at == picks || picked[at] != time) {
      System.arraycopy(picked, at, picked, at + 1, picks - at);
      picked[at] = time;
      picks++;
    }
  }

  /** The next period that has days; false where there is none any more. */
  private boolean load() {
    for (long empty = 0; empty <= cycle && ++number < count; empty++) {
      periods.load(number, days);
      if (!days.isEmpty()) {
        return true;
      }
    }
    number = count;
    return false;
  }
}
