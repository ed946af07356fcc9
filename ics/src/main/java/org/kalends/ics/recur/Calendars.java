package org.kalends.ics.recur;

/** Periods of the calendar by frequency. */
final class Calendars {
  private static final int MONTHS = 12;
  private static final int WEEK = 7;
  private static final int LAST_YEAR = 9999;

  private Calendars() {}

  /**
   * The periods from that of the start on.
   *
   * @param given whether the start is one of the times that the rule gives; if not, RFC 5545 leaves
   *     open where counting begins, and it is done as Google's library and dateutil do
   */
  static Periods of(Rule rule, long start, YearDays days, boolean given) {
    int weekStart = Civil.index(rule.weekStart());
    return switch (rule.frequency()) {
      case YEARLY ->
          rule.weeks().isEmpty()
              ? new Years(Civil.year(start), rule.interval(), days)
              : new WeekYears(
                  given ? Civil.weekYear(start, weekStart) : Civil.year(start),
                  rule.interval(),
                  weekStart,
                  days);
      case MONTHLY -> new Months(start, rule.interval(), days);
      case WEEKLY ->
          new Weeks(given ? Times.START : start, start, rule.interval(), weekStart, days);
      case DAILY, HOURLY, MINUTELY, SECONDLY -> new Days(start, rule.interval(), days);
    };
  }

  private static long cycle(long length, long interval) {
    long a = length;
    long b = interval;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return length / a;
  }

  record Years(int first, int interval, YearDays days) implements Periods {
    @Override
    public long count() {
      return (LAST_YEAR - first) / interval + 1L;
    }

    @Override
    public long at(long day) {
      return Math.max(0, (Civil.year(day) - first) / interval);
    }

    @Override
    public void load(long number, DaySet set) {
      int year = (int) (first + number * interval);
      set.set(Civil.newYear(year), days.of(year));
    }

    @Override
    public long cycle() {
      return Calendars.cycle(Civil.CYCLE_YEARS, interval);
    }
  }

  /** Years of whole weeks, as BYWEEKNO numbers them. */
  record WeekYears(int first, int interval, int weekStart, YearDays days) implements Periods {
    @Override
    public long count() {
      return (LAST_YEAR + 1L - first) / interval + 1;
    }

    @Override
    public long at(long day) {
      return Math.max(0, (Civil.weekYear(day, weekStart) - first) / interval);
    }

    @Override
    public void load(long number, DaySet set) {
      int year = (int) (first + number * interval);
      long from = Civil.weekOne(year, weekStart);
      long to = Civil.weekOne(year + 1, weekStart);
      set.clear(from);
      for (long day = from; day < to; day += WEEK) {
        long bits = days.slice(day, WEEK);
        for (; bits != 0; bits &= bits - 1) {
          set.add(day + Long.numberOfTrailingZeros(bits));
        }
      }
    }

    @Override
    public long cycle() {
      return Calendars.cycle(Civil.CYCLE_YEARS, interval);
    }
  }

  record Months(int first, int interval, YearDays days) implements Periods {
    Months(long start, int interval, YearDays days) {
      this(month(start), interval, days);
    }

    /** Months since the year 0. */
    private static int month(long day) {
      int year = Civil.year(day);
      boolean leap = Civil.leap(year);
      int at = (int) (day - Civil.newYear(year));
      int month = at / 31 + 1;
      return year * MONTHS + (at >= Civil.daysBefore(month + 1, leap) ? month : month - 1);
    }

    @Override
    public long count() {
      return (LAST_YEAR * MONTHS + MONTHS - 1 - first) / interval + 1L;
    }

    @Override
    public long at(long day) {
      return Math.max(0, (month(day) - first) / interval);
    }

    @Override
    public void load(long number, DaySet set) {
      int month = (int) (first + number * interval);
      int year = month / MONTHS;
      boolean leap = Civil.leap(year);
      int before = Civil.daysBefore(month % MONTHS + 1, leap);
      int length = Civil.length(month % MONTHS + 1, leap);
      set.set(Civil.newYear(year) + before, YearBits.slice(days.of(year), before, length));
    }

    @Override
    public long cycle() {
      return Calendars.cycle(Civil.CYCLE_YEARS * MONTHS, interval);
    }
  }

  /** Weeks; of the first nothing before {@code from}. */
  record Weeks(long from, long first, int interval, YearDays days, long always) implements Periods {
    Weeks(long from, long start, int interval, int weekStart, YearDays days) {
      this(
          from,
          start - Math.floorMod(Civil.weekday(start) - weekStart, WEEK),
          interval,
          days,
          days.weekdaysOnly() ? turned(days.weekdays(), weekStart) : -1);
    }

    /** Bit 0 for the first day of the week. */
    private static long turned(int weekdays, int weekStart) {
      return ((long) weekdays >>> weekStart | (long) weekdays << WEEK - weekStart) & 0x7f;
    }

    @Override
    public long count() {
      return (Civil.END_DAY - first) / ((long) WEEK * interval) + 1;
    }

    @Override
    public long at(long day) {
      return Math.max(0, Math.floorDiv(day - first, (long) WEEK * interval));
    }

    @Override
    public void load(long number, DaySet set) {
      long day = first + number * WEEK * interval;
      long bits = always >= 0 ? always : days.slice(day, WEEK);
      set.set(day, day < from ? bits & -1L << from - day : bits);
    }

    @Override
    public long cycle() {
      return Calendars.cycle(Civil.CYCLE_DAYS / WEEK, interval);
    }
  }

  record Days(long first, int interval, YearDays days, boolean all) implements Periods {
    Days(long start, int interval, YearDays days) {
      this(start, interval, days, days.all());
    }

    @Override
    public long count() {
      return (Civil.END_DAY - 1 - first) / interval + 1;
    }

    @Override
    public long at(long day) {
      return Math.max(0, Math.floorDiv(day - first, (long) interval));
    }

    @Override
    public void load(long number, DaySet set) {
      long day = first + number * interval;
      set.set(day, all || days.has(day) ? 1 : 0);
    }

    @Override
    public long cycle() {
      return Calendars.cycle(Civil.CYCLE_DAYS, interval);
    }
  }
}
