package org.kalends.ics.series;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * Where times of a series go when its start does: as far by the clock on the wall, so that they
 * keep their time of day over changes of summer time.
 *
 * @param from the form of DTSTART before; its model is the start
 * @param to the form of DTSTART after; its model is the start
 */
record Shift(Form from, Form to) {
  private LocalDateTime oldStart() {
    return from.local(from.model());
  }

  private LocalDateTime newStart() {
    return to.local(to.model());
  }

  /** A time in the form of the new start; a day among times stays one. */
  When of(When when) {
    if (when instanceof When.Day day && !from.isDay()) {
      return new When.Day(day.date().plusDays(days()));
    }
    LocalDateTime old = from.local(when);
    return to.of(to.isDay() ? old.plusDays(days()) : old.plus(by()));
  }

  /** The start of an override: in the form of the series, or else in the one it has. */
  When ofOverride(When start) {
    if (from.fits(start)) {
      return of(start);
    }
    Form own = new Form(start, from.zones(), from.zone());
    boolean whole = to.isDay() || from.isDay() || own.isDay();
    return own.of(whole ? own.local(start).plusDays(days()) : own.local(start).plus(by()));
  }

  private long days() {
    return ChronoUnit.DAYS.between(oldStart().toLocalDate(), newStart().toLocalDate());
  }

  private Duration by() {
    return Duration.between(oldStart(), newStart());
  }

  /** RRULE or EXRULE lines of the moved series. */
  List<Property> rules(List<Property> lines) throws RefusedException {
    List<Property> moved = new ArrayList<>();
    for (Property line : lines) {
      String rule = rule(RuleLine.of(line.value())).toString();
      moved.add(
          rule.equals(RuleLine.of(line.value()).toString())
              ? line
              : Property.of(line.name(), line.parameters(), rule));
    }
    return moved;
  }

  private RuleLine rule(RuleLine rule) throws RefusedException {
    RuleLine moved = new RuleShift(oldStart(), newStart()).days(rule);
    if (to.isDay() && !from.isDay()) {
      moved = ClockShift.none(moved);
    } else if (!from.isDay()) {
      moved = new ClockShift(oldStart().toLocalTime(), newStart().toLocalTime()).times(moved);
    }
    Optional<When> until = moved.value("UNTIL").flatMap(value -> When.read(value, Parameters.NONE));
    return until.isEmpty() ? moved : moved.with("UNTIL", until(until.get()));
  }

  /** The last occurrence stays the last. */
  private String until(When until) {
    LocalDateTime old = from.untilLocal(until);
    if (!to.isDay()) {
      return to.until(old.plus(by()));
    }
    boolean before = old.toLocalTime().isBefore(oldStart().toLocalTime());
    return to.until(old.plusDays(days() - (before ? 1 : 0)));
  }
}
