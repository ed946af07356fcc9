package org.kalends.bench;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.ics.When;
import org.kalends.ics.recur.Frequency;
import org.kalends.ics.recur.Rule;

/**
 * RFC 5545 3.3.10 and 3.8.5.3 word by word, as a filter: of every period, each second is asked
 * whether the parts of the rule allow it. Slow, with nothing to get wrong.
 *
 * @param quirks ways of others to read rules; none for ours
 */
record Reference(Set<Quirk> quirks) implements Expander {
  private static final long DAY = 86_400;

  @Override
  public Answer answer(Trial trial) {
    Rule rule = Rule.parse(trial.rule()).rule().orElseThrow();
    Start start = trial.start();
    long first = start.time().toEpochSecond(ZoneOffset.UTC);
    long horizon = trial.horizon().toEpochSecond(ZoneOffset.UTC) + DAY;
    PeriodSets sets = new PeriodSets(rule, start, horizon, true, quirks);
    boolean given = sets.set(0).contains(first);
    boolean always = !quirks.contains(Quirk.RULE_ONLY);
    TreeSet<Long> found =
        gather(trial, rule, given ? sets : new PeriodSets(rule, start, horizon, false, quirks));
    if (always) {
      found.add(start.instant(first));
    }
    long end =
        Math.min(trial.end(), rule.until().map(until -> last(until, start)).orElse(Long.MAX_VALUE));
    return new Answer.Times(
        found.stream()
            .limit(rule.count().orElse(Integer.MAX_VALUE))
            .takeWhile(second -> second <= end || always && second == start.instant(first))
            .filter(second -> second <= trial.end())
            .limit(trial.most())
            .toList());
  }

  /** More than enough instants: those of a day on which the clock changes are not in order. */
  private TreeSet<Long> gather(Trial trial, Rule rule, PeriodSets sets) {
    TreeSet<Long> found = new TreeSet<>();
    Start start = trial.start();
    long first = start.time().toEpochSecond(ZoneOffset.UTC);
    long horizon = trial.horizon().toEpochSecond(ZoneOffset.UTC) + DAY;
    long enough = Long.MAX_VALUE;
    boolean drops =
        rule.frequency().compareTo(Frequency.DAILY) < 0 && !quirks.contains(Quirk.SKIPPED_MOVED);
    for (long period = 0; ; period += sets.step()) {
      if (sets.period(period).toEpochDay() * DAY > Math.min(horizon, enough)) {
        return found;
      }
      for (long time : sets.set(period)) {
        if (time > enough) {
          return found;
        }
        if (time >= first && !(drops && skipped(start, time))) {
          found.add(start.instant(time));
          if (enough == Long.MAX_VALUE && found.size() >= trial.most()) {
            enough = start.form() == Start.Form.ZONED ? time + DAY : time;
          }
        }
      }
    }
  }

  private static boolean skipped(Start start, long time) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
    return start.zone().getRules().getValidOffsets(local).isEmpty();
  }

  /** The last instant that UNTIL allows. */
  private long last(When until, Start start) {
    ZoneId zone = quirks.contains(Quirk.UNTIL_IN_UTC) ? ZoneOffset.UTC : start.zone();
    return switch (until) {
      case When.Utc utc -> utc.instant().getEpochSecond();
      case When.Day day ->
          quirks.contains(Quirk.UNTIL_WHOLE_DAY)
              ? day.date().plusDays(1).atStartOfDay(zone).toEpochSecond() - 1
              : day.date().atStartOfDay(zone).toEpochSecond();
      case When.Floating floating -> floating.time().atZone(zone).toEpochSecond();
      case When.Zoned zoned -> zoned.time().atZone(zone).toEpochSecond();
    };
  }
}
