package org.kalends.bench;

import org.kalends.ics.When;
import org.kalends.ics.recur.Frequency;
import org.kalends.ics.recur.Rule;

/**
 * A way of a library to read rules that the reference can take on, so that its answer can be
 * foretold exactly. Each is explained, with an example, in docs/differential.md.
 */
enum Quirk {
  /** DTSTART happens, and counts, only where the rule gives it. */
  RULE_ONLY,
  /** YEARLY with BYMONTHDAY and no BYMONTH is in the month of DTSTART only. */
  MONTH_OF_START,
  /** BYSETPOS of a week counts from its beginning, though the rule does not give DTSTART. */
  WHOLE_FIRST_WEEK,
  /** BYSETPOS counts in the first period from DTSTART on. */
  POSITIONS_FROM_START,
  /** BYWEEKNO alone is on the weekday of DTSTART, though that is in none of those weeks. */
  WEEKDAY_OF_START,
  /**
   * INTERVAL counts years of BYWEEKNO from the week-year of DTSTART, though the rule does not give
   * it.
   */
  WEEK_YEAR_OF_START,
  /** Without WKST, weeks begin on Sunday. */
  WEEK_FROM_SUNDAY,
  /** UNTIL as a day allows all of that day. */
  UNTIL_WHOLE_DAY,
  /** A local UNTIL beside a DTSTART in a zone is in UTC. */
  UNTIL_IN_UTC,
  /** BYHOUR, BYMINUTE and BYSECOND make times of a DTSTART that is a day. */
  TIMES_ON_DAYS,
  /** BYSETPOS counts in the first period from the month of DTSTART on. */
  POSITIONS_FROM_MONTH,
  /** Second 60 does not happen. */
  NO_SECOND_60,
  /** Times that the clock skips and that HOURLY and shorter reach are moved, not left out. */
  SKIPPED_MOVED,
  /** A negative BYYEARDAY that limits is one day early. */
  YEAR_DAY_EARLY;

  /** Whether it can make a difference there. */
  boolean matters(Rule rule, Start start) {
    boolean weeks = !rule.weeks().isEmpty();
    boolean brief = rule.frequency().compareTo(Frequency.DAILY) < 0;
    return switch (this) {
      case RULE_ONLY -> true;
      case MONTH_OF_START ->
          rule.frequency() == Frequency.YEARLY
              && !rule.monthDays().isEmpty()
              && rule.months().isEmpty();
      case WHOLE_FIRST_WEEK -> rule.frequency() == Frequency.WEEKLY && !rule.positions().isEmpty();
      case POSITIONS_FROM_START, POSITIONS_FROM_MONTH -> !rule.positions().isEmpty();
      case WEEKDAY_OF_START -> weeks && rule.days().isEmpty();
      case WEEK_YEAR_OF_START -> weeks;
      case WEEK_FROM_SUNDAY -> rule.frequency() == Frequency.WEEKLY || weeks;
      case UNTIL_WHOLE_DAY -> until(rule, When.Day.class);
      case UNTIL_IN_UTC -> start.form() == Start.Form.ZONED && !until(rule, When.Utc.class);
      case TIMES_ON_DAYS -> start.date();
      case NO_SECOND_60 -> rule.seconds().contains(60);
      case SKIPPED_MOVED -> brief && start.form() == Start.Form.ZONED;
      case YEAR_DAY_EARLY -> brief && rule.yearDays().stream().anyMatch(day -> day < 0);
    };
  }

  private static boolean until(Rule rule, Class<? extends When> form) {
    return rule.until().filter(form::isInstance).isPresent();
  }
}
