package org.kalends.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** lib-recur, in its lenient mode, which is its default. */
final class LibRecur implements Expander {
  private static final long MILLIS = 1000;

  @Override
  public Answer answer(Trial trial) {
    List<Long> seconds = new ArrayList<>();
    try {
      gather(trial, seconds);
      return new Answer.Times(seconds);
    } catch (InvalidRecurrenceRuleException | RuntimeException refusal) {
      return new Answer.Refused(
          refusal.getClass().getSimpleName() + ": " + refusal.getMessage(), seconds);
    }
  }

  private static void gather(Trial trial, List<Long> into) throws InvalidRecurrenceRuleException {
    RecurrenceRuleIterator times = iterator(trial.start(), trial.rule());
    long end = trial.end();
    while (into.size() < trial.most() && times.hasNext()) {
      long second = Math.floorDiv(times.nextMillis(), MILLIS);
      if (second > end) {
        return;
      }
      into.add(second);
    }
  }

  static RecurrenceRuleIterator iterator(Start start, String rule)
      throws InvalidRecurrenceRuleException {
    return new RecurrenceRule(rule).iterator(time(start));
  }

  static DateTime time(Start start) {
    String value = start.value(start.time());
    return start.form() == Start.Form.ZONED
        ? DateTime.parse(TimeZone.getTimeZone(start.zone()), value)
        : DateTime.parse(value);
  }
}
