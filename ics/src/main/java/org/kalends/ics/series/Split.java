package org.kalends.ics.series;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * A series in two at one of its occurrences, which is the first of the second part.
 *
 * @param at in the form of DTSTART
 */
record Split(Body body, Occurrence at) {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  /** So many occurrences are compared to see that the second part goes on as the whole did. */
  private static final int PROOF = 120;

  static Split of(Body body, When id) throws RefusedException {
    return new Split(body, body.occurrence(id));
  }

  private When id() {
    return body.form().like(at.id());
  }

  boolean isDtstart() {
    return id().equals(body.start());
  }

  /** Whether nothing happens before: what follows is then the whole. */
  boolean atStart() {
    return body.unchanged()
        .all()
        .findFirst()
        .filter(first -> body.form().before(first.id(), id()))
        .isEmpty();
  }

  /** What happens before, under the same UID. */
  Body head() {
    Component cut = body.master();
    List<Property> rules = new ArrayList<>();
    for (Property rule : cut.properties("RRULE")) {
      rules.add(head(rule));
    }
    cut = rules.equals(cut.properties("RRULE")) ? cut : cut.with("RRULE", rules);
    cut = DateLists.keep(cut, "RDATE", this::isBefore);
    cut = DateLists.keep(cut, "EXDATE", when -> !body.form().before(id(), when) && !isAt(when));
    return body.withMaster(cut).withOverrides(overrides(true).toList());
  }

  private boolean isBefore(When when) {
    return body.form().before(when, id());
  }

  private boolean isAt(When when) {
    boolean day = when instanceof When.Day && !body.form().isDay();
    return !day && body.form().same(when, id());
  }

  private Stream<Component> overrides(boolean before) {
    return body.overrides().stream()
        .filter(override -> Body.id(override).map(this::isBefore).orElse(true) == before);
  }

  /** A rule that has ended by then stays as it is. */
  private Property head(Property line) {
    RuleLine rule = RuleLine.of(line.value());
    if (rest(line).findFirst().isEmpty()) {
      return line;
    }
    return rule.has("COUNT")
        ? counted(line, before(line))
        : with(line, rule.with("UNTIL", body.form().until(lastMoment())));
  }

  private static Property counted(Property line, long count) {
    return with(line, RuleLine.of(line.value()).with("COUNT", Long.toString(count)));
  }

  private static Property with(Property line, RuleLine rule) {
    return Property.of(line.name(), line.parameters(), rule.toString());
  }

  /**
   * The end of the day before, as programs that know only the day of UNTIL would else show the
   * split occurrence twice; the second before where something happens earlier on that day.
   */
  private LocalDateTime lastMoment() {
    LocalDateTime split = body.form().local(id());
    if (body.form().isDay()) {
      return split.minusDays(1);
    }
    When midnight = body.form().of(split.toLocalDate().atStartOfDay());
    boolean earlier =
        body.generated()
            .between(body.form().instant(midnight), body.form().instant(id()))
            .anyMatch(other -> isBefore(other.id()) && !body.form().before(other.id(), midnight));
    return earlier ? split.minusSeconds(1) : split.toLocalDate().minusDays(1).atTime(LAST_SECOND);
  }

  /** The occurrences of a series by one rule alone, nothing excluded. */
  private static Occurrences by(Body body, Property rule) {
    Property alone = Property.of("RRULE", rule.parameters(), rule.value());
    return body.withMaster(Exceptions.without(body.master(), "RDATE").with("RRULE", List.of(alone)))
        .generated();
  }

  private Stream<When> rest(Property rule) {
    return by(body, rule)
        .from(body.form().instant(id()))
        .map(Occurrence::id)
        .filter(one -> !isBefore(one));
  }

  /** How much of COUNT is used up by then: also by what is the same as a DTSTART in a gap. */
  private long before(Property rule) {
    long seen = Math.max(1, by(body, rule).all().takeWhile(one -> isBefore(one.id())).count());
    return 2 * seen - by(body, counted(rule, seen)).all().count();
  }

  /** What happens from then on, as an item of its own. */
  Body tail(String uid) throws RefusedException {
    Component start = body.timing().beginning(body.master(), id()).with(Property.text("UID", uid));
    start = DateLists.keep(start, "RDATE", when -> !isBefore(when) && !isAt(when));
    start = DateLists.keep(start, "EXDATE", when -> !isBefore(when));
    List<Property> rules = body.master().properties("RRULE").stream().flatMap(this::tail).toList();
    start = rules.equals(start.properties("RRULE")) ? start : start.with("RRULE", rules);
    List<Component> overrides =
        overrides(false).map(one -> one.with(Property.text("UID", uid))).toList();
    Item item = Series.item(body.item(), uid, start, overrides);
    Body tail = Body.of(item, body.form().zone());
    requireSame(tail);
    Optional<Component> range = range();
    return range.isEmpty()
        ? tail
        : Exceptions.anchored(tail, range.get().with(Property.text("UID", uid)), id());
  }

  /** What an override before says of the occurrences from here on, too (3.2.13). */
  private Optional<Component> range() {
    return overrides(true)
        .filter(override -> Body.id(override).isPresent() && Body.ranges(override))
        .max(Comparator.comparing(override -> body.form().instant(Body.id(override).get())));
  }

  /** COUNT counts DTSTART, also where the rule does not give it. */
  private Stream<Property> tail(Property line) {
    Optional<When> next = rest(line).findFirst();
    if (next.isEmpty()) {
      return Stream.of();
    }
    long own = next.get().equals(id()) ? 0 : 1;
    return Stream.of(
        RuleLine.of(line.value())
            .value("COUNT")
            .filter(text -> text.matches("\\d{1,9}"))
            .map(text -> counted(line, Long.parseLong(text) - before(line) + own))
            .orElse(line));
  }

  private void requireSame(Body tail) throws RefusedException {
    boolean same = seen(body.unchanged()).equals(seen(tail.unchanged()));
    List<Property> rules = new ArrayList<>(body.master().properties("RRULE"));
    rules.removeIf(rule -> rest(rule).findFirst().isEmpty());
    rules.addAll(body.master().properties("EXRULE"));
    List<Property> rest = new ArrayList<>(tail.master().properties("RRULE"));
    rest.addAll(tail.master().properties("EXRULE"));
    for (int i = 0; i < rules.size() && same; i++) {
      Stream<When> goesOn = by(tail, rest.get(i)).all().map(Occurrence::id);
      same =
          first(rest(rules.get(i)).filter(this::isOther))
              .equals(first(goesOn.filter(this::isOther)));
    }
    if (!same) {
      throw new RefusedException(new Refusal.Indivisible(id()));
    }
  }

  private List<List<Object>> seen(Occurrences all) {
    return all.from(body.form().instant(id()))
        .filter(one -> !isBefore(one.id()))
        .limit(PROOF)
        .map(one -> List.<Object>of(one.id(), one.to()))
        .toList();
  }

  /** DTSTART happens by every rule. */
  private boolean isOther(When when) {
    return !when.equals(id());
  }

  private List<When> first(Stream<When> ids) {
    return ids.filter(one -> !isBefore(one)).limit(PROOF).toList();
  }
}
