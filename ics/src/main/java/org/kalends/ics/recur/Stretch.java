package org.kalends.ics.recur;

import java.time.Instant;
import org.kalends.ics.Component;
import org.kalends.ics.When;

/**
 * What holds for the occurrences from one on: the master, or an override with RANGE=THISANDFUTURE
 * (RFC 5545 3.2.13).
 *
 * @param from the key of the first
 * @param component what stands for them
 * @param clock how their times are written
 * @param shift how much later than the master says they begin, in seconds of that clock
 * @param extent how long they take
 * @param cancelled there are none any more
 */
record Stretch(
    long from, Component component, WallClock clock, long shift, Extent extent, boolean cancelled) {
  /** The occurrence that the master's clock has at that time. */
  Occurrence occurrence(WallClock master, long local) {
    When id = master.when(local);
    boolean same = shift == 0 && clock.equals(master);
    When start = same ? id : clock.when(clock.local(id) + shift);
    return occurrence(id, start, extent);
  }

  /** One that begins then, and takes so long. */
  Occurrence occurrence(When id, When start, Extent takes) {
    Instant from = clock.zones().instant(start, clock.zone());
    Instant to = takes.to(start, clock.zones(), clock.zone());
    When end = takes.end(start, to, clock.zones(), clock.zone());
    return new Occurrence(id, start, end, from, to.isBefore(from) ? from : to, component);
  }
}
