package org.kalends.core.index;

import java.time.Instant;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/**
 * One occurrence of an event, as listings show it.
 *
 * @param id what RECURRENCE-ID calls it; of what does not repeat, its start
 * @param start when it begins, in the form it is written in
 * @param end when it ends: a day, exclusive, where it is written so, else any form
 * @param from the instant of {@code start}
 * @param to the instant of {@code end}, never before {@code from}
 */
public record Sighting(Face face, When id, When start, When end, Instant from, Instant to) {
  /** That occurrence of an item. */
  public static Sighting of(Item item, Occurrence occurrence) {
    return new Sighting(
        Face.of(item, occurrence.component()),
        occurrence.id(),
        occurrence.start(),
        occurrence.end(),
        occurrence.from(),
        occurrence.to());
  }
}
