package org.kalends.ics.series;

import org.kalends.ics.When;

/** Which occurrences of a series an operation is about. */
public sealed interface Scope {
  /**
   * One occurrence.
   *
   * @param id what RECURRENCE-ID calls it ({@code Occurrence.id()}); compared as an instant
   */
  record This(When id) implements Scope {}

  /**
   * One occurrence and those after it.
   *
   * @param id of the first of them, as in {@link This}
   */
  record Following(When id) implements Scope {}

  /** The whole item, also one that does not repeat. */
  record All() implements Scope {}
}
