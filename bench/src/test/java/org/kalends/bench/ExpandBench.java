package org.kalends.bench;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Iterator;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.recur.Rule;
import org.kalends.ics.recur.RuleTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The first occurrences of everyday rules; each invocation begins anew from parsed input. */
@State(Scope.Thread)
public class ExpandBench {
  private static final int TIMES = 100;
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 9, 0);

  /** The rules of the table in docs/benchmarks.md. */
  @Param({
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO"
  })
  public String rule;

  /** Where it is; UTC stands for a floating start. */
  @Param({"UTC", "Europe/Berlin"})
  public String zone;

  private Start start;
  private Occurrences occurrences;
  private Rule parsed;
  private RecurrenceRule libRule;
  private DateTime libStart;
  private Recur<Temporal> recur;
  private Temporal end;

  /** Reads event, rule and start, for each in its own form. */
  @Setup
  public void read() throws InvalidRecurrenceRuleException {
    start =
        zone.equals("UTC")
            ? new Start(Start.Form.FLOATING, FIRST, ZoneOffset.UTC)
            : new Start(Start.Form.ZONED, FIRST, ZoneId.of(zone));
    occurrences = Ours.occurrences(start.line(), rule);
    parsed = Rule.parse(rule).rule().orElseThrow();
    libRule = new RecurrenceRule(rule);
    libStart = LibRecur.time(start);
    recur = new Recur<>(rule);
    end = Ical4j.temporal(start, FIRST.plusYears(1000));
  }

  /** Occurrences of the event, with end and component. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long kalends() {
    long sum = 0;
    Iterator<Occurrence> all = occurrences.all().iterator();
    for (int i = 0; i < TIMES; i++) {
      sum += all.next().from().getEpochSecond();
    }
    return sum;
  }

  /** The local times of the rule only. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long kalendsRule() {
    long sum = 0;
    RuleTimes times = parsed.times(FIRST);
    for (int i = 0; i < TIMES; i++) {
      sum += times.nextLong();
    }
    return sum;
  }

  /** Instants of the rule. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long libRecur() {
    long sum = 0;
    RecurrenceRuleIterator times = libRule.iterator(libStart);
    for (int i = 0; i < TIMES; i++) {
      sum += times.nextMillis();
    }
    return sum;
  }

  /** Times of the rule. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long ical4j() {
    Temporal seed = Ical4j.temporal(start, FIRST);
    return recur.getDates(seed, seed, end, TIMES).size();
  }
}
