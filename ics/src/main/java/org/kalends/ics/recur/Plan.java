package org.kalends.ics.recur;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How a rule is gone through: the parts it leaves to DTSTART filled in, and each to its place. */
final class Plan {
  /** The first time that no text can say. */
  static final long LIMIT = Civil.END_DAY * Civil.DAY;

  /** No times at all. */
  static final Times NONE =
      new Times() {
        @Override
        public long next() {
          return END;
        }

        @Override
        public void seek(long from) {}
      };

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
    Plan plan = new Plan(Parts.implied(day ? Parts.timeless(rule) : rule, first), start, limit);
    Times endless = plan.all(day);
    return rule.count().<Times>map(count -> new Counted(endless, start, count)).orElse(endless);
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
    Periods periods = Calendars.of(rule, Math.floorDiv(start, Civil.DAY), days, given);
    if (rule.skip() != Rule.Skip.OMIT && skips()) {
      periods = new SkipPeriods(rule, periods, new YearDays(Parts.limits(rule), inMonths()));
    }
    return new DayTimes(periods, clockTimes(), ints(rule.positions()), start, limit);
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
    int[] minutes = or(rule.minutes(), second / MINUTE % MINUTE);
    int[] seconds = or(rule.seconds(), second % MINUTE);
    return IntStream.of(hours)
        .flatMap(h -> IntStream.of(minutes).map(m -> h * HOUR + m * MINUTE))
        .flatMap(m -> IntStream.of(seconds).map(s -> m + s))
        .toArray();
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
    return new ClockTimes(days, masks, inside, unit, rule.interval(), start, limit);
  }

  private int[] inside(Frequency frequency) {
    int[] seconds = or(rule.seconds(), second % MINUTE);
    return switch (frequency) {
      case SECONDLY -> new int[] {0};
      case MINUTELY -> seconds;
      default ->
          IntStream.of(or(rule.minutes(), second / MINUTE % MINUTE))
              .flatMap(m -> IntStream.of(seconds).map(s -> m * MINUTE + s))
              .toArray();
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
    return numbers.isEmpty() ? -1 : IntStream.of(ints(numbers)).mapToLong(n -> 1L << n).sum();
  }

  private static int[] or(List<Integer> numbers, int otherwise) {
    return numbers.isEmpty() ? new int[] {otherwise} : ints(numbers);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
