package org.kalends.bench;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.kalends.ics.recur.Frequency;
import org.kalends.ics.recur.Rule;

/**
 * An answer that no way of reading foretells.
 *
 * @param readings what the ways of reading give
 */
record Question(Trial trial, Rule rule, Answer answer, List<Answer> readings) {
  boolean refused(String why) {
    return answer instanceof Answer.Refused refused && refused.why().contains(why);
  }

  /** It stopped, and what it gave until then is right by some reading. */
  boolean rightSoFar() {
    List<Long> given =
        switch (answer) {
          case Answer.Times times -> times.seconds();
          case Answer.Refused refused -> refused.before();
          case Answer.Late late -> List.of();
        };
    return readings.stream().anyMatch(reading -> begins(((Answer.Times) reading).seconds(), given));
  }

  private static boolean begins(List<Long> all, List<Long> beginning) {
    return all.size() >= beginning.size() && all.subList(0, beginning.size()).equals(beginning);
  }

  /** After what it gave, as many periods are empty as it looks at before it stops. */
  boolean stopsAfter(long periods) {
    long patience = periods * rule.interval() * length(rule.frequency());
    return answer instanceof Answer.Times times
        && readings.stream()
            .map(reading -> ((Answer.Times) reading).seconds())
            .filter(all -> begins(all, times.seconds()) && all.size() > times.seconds().size())
            .anyMatch(all -> all.get(times.seconds().size()) - latest(times.seconds()) >= patience);
  }

  private long latest(List<Long> given) {
    return given.isEmpty() ? trial.start().instant(trial.start().time()) : given.getLast();
  }

  private static long length(Frequency frequency) {
    return switch (frequency) {
      case SECONDLY -> 1;
      case MINUTELY -> 60;
      case HOURLY -> 3600;
      case DAILY -> 86_400;
      case WEEKLY -> 7 * 86_400;
      case MONTHLY -> 31 * 86_400;
      case YEARLY -> 366 * 86_400;
    };
  }

  /** It gives times before DTSTART. */
  boolean goesBack() {
    long start = trial.start().instant(trial.start().time());
    return answer instanceof Answer.Times times
        && times.seconds().stream().anyMatch(second -> second < start);
  }

  boolean yearly() {
    return rule.frequency() == Frequency.YEARLY;
  }

  boolean brief() {
    return rule.frequency().compareTo(Frequency.DAILY) < 0;
  }

  boolean counted() {
    return rule.days().stream().anyMatch(day -> day.ordinal() != 0);
  }

  /** How many parts say which days. */
  int dayParts() {
    int parts = rule.monthDays().isEmpty() ? 0 : 1;
    parts += rule.yearDays().isEmpty() ? 0 : 1;
    parts += rule.weeks().isEmpty() ? 0 : 1;
    parts += rule.months().isEmpty() ? 0 : 1;
    return parts + (rule.days().isEmpty() ? 0 : 1);
  }

  /**
   * The clock changes between DTSTART and the last time that is compared, or on the day of DTSTART:
   * what is moved from before may then come after it.
   */
  boolean clockChanges() {
    Start start = trial.start();
    Instant first = Instant.ofEpochSecond(start.instant(start.time())).minusSeconds(86_400);
    ZoneOffsetTransition change = start.zone().getRules().nextTransition(first);
    return change != null && change.toEpochSecond() <= trial.end() + 86_400;
  }

  /** It differs only about times within a period of a change of the clock. */
  boolean differsAtChange() {
    return readings.stream().anyMatch(reading -> atChange(((Answer.Times) reading).seconds()));
  }

  private boolean atChange(List<Long> right) {
    if (!(answer instanceof Answer.Times times)) {
      return false;
    }
    long end = Math.min(last(right), last(times.seconds()));
    return right.stream().filter(t -> t <= end && !times.seconds().contains(t)).allMatch(this::near)
        && times.seconds().stream()
            .filter(t -> t <= end && !right.contains(t))
            .allMatch(this::near);
  }

  private static long last(List<Long> times) {
    return times.isEmpty() ? Long.MIN_VALUE : times.getLast();
  }

  private boolean near(long second) {
    long period = length(rule.frequency()) + 86_400;
    ZoneOffsetTransition change =
        trial.start().zone().getRules().nextTransition(Instant.ofEpochSecond(second - period));
    return change != null && change.toEpochSecond() <= second + period;
  }
}
