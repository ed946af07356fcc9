package org.kalends.bench;

import java.time.Instant;
import java.util.Iterator;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The first occurrence thirty years after the first. */
@State(Scope.Thread)
public class SeekBench {
  private static final Instant LATER = Instant.parse("2056-01-05T00:00:00Z");

  /** A rule that happens often, and the everyday ones. */
  @Param({
    "FREQ=HOURLY",
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
  })
  public String rule;

  private Occurrences occurrences;

  /** Reads the event. */
  @Setup
  public void read() {
    occurrences = Ours.occurrences("DTSTART;TZID=Europe/Berlin:20260105T090000", rule);
  }

  /** Asks for it. */
  @Benchmark
  public Occurrence seek() {
    return occurrences.from(LATER).iterator().next();
  }

  /** Goes there one by one. */
  @Benchmark
  public Occurrence iterate() {
    Iterator<Occurrence> all = occurrences.all().iterator();
    Occurrence next = all.next();
    while (next.to().isBefore(LATER)) {
      next = all.next();
    }
    return next;
  }
}
