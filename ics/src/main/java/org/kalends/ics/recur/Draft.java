package org.kalends.ics.recur;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.When;

/** A rule while some of it is being changed. */
final class Draft {
  Frequency frequency;
  int interval;
  Optional<Integer> count;
  Optional<When> until;
  List<Integer> seconds;
  List<Integer> minutes;
  List<Integer> hours;
  List<Rule.Weekday> days;
  List<Integer> monthDays;
  List<Integer> yearDays;
  List<Integer> weeks;
  List<Integer> months;
  List<Integer> positions;
  DayOfWeek weekStart;
  Rule.Skip skip;

  Draft(Rule rule) {
    frequency = rule.frequency();
    interval = rule.interval();
    count = rule.count();
    until = rule.until();
    seconds = rule.seconds();
    minutes = rule.minutes();
    hours = rule.hours();
    days = rule.days();
    monthDays = rule.monthDays();
    yearDays = rule.yearDays();
    weeks = rule.weeks();
    months = rule.months();
    positions = rule.positions();
    weekStart = rule.weekStart();
    skip = rule.skip();
  }

  Rule rule() {
    return new Rule(
        frequency, interval, count, until, seconds, minutes, hours, days, monthDays, yearDays,
        weeks, months, positions, weekStart, skip);
  }
}
