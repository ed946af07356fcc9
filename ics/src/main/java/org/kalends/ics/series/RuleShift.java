package org.kalends.ics.series;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of a rule when the start of its series moves. What a rule takes from DTSTART follows
 * by itself; the days and months that it names are moved here, its times of day by {@link
 * ClockShift}.
 */
record RuleShift(LocalDateTime from, LocalDateTime to) {
  static final Set<String> IN_MONTHS = Set.of("MONTHLY", "YEARLY");

  RuleLine days(RuleLine rule) throws RefusedException {
    if (days() == 0) {
      return rule;
    }
    if (rule.has("BYWEEKNO") || (rule.has("BYDAY") && rule.has("BYMONTHDAY"))) {
      throw stays(rule, rule.has("BYWEEKNO") ? "BYWEEKNO" : "BYMONTHDAY");
    }
    RuleLine moved = yearDays(monthDays(weekdays(rule)));
    return months(moved);
  }

  private long days() {
    return ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
  }

  private boolean sameMonth() {
    return YearMonth.from(from).equals(YearMonth.from(to));
  }

  static RefusedException stays(RuleLine rule, String part) {
    return new RefusedException(
        new Refusal.RuleStays(
            rule.toString(), part + rule.value(part).map(value -> '=' + value).orElse("")));
  }

  private RuleLine weekdays(RuleLine rule) throws RefusedException {
    List<Weekday> named = Weekday.list(rule.list("BYDAY"));
    if (named.isEmpty()) {
      if (rule.has("BYDAY")) {
        throw stays(rule, "BYDAY");
      }
      return rule;
    }
    boolean inMonths = IN_MONTHS.contains(rule.frequency());
    if (named.stream().anyMatch(day -> day.nth() != 0)) {
      return rule.with("BYDAY", Weekday.text(nth(rule, named)));
    }
    if (inMonths && rule.has("BYSETPOS")) {
      return position(rule, named);
    }
    RuleLine moved =
        rule.with("BYDAY", Weekday.text(named.stream().map(day -> day.plus(days())).toList()));
    boolean byWeeks =
        rule.frequency().equals("WEEKLY") && (rule.interval() > 1 || rule.has("BYSETPOS"));
    return byWeeks ? moved.with("WKST", weekStart(rule)) : moved;
  }

  /** The same days have to stay together in a week. */
  private String weekStart(RuleLine rule) {
    List<Weekday> start = Weekday.list(rule.list("WKST"));
    Weekday first = start.isEmpty() ? new Weekday(0, DayOfWeek.MONDAY) : start.getFirst();
    return first.plus(days()).toString();
  }

  /** The second Tuesday becomes the third Friday, if that is where the start goes. */
  private List<Weekday> nth(RuleLine rule, List<Weekday> named) throws RefusedException {
    boolean ofYear = rule.frequency().equals("YEARLY") && !rule.has("BYMONTH");
    if (rule.has("BYSETPOS") || named.stream().anyMatch(day -> day.nth() == 0)) {
      throw stays(rule, rule.has("BYSETPOS") ? "BYSETPOS" : "BYDAY");
    }
    if (named.size() == 1) {
      return List.of(only(rule, named.getFirst(), ofYear));
    }
    boolean last = named.getFirst().nth() < 0;
    Weekday old = Weekday.exactly(from.toLocalDate(), last, ofYear);
    int later = Weekday.exactly(to.toLocalDate(), last, ofYear).nth() - old.nth();
    List<Weekday> moved = named.stream().map(day -> day.plus(days()).later(later)).toList();
    boolean possible =
        sameMonth()
            && named.contains(old)
            && named.stream().allMatch(day -> day.nth() < 0 == last)
            && moved.stream().allMatch(day -> day.isPossible(last, ofYear));
    if (!possible) {
      throw stays(rule, "BYDAY");
    }
    return moved;
  }

