package org.kalends.ics.recur;

import java.time.Instant;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
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
    if (clock == master) {
      return occurrence(id, shift == 0 ? id : clock.when(local + shift), local + shift);
    }
    long own = clock.local(id) + shift;
    return occurrence(id, clock.when(own), own);
  }

  private Occurrence occurrence(When id, When start, long local) {
    Length length = extent.length();
    long begin = clock.epoch(local);
    long later = local + length.days() * Civil.DAY;
    if (clock.days()) {
      later += length.seconds() / Civil.DAY * Civil.DAY;
    }
    long over = clock.days() ? 0 : length.seconds();
    long end = (length.days() == 0 && !clock.days() ? begin : clock.epoch(later)) + over;
    if (end <= begin) {
      Instant at = instant(begin);
      return new Occurrence(id, start, start, at, at, component);
    }
    return new Occurrence(
        id, start, end(later, over, end, local, start), instant(begin), instant(end), component);
  }

  private When end(long later, long over, long end, long local, When start) {
    if (extent.ends().isPresent()) {
      WallClock ends = extent.ends().get();
      return ends.when(ends.local(end));
    }
    long shown = over == 0 || clock.floats() ? later + over : clock.local(end);
    return clock.when(shown, local, start);
  }

  private static Instant instant(long epoch) {
    return Instant.ofEpochSecond(epoch);
  }

  /** The occurrence of that name that begins as written. */
  Occurrence single(When id, When start) {
    WallClock own = clock.like(start);
    Stretch alone = new Stretch(from, component, own, 0, extent, false);
    return alone.occurrence(id, start, own.local(start));
  }

  /** The same for so long. */
  Stretch lasting(Extent other) {
    return new Stretch(from, component, clock, shift, other, cancelled);
  }
}
