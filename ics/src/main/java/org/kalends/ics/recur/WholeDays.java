package org.kalends.ics.recur;

/** The days that some times are on, each once, as their midnights. */
final class WholeDays implements Times {
  private final Times times;

  WholeDays(Times times) {
    this.times = times;
  }

  @Override
  public long next() {
    long time = times.next();
    if (time == END) {
      return END;
    }
    long day = Math.floorDiv(time, Civil.DAY);
    times.seek((day + 1) * Civil.DAY);
    return day * Civil.DAY;
  }

  @Override
  public void seek(long from) {
    times.seek(from);
  }
}
