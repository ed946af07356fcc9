package org.kalends.ics.recur;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.When;

/**
 * A recurrence rule (RFC 5545 3.3.10, RFC 7529). Lists are sorted, without duplicates, and empty
 * where the rule has no such part.
 *
 * @param interval at least 1
 * @param count how often, at least 1
 * @param until the last time it may happen, in whatever form it was written
 * @param days BYDAY
 * @param positions BYSETPOS
 * @param weekStart WKST
 * @param skip what becomes of days that a month or year does not have
 */
public record Rule(
    Frequency frequency,
    int interval,
    Optional<Integer> count,
    Optional<When> until,
    List<Integer> seconds,
    List<Integer> minutes,
    List<Integer> hours,
    List<Weekday> days,
    List<Integer> monthDays,
    List<Integer> yearDays,
    List<Integer> weeks,
    List<Integer> months,
    List<Integer> positions,
    DayOfWeek weekStart,
    Skip skip) {
  /** SKIP of RFC 7529: days that do not exist are left out, or moved to the day before or after. */
  public enum Skip {
    OMIT,
    BACKWARD,
    FORWARD
  }

  /**
   * A value of BYDAY.
   *
   * @param ordinal which of them in the month or year, from its end if negative; 0 for every one
   */
  public record Weekday(int ordinal, DayOfWeek day) implements Comparable<Weekday> {
    /** By weekday from Monday on, then by ordinal. */
    @Override
    public int compareTo(Weekday other) {
      int byDay = day.compareTo(other.day);
      return byDay != 0 ? byDay : Integer.compare(ordinal, other.ordinal);
    }

    /** As in BYDAY: {@code MO}, {@code -1FR}. */
    @Override
    public String toString() {
      return (ordinal == 0 ? "" : Integer.toString(ordinal)) + day.name().substring(0, 2);
    }
  }

  /**
   * What reading gave.
   *
   * @param rule empty where no rule can be made of it
   * @param flaws what breaks RFC 5545 or is not understood, each a sentence fragment for people;
   *     empty for a rule that is right in every detail
   */
  public record Read(Optional<Rule> rule, List<String> flaws) {
    public Read {
      flaws = List.copyOf(flaws);
    }
  }

  public Rule {
    seconds = sorted(seconds);
    minutes = sorted(minutes);
    hours = sorted(hours);
    days = sorted(days);
    monthDays = sorted(monthDays);
    yearDays = sorted(yearDays);
    weeks = sorted(weeks);
    months = sorted(months);
    positions = sorted(positions);
  }

  private static <T> List<T> sorted(List<T> values) {
    return values.size() < 2 ? List.copyOf(values) : values.stream().distinct().sorted().toList();
  }

  /** Every so often, and nothing else. */
  public static Rule every(int interval, Frequency frequency) {
    return new Rule(
        frequency,
        interval,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        DayOfWeek.MONDAY,
        Skip.OMIT);
  }

  /**
   * Reads an RRULE value. What is wrong with it is left out where the rest still says something,
   * and named; docs/decisions/recurrence.md tells how each is read.
   */
  public static Read parse(String value) {
    return new RuleReader(value).read();
  }

  /** Neither COUNT nor UNTIL. */
  public boolean endless() {
    return count.isEmpty() && until.isEmpty();
  }

  /** The same up to and with that time, instead of any end it had. */
  public Rule withUntil(When last) {
    return withEnd(Optional.empty(), Optional.of(last));
  }

  /** The same so many times, instead of any end it had. */
  public Rule withCount(int times) {
    return withEnd(Optional.of(times), Optional.empty());
  }

  /** The same without COUNT and UNTIL. */
  public Rule withoutEnd() {
    return withEnd(Optional.empty(), Optional.empty());
  }

  private Rule withEnd(Optional<Integer> times, Optional<When> last) {
    Draft draft = new Draft(this);
    draft.count = times;
    draft.until = last;
    return draft.rule();
  }

  /** The same with other BYDAY. */
  public Rule withDays(List<Weekday> weekdays) {
    Draft draft = new Draft(this);
    draft.days = weekdays;
    return draft.rule();
  }

  /**
   * The local times that the rule gives for a series that starts then, and that time itself only if
   * the rule gives it. COUNT and UNTIL hold; an UNTIL in UTC is taken as local time, one that is a
   * day as the whole day.
   */
  public RuleTimes times(LocalDateTime start) {
    return RuleTimes.of(this, start);
  }

  /** The days that the rule gives for a series of whole days; see {@link #times}. */
  public RuleTimes days(LocalDate start) {
    return RuleTimes.of(this, start);
  }

  /** The canonical text: parts in the order of RFC 5545, defaults left out. */
  public String value() {
    return RuleText.write(this);
  }

  @Override
  public String toString() {
    return value();
  }
}
