package org.kalends.ics.recur;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * RFC 5545 3.3.10 word by word, with java.time and without a thought for speed: every day of every
 * period is asked whether it passes every part.
 */
final class SlowRule {
  private final Rule rule;
  private final LocalDateTime start;

  SlowRule(Rule rule, LocalDateTime start) {
    this.rule = rule;
    this.start = start;
  }

  /** The times before {@code end}, of rules of days and longer. */
  List<LocalDateTime> before(LocalDateTime end) {
    TreeSet<LocalDateTime> times = new TreeSet<>();
    LocalDate first = first(start.toLocalDate());
    for (long number = 0; ; number++) {
      LocalDate from = plus(first, number * rule.interval());
      if (!from.atStartOfDay().isBefore(end)) {
        break;
      }
      times.addAll(period(from, plus(first, number * rule.interval() + 1)));
    }
    return times.stream().filter(t -> !t.isBefore(start) && t.isBefore(end)).toList();
  }

  private LocalDate first(LocalDate day) {
    return switch (rule.frequency()) {
      case YEARLY -> rule.weeks().isEmpty() ? day.withDayOfYear(1) : firstOfWeekYear(day);
      case MONTHLY -> day.withDayOfMonth(1);
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
      default -> day;
    };
  }

  private LocalDate firstOfWeekYear(LocalDate day) {
    return weekOne(day.get(weekFields().weekBasedYear()));
  }

  private LocalDate weekOne(int year) {
    return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(rule.weekStart()));
  }

  private WeekFields weekFields() {
    return WeekFields.of(rule.weekStart(), 4);
  }

  private LocalDate plus(LocalDate day, long periods) {
    return switch (rule.frequency()) {
      case YEARLY ->
          rule.weeks().isEmpty()
              ? day.plusYears(periods)
              : weekOne((int) (day.get(weekFields().weekBasedYear()) + periods));
      case MONTHLY -> day.plusMonths(periods);
      case WEEKLY -> day.plusWeeks(periods);
      default -> day.plusDays(periods);
    };
  }

  private List<LocalDateTime> period(LocalDate from, LocalDate to) {
    List<LocalDateTime> all = new ArrayList<>();
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      if (passes(day)) {
        for (int second : clockTimes()) {
          all.add(day.atTime(LocalTime.ofSecondOfDay(second)));
        }
      }
    }
    return picked(all);
  }

  private List<LocalDateTime> picked(List<LocalDateTime> all) {
    if (rule.positions().isEmpty()) {
      return all;
    }
    return rule.positions().stream()
        .map(position -> position > 0 ? position - 1 : all.size() + position)
        .filter(index -> index >= 0 && index < all.size())
        .map(all::get)
        .toList();
  }

  private int[] clockTimes() {
    List<Integer> hours = or(rule.hours(), start.getHour());
    List<Integer> minutes = or(rule.minutes(), start.getMinute());
    List<Integer> seconds = or(rule.seconds(), start.getSecond());
    return IntStream.range(0, 86_400)
        .filter(second -> hours.contains(second / 3600))
        .filter(second -> minutes.contains(second / 60 % 60))
        .filter(second -> seconds.contains(second % 60))
        .toArray();
  }

  private static List<Integer> or(List<Integer> numbers, int otherwise) {
    return numbers.isEmpty() ? List.of(otherwise) : numbers;
  }

  boolean passes(LocalDate day) {
    return (rule.months().isEmpty() || rule.months().contains(day.getMonthValue()))
        && has(rule.monthDays(), day.getDayOfMonth(), day.lengthOfMonth())
        && has(rule.yearDays(), day.getDayOfYear(), day.lengthOfYear())
        && has(rule.weeks(), day.get(weekFields().weekOfWeekBasedYear()), weeks(day))
        && weekdayPasses(day)
        && implied(day);
  }

  private int weeks(LocalDate day) {
    int year = day.get(weekFields().weekBasedYear());
    return (int) ChronoUnit.WEEKS.between(weekOne(year), weekOne(year + 1));
  }

  private static boolean has(List<Integer> numbers, int number, int count) {
    return numbers.isEmpty() || numbers.contains(number) || numbers.contains(number - count - 1);
  }

  private boolean weekdayPasses(LocalDate day) {
    return rule.days().isEmpty()
        || rule.days().stream()
            .anyMatch(
                each -> each.day() == day.getDayOfWeek() && ordinalPasses(each.ordinal(), day));
  }

  private boolean ordinalPasses(int ordinal, LocalDate day) {
    if (ordinal == 0) {
      return true;
    }
    boolean inMonth = rule.frequency() == Frequency.MONTHLY || !rule.months().isEmpty();
    int at = inMonth ? day.getDayOfMonth() : day.getDayOfYear();
    int length = inMonth ? YearMonth.from(day).lengthOfMonth() : day.lengthOfYear();
    return ordinal > 0 ? (at - 1) / 7 + 1 == ordinal : (length - at) / 7 + 1 == -ordinal;
  }

  /** What is not said is as at the start. */
  private boolean implied(LocalDate day) {
    boolean named =
        !(rule.days().isEmpty()
            && rule.monthDays().isEmpty()
            && rule.yearDays().isEmpty()
            && rule.weeks().isEmpty());
    DayOfWeek weekday = start.getDayOfWeek();
    return named
        || switch (rule.frequency()) {
          case YEARLY ->
              day.getDayOfMonth() == start.getDayOfMonth()
                  && (!rule.months().isEmpty() || day.getMonth() == start.getMonth());
          case MONTHLY -> day.getDayOfMonth() == start.getDayOfMonth();
          case WEEKLY -> day.getDayOfWeek() == weekday;
          default -> true;
        };
  }

  /** Whether a time is one of a rule of hours or shorter without BYSETPOS. */
  boolean gives(LocalDateTime time) {
    ChronoUnit unit =
        switch (rule.frequency()) {
          case HOURLY -> ChronoUnit.HOURS;
          case MINUTELY -> ChronoUnit.MINUTES;
          default -> ChronoUnit.SECONDS;
        };
    long periods = unit.between(start.truncatedTo(unit), time.truncatedTo(unit));
    boolean seconds = rule.frequency() != Frequency.SECONDLY;
    boolean minutes = rule.frequency() == Frequency.HOURLY;
    return periods % rule.interval() == 0
        && passes(time.toLocalDate())
        && (rule.hours().isEmpty() || rule.hours().contains(time.getHour()))
        && (rule.minutes().isEmpty()
            ? !minutes || time.getMinute() == start.getMinute()
            : rule.minutes().contains(time.getMinute()))
        && (rule.seconds().isEmpty()
            ? !seconds || time.getSecond() == start.getSecond()
            : rule.seconds().contains(time.getSecond()));
  }
}
