package org.kalends.ics.recur;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Months or years with SKIP (RFC 7529 4.1): a day that a month or year does not have becomes the
 * last before or the first after where it would be. The parts that limit look at what it became.
 */
final class SkipPeriods implements Periods {
  private final Rule rule;
  private final Periods plain;
  private final YearDays limits;
  private final Set<Integer> months;

  /** {@code rule} has BYMONTHDAY or BYYEARDAY; {@code limits} are the parts beside these. */
  SkipPeriods(Rule rule, Periods plain, YearDays limits) {
    this.rule = rule;
    this.plain = plain;
    this.limits = limits;
    this.months =
        (rule.months().isEmpty() ? IntStream.rangeClosed(1, 12).boxed() : rule.months().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public long count() {
    return plain.count();
  }

  /** The period of the day before, too, may have it. */
  @Override
  public long at(long day) {
    return plain.at(day - 1);
  }

  @Override
  public long cycle() {
    return plain.cycle();
  }

  @Override
  public void load(long number, DaySet set) {
    plain.load(number, set);
    long first = set.first();
    set.clear(first - 1);
    int year = Civil.year(first);
    if (rule.frequency() == Frequency.MONTHLY) {
      int month = (int) (first - Civil.newYear(year)) / 29 + 1;
      month =
          Civil.daysBefore(month, Civil.leap(year)) > first - Civil.newYear(year)
              ? month - 1
              : month;
      addMonth(year, month, set);
    } else if (rule.yearDays().isEmpty()) {
      months.stream().sorted().forEach(month -> addMonth(year, month, set));
    } else {
      add(rule.yearDays(), first, Civil.length(year), set);
    }
  }

  private void addMonth(int year, int month, DaySet set) {
    if (months.contains(month)) {
      boolean leap = Civil.leap(year);
      long first = Civil.newYear(year) + Civil.daysBefore(month, leap);
      add(rule.monthDays(), first, Civil.length(month, leap), set);
    }
  }

  private void add(List<Integer> numbers, long first, int length, DaySet set) {
    for (int number : numbers) {
      long day = number > 0 ? first + number - 1 : first + length + number;
      if (day < first || day >= first + length) {
        day =
            switch (rule.skip()) {
              case OMIT -> Times.END;
              case BACKWARD -> day < first ? first - 1 : first + length - 1;
              case FORWARD -> day < first ? first : first + length;
            };
      }
      if (day != Times.END && limits.has(day)) {
        set.add(day);
      }
    }
  }
}
