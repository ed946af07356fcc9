package org.kalends.ics.series;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * Which occurrence becomes which when a series changes.
 *
 * @param before all occurrences of the series before, nothing excluded
 * @param after the same of the series after
 * @param moves whether its start does
 * @param weekdays before and after, where its one rule names weekdays of months; else none
 */
record Places(
    Occurrences before,
    Occurrences after,
    Shift shift,
    boolean moves,
    Optional<Occurrences> weekdays,
    Optional<Occurrences> movedWeekdays) {
  static Places of(Body old, Body now, Shift shift, boolean moves) {
    boolean weekdays = moves && namesWeekdaysOfMonths(old) && namesWeekdaysOfMonths(now);
    return new Places(
        old.generated(),
        now.generated(),
        shift,
        moves,
        weekdays ? Optional.of(ruled(old)) : Optional.empty(),
        weekdays ? Optional.of(ruled(now)) : Optional.empty());
  }

  private static Occurrences ruled(Body body) {
    return body.withMaster(Exceptions.without(body.master(), "RDATE")).generated();
  }

  private static boolean namesWeekdaysOfMonths(Body body) {
    List<Property> lines = body.master().properties("RRULE");
    if (lines.size() != 1) {
      return false;
    }
    RuleLine rule = RuleLine.of(lines.getFirst().value());
    boolean positions = rule.has("BYSETPOS") && rule.has("BYDAY");
    return RuleShift.IN_MONTHS.contains(rule.frequency())
        && (positions || Weekday.list(rule.list("BYDAY")).stream().anyMatch(day -> day.nth() != 0));
  }

  /** Empty where there is none; what names no occurrence moves with the others. */
  Optional<When> of(When id) {
    Optional<When> old = before.at(id).map(Occurrence::id);
    if (!moves) {
      return Optional.of(id).filter(same -> old.isEmpty() || after.at(same).isPresent());
    }
    if (old.isEmpty()) {
      return Optional.of(shift.of(id));
    }
    if (weekdays.flatMap(by -> by.at(old.get())).isPresent()) {
      return sameMonth(old.get());
    }
    return old.map(shift::of).filter(moved -> after.at(moved).isPresent());
  }

  /** Of an EXDATE, which may also exclude a whole day, or nothing. */
  When ofExcluded(When when) {
    boolean wholeDay = when instanceof When.Day && !shift.from().isDay();
    return wholeDay ? shift.of(when) : of(when).orElseGet(() -> shift.of(when));
  }

  /** The second Tuesday of a month becomes its second Friday, however many days that is. */
  private Optional<When> sameMonth(When old) {
    long months = ChronoUnit.MONTHS.between(month(shift.from().model()), month(shift.to().model()));
    YearMonth month = month(old).plusMonths(months);
    Form form = shift.to();
    List<When> candidates =
        movedWeekdays.stream()
            .flatMap(all ->
                all.between(
                    form.instant(form.of(month.atDay(1).atStartOfDay())),
                    form.instant(form.of(month.plusMonths(1).atDay(1).atStartOfDay()))))
            .map(Occurrence::id)
            .filter(id -> month(id).equals(month))
            .toList();
    When moved = shift.of(old);
    return candidates.size() == 1
        ? candidates.stream().findFirst()
        : Optional.of(moved).filter(candidates::contains);
  }

  private static YearMonth month(When when) {
    return YearMonth.from(when.date());
  }
}
