package org.kalends.ics.recur;

import static org.kalends.ics.recur.Frequency.DAILY;
import static org.kalends.ics.recur.Frequency.MONTHLY;
import static org.kalends.ics.recur.Frequency.WEEKLY;
import static org.kalends.ics.recur.Frequency.YEARLY;

import java.util.ArrayList;
import java.util.List;

/** The parts that RFC 5545 3.3.10 does not allow beside each other. */
final class RuleLimits {
  private RuleLimits() {}

  static List<String> broken(Rule rule) {
    List<String> flaws = new ArrayList<>();
    Frequency frequency = rule.frequency();
    check(flaws, rule.count().isPresent() && rule.until().isPresent(), "COUNT beside UNTIL");
    check(flaws, !rule.weeks().isEmpty() && frequency != YEARLY, "BYWEEKNO at " + frequency);
    check(flaws, !rule.monthDays().isEmpty() && frequency == WEEKLY, "BYMONTHDAY at WEEKLY");
    boolean noYearDays = frequency == DAILY || frequency == WEEKLY || frequency == MONTHLY;
    check(flaws, !rule.yearDays().isEmpty() && noYearDays, "BYYEARDAY at " + frequency);
    boolean ordinals = rule.days().stream().anyMatch(day -> day.ordinal() != 0);
    boolean counts = frequency == YEARLY || frequency == MONTHLY;
    check(flaws, ordinals && !counts, "a number in BYDAY at " + frequency);
    check(flaws, ordinals && !rule.weeks().isEmpty(), "a number in BYDAY beside BYWEEKNO");
    check(flaws, !rule.positions().isEmpty() && !expands(rule), "BYSETPOS without another BY part");
    return flaws;
  }

  private static boolean expands(Rule rule) {
    return !(rule.seconds().isEmpty()
        && rule.minutes().isEmpty()
        && rule.hours().isEmpty()
        && rule.days().isEmpty()
        && rule.monthDays().isEmpty()
        && rule.yearDays().isEmpty()
        && rule.weeks().isEmpty()
        && rule.months().isEmpty());
  }

  private static void check(List<String> flaws, boolean broken, String what) {
    if (broken) {
      flaws.add(what + " is not allowed");
    }
  }
}
