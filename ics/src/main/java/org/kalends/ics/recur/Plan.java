package org.kalends.ics.recur;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a rule is gone through: the parts it leaves to DTSTART filled in, and each to its place. */
final class Plan {
  /** The first time that no text can say. */
  static final long LIMIT = Civil.END_DAY * Civil.DAY;

  /** How many days a period has, at most; a year of weeks has 53. */
  private static final Map<Frequency, Integer> MOST_DAYS =
      Map.of(
          Frequency.DAILY, 1,
          Frequency.WEEKLY, 7,
          Frequency.MONTHLY, 31,
          Frequency.YEARLY, 53 * 7);

  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  private final Rule rule;
  private final long start;
  private final long limit;
  private final int second;

  private Plan(Rule rule, long start, long limit) {
    this.rule = rule;
    this.start = start;
    this.limit = Math.min(limit, LIMIT);
    this.second = (int) Math.floorMod(start, Civil.DAY);
  }

  /**
   * The times of a rule from its start on; UNTIL is not looked at.
   *
   * @param day whether the start is a whole day: then times within days do not count
   * @param limit none is at or after it
   */
  static Times times(Rule rule, long start, boolean day, long limit) {
    LocalDate first = LocalDate.ofEpochDay(Math.floorDiv(start, Civil.DAY));
    Rule implied = Parts.implied(day ? Parts.timeless(rule) : rule, first);
    Plan plan = new Plan(implied, start, day ? wholeDay(limit) : limit);
    Times endless = plan.all(day);
    if (rule.count().isEmpty()) {
      return endless;
    }
    int count = rule.count().get();
    return endless instanceof Steps steps ? steps.first(count) : new Counted(endless, start, count);
  }

  /** HOURLY and shorter may reach a day only in its course. */
  private static long wholeDay(long limit) {
    return Math.ceilDiv(Math.min(limit, LIMIT), Civil.DAY) * Civil.DAY;
  }

  private Times all(boolean day) {
    if (rule.frequency().compareTo(Frequency.DAILY) >= 0) {
      return days();
    }
    return day ? new WholeDays(clock()) : clock();
  }

  private Times days() {
    Times times = days(true);
    boolean open =
        !rule.weeks().isEmpty()
            || rule.frequency() == Frequency.WEEKLY && !rule.positions().isEmpty();
    if (!open) {
      return times;
    }
    boolean given = times.next() == start;
    times.seek(start);
    return given ? times : days(false);
  }

  private Times days(boolean given) {
    YearDays days = new YearDays(rule, inMonths());
    if (evenDays(days)) {
      long length = rule.frequency() == Frequency.WEEKLY ? 7 * Civil.DAY : Civil.DAY;
      return new Steps(start, length * rule.interval(), limit);
    }
    Periods periods = Calendars.of(rule, Math.floorDiv(start, Civil.DAY), days, given);
    if (rule.skip() != Rule.Skip.OMIT && skips()) {
      periods = new SkipPeriods(rule, periods, new YearDays(Parts.limits(rule), inMonths()));
    }
    int[] clock = clockTimes();
    // what can never happen ends before it begins
    return picksNone(clock.length)
        ? new Steps(start, 1, start)
        : new DayTimes(periods, clock, ints(rule.positions()), start, limit);
  }

  /** Whether BYSETPOS asks only for positions that no period has, however long it is. */
  private boolean picksNone(int eachDay) {
    int most = eachDay * MOST_DAYS.get(rule.frequency());
    return !rule.positions().isEmpty()
        && rule.positions().stream().allMatch(position -> Math.abs(position) > most);
  }

  /** Whether each period has one time, and all are as far into it as the start. */
  private boolean evenDays(YearDays days) {
    boolean even =
        switch (rule.frequency()) {
          case DAILY -> days.all();
          case WEEKLY ->
              days.weekdaysOnly()
                  && days.weekdays() == 1 << Civil.weekday(Math.floorDiv(start, Civil.DAY));
          default -> false;
        };
    return even
        && rule.positions().isEmpty()
        && rule.hours().isEmpty()
        && rule.minutes().isEmpty()
        && rule.seconds().isEmpty();
  }

  private boolean skips() {
    return rule.frequency() == Frequency.MONTHLY && !rule.monthDays().isEmpty()
        || rule.frequency() == Frequency.YEARLY
            && rule.weeks().isEmpty()
            && !(rule.monthDays().isEmpty() && rule.yearDays().isEmpty());
  }

  private boolean inMonths() {
    return rule.frequency() == Frequency.MONTHLY || !rule.months().isEmpty();
  }

  private int[] clockTimes() {
    int[] hours = or(rule.hours(), second / HOUR);
    return sums(hours, HOUR, minuteTimes());
  }

  private int[] minuteTimes() {
    int[] minutes = or(rule.minutes(), second / MINUTE % MINUTE);
    return sums(minutes, MINUTE, or(rule.seconds(), second % MINUTE));
  }

  private static int[] sums(int[] numbers, int unit, int[] rest) {
    int[] sums = new int[numbers.length * rest.length];
    int at = 0;
    for (int number : numbers) {
      for (int more : rest) {
        sums[at++] = number * unit + more;
      }
    }
    return sums;
  }

  private Times clock() {
    Frequency frequency = rule.frequency();
    YearDays days = new YearDays(rule, inMonths());
    long every = -1;
    long[] masks = {
      mask(rule.hours()),
      frequency == Frequency.HOURLY ? every : mask(rule.minutes()),
      frequency == Frequency.SECONDLY ? mask(rule.seconds()) : every
    };
    long unit = frequency == Frequency.HOURLY ? HOUR : frequency == Frequency.MINUTELY ? MINUTE : 1;
    int[] inside = picked(inside(frequency));
    boolean even =
        days.all()
            && rule.hours().isEmpty()
            && rule.minutes().isEmpty()
            && rule.seconds().isEmpty()
            && inside.length == 1;
    return even
        ? new Steps(start, unit * rule.interval(), limit)
        : new ClockTimes(days, masks, inside, unit, rule.interval(), start, limit);
  }

  private int[] inside(Frequency frequency) {
    return switch (frequency) {
      case SECONDLY -> new int[] {0};
      case MINUTELY -> or(rule.seconds(), second % MINUTE);
      default -> minuteTimes();
    };
  }

  /** BYSETPOS: each period has the same times, so the same are picked. */
  private int[] picked(int[] inside) {
    if (rule.positions().isEmpty()) {
      return inside;
    }
    return IntStream.of(ints(rule.positions()))
        .map(position -> position > 0 ? position - 1 : inside.length + position)
        .filter(index -> index >= 0 && index < inside.length)
        .map(index -> inside[index])
        .sorted()
        .distinct()
        .toArray();
  }

  private static long mask(List<Integer> numbers) {
    long mask = numbers.isEmpty() ? -1 : 0;
    for (int number : numbers) {
      mask |= 1L << number;
    }
    return mask;
  }

  private static int[] or(List<Integer> numbers, int otherwise) {
    return numbers.isEmpty() ? new int[] {otherwise} : ints(numbers);
  }

  private static int[] ints(List<Integer> numbers) {
    int[] ints = new int[numbers.size()];
    for (int at = 0; at < ints.length; at++) {
      ints[at] = numbers.get(at);
    }
    return ints;
  }
}
