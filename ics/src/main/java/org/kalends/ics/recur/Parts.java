package org.kalends.ics.recur;

import java.time.LocalDate;
import java.util.List;

/** What the parts of a rule come to at a certain start (RFC 5545 3.3.10). */
final class Parts {
  private static final int LAST_SECOND = 59;

  private Parts() {}

  /** Nothing within days: such parts are to be ignored where DTSTART is a DATE. */
  static Rule timeless(Rule rule) {
    Draft draft = new Draft(rule);
    draft.seconds = List.of();
    draft.minutes = List.of();
    draft.hours = List.of();
    return draft.rule();
  }

  /** What the rule does not say is as it is on the day of the start; what makes no sense is out. */
  static Rule implied(Rule rule, LocalDate start) {
    Draft draft = new Draft(rule);
    // no clock here has a second 60: 3.3.12 says to take it as the one before
    if (rule.seconds().contains(LAST_SECOND + 1)) {
      draft.seconds = rule.seconds().stream().map(s -> Math.min(s, LAST_SECOND)).toList();
    }
    if (!mayCount(rule) && !rule.days().isEmpty()) {
      draft.days = rule.days().stream().map(day -> new Rule.Weekday(0, day.day())).toList();
    }
    boolean named =
        !(rule.days().isEmpty() && rule.monthDays().isEmpty() && rule.yearDays().isEmpty());
    if (!named && rule.weeks().isEmpty()) {
      implyDay(draft, start);
    } else if (!named && rule.frequency() == Frequency.YEARLY && startsInWeek(rule, start)) {
      draft.days = weekday(start);
    }
    return draft.rule();
  }

  /** Numbers in BYDAY count in months and years, and not beside BYWEEKNO. */
  private static boolean mayCount(Rule rule) {
    return rule.frequency() == Frequency.MONTHLY
        || rule.frequency() == Frequency.YEARLY && rule.weeks().isEmpty();
  }

  private static void implyDay(Draft draft, LocalDate start) {
    switch (draft.frequency) {
      case YEARLY -> {
        draft.monthDays = List.of(start.getDayOfMonth());
        if (draft.months.isEmpty()) {
          draft.months = List.of(start.getMonthValue());
        }
      }
      case MONTHLY -> draft.monthDays = List.of(start.getDayOfMonth());
      case WEEKLY -> draft.days = weekday(start);
      case DAILY, HOURLY, MINUTELY, SECONDLY -> {}
    }
  }

  private static List<Rule.Weekday> weekday(LocalDate start) {
    return List.of(new Rule.Weekday(0, start.getDayOfWeek()));
  }

  private static boolean startsInWeek(Rule rule, LocalDate start) {
    Draft weeks = new Draft(Rule.every(1, Frequency.YEARLY));
    weeks.weeks = rule.weeks();
    weeks.weekStart = rule.weekStart();
    return new YearDays(weeks.rule(), false).has(start.toEpochDay());
  }

  /** The parts that still limit after BYMONTHDAY or BYYEARDAY gave days, moved by SKIP. */
  static Rule limits(Rule rule) {
    Draft draft = new Draft(rule);
    if (rule.yearDays().isEmpty()) {
      draft.months = List.of();
      draft.monthDays = List.of();
    }
    draft.yearDays = List.of();
    return draft.rule();
  }
}