  /**
   * A rule that does not name the start cannot be told from it. What comes every month has no day
   * in the month before to go to; and the fifth, which most months lack, is hardly what is meant.
   */
  private Weekday only(RuleLine rule, Weekday named, boolean ofYear) throws RefusedException {
    boolean last = named.nth() < 0;
    Weekday moved = Weekday.exactly(to.toLocalDate(), last, ofYear);
    boolean names = Weekday.exactly(from.toLocalDate(), last, ofYear).equals(named);
    boolean fifth = !ofYear && Math.abs(moved.nth()) == 5 && Math.abs(named.nth()) != 5;
    if (!names || fifth || (rule.frequency().equals("MONTHLY") && !sameMonth())) {
      throw stays(rule, "BYDAY");
    }
    return moved;
  }

  /** BYDAY=TU;BYSETPOS=2 is how some programs say 2TU. */
  private RuleLine position(RuleLine rule, List<Weekday> named) throws RefusedException {
    boolean ofYear = rule.frequency().equals("YEARLY") && !rule.has("BYMONTH");
    if (named.size() > 1 || rule.list("BYSETPOS").size() != 1) {
      throw stays(rule, "BYSETPOS");
    }
    int position = numbers(rule, "BYSETPOS").getFirst();
    Weekday moved = only(rule, new Weekday(position, named.getFirst().day()), ofYear);
    return rule.with("BYDAY", new Weekday(0, moved.day()).toString())
        .with("BYSETPOS", Integer.toString(moved.nth()));
  }

  private RuleLine monthDays(RuleLine rule) throws RefusedException {
    if (!rule.has("BYMONTHDAY")) {
      return rule;
    }
    int length = from.toLocalDate().lengthOfMonth();
    List<Integer> named = numbers(rule, "BYMONTHDAY");
    boolean follows =
        named.size() == 1
            && (named.getFirst() == from.getDayOfMonth()
                || named.getFirst() == from.getDayOfMonth() - length - 1);
    if (follows && (sameMonth() || named.getFirst() > 0)) {
      int day = named.getFirst() < 0 ? to.getDayOfMonth() - length - 1 : to.getDayOfMonth();
      return rule.with("BYMONTHDAY", Integer.toString(day));
    }
    if (!sameMonth() || rule.has("BYSETPOS")) {
      throw stays(rule, "BYMONTHDAY");
    }
    return rule.with("BYMONTHDAY", shifted(rule, "BYMONTHDAY", named, 31));
  }

  private RuleLine yearDays(RuleLine rule) throws RefusedException {
    if (!rule.has("BYYEARDAY")) {
      return rule;
    }
    List<Integer> named = numbers(rule, "BYYEARDAY");
    if (from.getYear() != to.getYear() || rule.has("BYSETPOS") || named.isEmpty()) {
      throw stays(rule, "BYYEARDAY");
    }
    return rule.with("BYYEARDAY", shifted(rule, "BYYEARDAY", named, 366));
  }

  private String shifted(RuleLine rule, String part, List<Integer> named, int most)
      throws RefusedException {
    int by = Math.toIntExact(days());
    for (int day : named) {
      int moved = day + by;
      if (Math.abs(moved) > most || Integer.signum(moved) != Integer.signum(day)) {
        throw stays(rule, part);
      }
    }
    return named.stream().map(day -> Integer.toString(day + by)).collect(Collectors.joining(","));
  }

  private RuleLine months(RuleLine rule) throws RefusedException {
    int by = to.getMonthValue() - from.getMonthValue();
    if (!rule.has("BYMONTH") || by == 0) {
      return rule;
    }
    List<Integer> named = numbers(rule, "BYMONTH");
    if (named.size() == 1) {
      return rule.with(
          "BYMONTH", Integer.toString(Math.floorMod(named.getFirst() + by - 1, 12) + 1));
    }
    if (!IN_MONTHS.contains(rule.frequency()) && named.contains(to.getMonthValue())) {
      return rule;
    }
    if (!IN_MONTHS.contains(rule.frequency()) || rule.interval() > 1) {
      throw stays(rule, "BYMONTH");
    }
    return rule.with(
        "BYMONTH",
        named.stream()
            .map(month -> Math.floorMod(month + by - 1, 12) + 1)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
  }

  private static List<Integer> numbers(RuleLine rule, String part) throws RefusedException {
    List<String> texts = rule.list(part);
    if (!texts.stream().allMatch(text -> text.matches("[+-]?\\d{1,3}"))) {
      throw stays(rule, part);
    }
    return texts.stream().map(Integer::valueOf).toList();
  }
}
