package org.kalends.ics.series;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What becomes of the times of day that a rule names, when the start of its series moves. */
record ClockShift(LocalTime from, LocalTime to) {
  private static final List<String> PARTS = List.of("BYHOUR", "BYMINUTE", "BYSECOND");
  private static final List<String> DAYS =
      List.of("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY");
  private static final Set<String> WITHIN_DAYS = Set.of("HOURLY", "MINUTELY", "SECONDLY");

  /** Days have no times: a rule that names some cannot become one of days. */
  static RuleLine none(RuleLine rule) throws RefusedException {
    for (String part : PARTS) {
      if (rule.has(part)) {
        throw RuleShift.stays(rule, part);
      }
    }
    if (WITHIN_DAYS.contains(rule.frequency())) {
      throw RuleShift.stays(rule, "FREQ");
    }
    return rule;
  }

  RuleLine times(RuleLine rule) throws RefusedException {
    if (from.equals(to)) {
      return rule;
    }
    boolean named = PARTS.stream().anyMatch(rule::has);
    if (WITHIN_DAYS.contains(rule.frequency())) {
      requireFree(rule);
    }
    return named ? moved(rule) : rule;
  }

  /**
   * What goes on over midnight cannot also be kept to some days, or start in the middle of some.
   */
  private static void requireFree(RuleLine rule) throws RefusedException {
    for (String part : DAYS) {
      if (rule.has(part)) {
        throw RuleShift.stays(rule, part);
      }
    }
    for (String part : PARTS) {
      if (rule.has(part) && !(part.equals("BYHOUR") || rule.has("BYHOUR"))) {
        throw RuleShift.stays(rule, part);
      }
    }
  }

  private RuleLine moved(RuleLine rule) throws RefusedException {
    Duration by = Duration.between(from, to);
    Set<LocalTime> times = new TreeSet<>();
    for (LocalTime time : product(rule)) {
      LocalTime later = time.plus(by);
      if (later.isAfter(time) == by.isNegative()) {
        throw RuleShift.stays(rule, named(rule));
      }
      times.add(later);
    }
    return written(rule, times);
  }

  private List<LocalTime> product(RuleLine rule) throws RefusedException {
    List<Integer> hours = numbers(rule, "BYHOUR", from.getHour(), 23);
    List<Integer> minutes = numbers(rule, "BYMINUTE", from.getMinute(), 59);
    List<Integer> seconds = numbers(rule, "BYSECOND", from.getSecond(), 59);
    return hours.stream()
        .flatMap(hour ->
            minutes.stream()
                .flatMap(
                    minute -> seconds.stream().map(second -> LocalTime.of(hour, minute, second))))
        .toList();
  }

  private RuleLine written(RuleLine rule, Set<LocalTime> times) throws RefusedException {
    Set<Integer> hours = parts(times, LocalTime::getHour);
    Set<Integer> minutes = parts(times, LocalTime::getMinute);
    Set<Integer> seconds = parts(times, LocalTime::getSecond);
    if (times.size() != hours.size() * minutes.size() * seconds.size()) {
      throw RuleShift.stays(rule, named(rule));
    }
    RuleLine moved = written(rule, "BYHOUR", hours, to.getHour());
    moved = written(moved, "BYMINUTE", minutes, to.getMinute());
    return written(moved, "BYSECOND", seconds, to.getSecond());
  }

  private static RuleLine written(RuleLine rule, String part, Set<Integer> numbers, int implied) {
    boolean said = rule.has(part) || !numbers.equals(Set.of(implied));
    return said
        ? rule.with(part, numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
        : rule;
  }

  private static Set<Integer> parts(Set<LocalTime> times, ToIntFunction<LocalTime> part) {
    Function<LocalTime, Integer> boxed = part::applyAsInt;
    return times.stream().map(boxed).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Integer> numbers(RuleLine rule, String part, int implied, int most)
      throws RefusedException {
    List<String> texts = rule.list(part);
    if (!texts.stream()
        .allMatch(text -> text.matches("\\d{1,2}") && Integer.parseInt(text) <= most)) {
      throw RuleShift.stays(rule, part);
    }
    return texts.isEmpty() ? List.of(implied) : texts.stream().map(Integer::valueOf).toList();
  }

  private static String named(RuleLine rule) {
    return PARTS.stream().filter(rule::has).findFirst().orElse("FREQ");
  }
}
