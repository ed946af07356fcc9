package org.kalends.ics.recur;

import java.time.Instant;
import org.kalends.ics.Component;
import org.kalends.ics.When;

/**
 * One time that an item happens.
 *
 * @param id what RECURRENCE-ID calls it: the start that the master gives it, in the form of the
 *     master's DTSTART; of what does not repeat, its start
 * @param start when it begins, in the form it is written in
 * @param end when it ends; the same as {@code start} where it takes no time
 * @param from the instant of {@code start}
 * @param to the instant of {@code end}, never before {@code from}
 * @param component the master, or the override that stands for it (3.8.4.4)
 */
public record Occurrence(
    When id, When start, When end, Instant from, Instant to, Component component) {
  /** Whether an override stands for it. */
  public boolean overridden() {
    return component.property("RECURRENCE-ID").isPresent();
  }
}
