package org.kalends.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kalends.ics.recur.Frequency;
import org.kalends.ics.recur.Rule;

/**
 * The set of each period of a rule, in local seconds, BYSETPOS applied: of every day of the period,
 * every second is asked.
 */
final class PeriodSets {
  private static final long DAY = 86_400;

  private final Rule rule;
  private final LocalDateTime start;
  private final DayTest days;
  private final boolean date;
  private final boolean given;
  private final Set<Quirk> quirks;
  private final long from;
  private final long last;

  /**
   * @param last local seconds; no later ones are asked for
   * @param given whether the rule gives DTSTART; where it does not, RFC 5545 3.8.5.3 leaves the set
   *     undefined, and docs/decisions/recurrence.md says what is counted
   */
  PeriodSets(Rule rule, Start start, long last, boolean given, Set<Quirk> quirks) {
    this.last = last;
    boolean sunday = quirks.contains(Quirk.WEEK_FROM_SUNDAY);
    this.rule = sunday ? Rule.parse(rule.value() + ";WKST=SU").rule().orElseThrow() : rule;
    this.start = start.time();
    this.date = start.date() && !quirks.contains(Quirk.TIMES_ON_DAYS);
    this.given = given;
    this.quirks = quirks;
    this.days = DayTest.of(this.rule, this.start.toLocalDate(), quirks);
    this.from = this.start.toEpochSecond(ZoneOffset.UTC);
  }

  /** The first day of a period; the number after it begins the next. */
  LocalDate period(long number) {
    LocalDate first = start.toLocalDate();
    return switch (rule.frequency()) {
      case YEARLY ->
          rule.weeks().isEmpty()
              ? first.withDayOfYear(1).plusYears(number)
              : days.weekYearStart(
                  (weekYear() ? days.weekYear(first) : first.getYear()) + (int) number);
      case MONTHLY -> first.withDayOfMonth(1).plusMonths(number);
      case WEEKLY ->
          first.with(TemporalAdjusters.previousOrSame(rule.weekStart())).plusWeeks(number);
      case DAILY, HOURLY, MINUTELY, SECONDLY -> first.plusDays(number);
    };
  }

  private boolean weekYear() {
    return given || quirks.contains(Quirk.WEEK_YEAR_OF_START);
  }

  private boolean brief() {
    return rule.frequency().compareTo(Frequency.DAILY) < 0;
  }

  /** Every how many periods; of what is shorter than days, each day is looked at. */
  long step() {
    return brief() ? 1 : rule.interval();
  }

  List<Long> set(long number) {
    List<Long> all = new ArrayList<>();
    LocalDate end = period(number + 1);
    for (LocalDate day = period(number); day.isBefore(end); day = day.plusDays(1)) {
      if (days.allows(day)) {
        seconds(day, all::add);
      }
    }
    List<Long> picked = rule.positions().isEmpty() ? all : picked(all, number == 0);
    return date
        ? picked.stream().map(t -> Math.floorDiv(t, DAY) * DAY).distinct().toList()
        : picked;
  }

  private void seconds(LocalDate day, Consumer<Long> into) {
    long midnight = day.toEpochDay() * DAY;
    for (int hour : hours()) {
      long begins = midnight + hour * 3600L;
      if (brief() && (begins + 3600 < from || begins > last)) {
        continue;
      }
      for (int minute : minutes()) {
        for (int second : seconds()) {
          long time = midnight + hour * 3600L + minute * 60L + second;
          if (!brief() || (unit(time) - unit(from)) % rule.interval() == 0) {
            into.accept(time);
          }
        }
      }
    }
  }

  private long unit(long time) {
    return switch (rule.frequency()) {
      case HOURLY -> Math.floorDiv(time, 3600);
      case MINUTELY -> Math.floorDiv(time, 60);
      case SECONDLY -> time;
      case DAILY, WEEKLY, MONTHLY, YEARLY -> 0;
    };
  }

  private int[] hours() {
    return all(rule.hours(), Frequency.HOURLY, 24, start.getHour());
  }

  private int[] minutes() {
    return all(rule.minutes(), Frequency.MINUTELY, 60, start.getMinute());
  }

  private int[] seconds() {
    return all(rule.seconds(), Frequency.SECONDLY, 60, start.getSecond());
  }

  /** The numbers of a part; without it all, unless its unit is below that of the rule. */
  private int[] all(List<Integer> part, Frequency own, int size, int atStart) {
    boolean drops = quirks.contains(Quirk.NO_SECOND_60);
    if (!part.isEmpty() && !date) {
      return part.stream()
          .filter(number -> !drops || number < size)
          .mapToInt(number -> Math.min(number, size - 1))
          .distinct()
          .toArray();
    }
    return rule.frequency().compareTo(own) <= 0
        ? IntStream.range(0, size).toArray()
        : new int[] {atStart};
  }

  private List<Long> picked(List<Long> all, boolean first) {
    if (!brief()) {
      return pick(first ? counted(all) : all);
    }
    Map<Long, List<Long>> groups = new TreeMap<>();
    all.forEach(time -> groups.computeIfAbsent(unit(time), unit -> new ArrayList<>()).add(time));
    List<Long> picked = new ArrayList<>();
    groups.forEach(
        (unit, group) -> picked.addAll(pick(unit == unit(from) ? counted(group) : group)));
    return picked;
  }

  /** Those of the first period that have a position. */
  private List<Long> counted(List<Long> set) {
    if (quirks.contains(Quirk.POSITIONS_FROM_START)) {
      return set.stream().filter(time -> time >= from).toList();
    }
    if (quirks.contains(Quirk.POSITIONS_FROM_MONTH)) {
      return since(set, start.toLocalDate().withDayOfMonth(1));
    }
    boolean open =
        rule.frequency() == Frequency.WEEKLY && !given && !quirks.contains(Quirk.WHOLE_FIRST_WEEK);
    return open ? since(set, start.toLocalDate()) : set;
  }

  private static List<Long> since(List<Long> set, LocalDate day) {
    return set.stream().filter(time -> time >= day.toEpochDay() * DAY).toList();
  }

  private List<Long> pick(List<Long> set) {
    List<Long> picked = new ArrayList<>();
    for (int at = 0; at < set.size(); at++) {
      if (rule.positions().contains(at + 1) || rule.positions().contains(at - set.size())) {
        picked.add(set.get(at));
      }
    }
    return picked;
  }
}
