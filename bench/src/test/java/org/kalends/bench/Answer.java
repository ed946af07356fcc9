package org.kalends.bench;

import java.util.List;

/** What an expander says to a trial. */
sealed interface Answer {
  /** Seconds since the epoch, in the order given. */
  record Times(List<Long> seconds) implements Answer {}

  /**
   * It threw.
   *
   * @param before what it gave until then
   */
  record Refused(String why, List<Long> before) implements Answer {}

  /** It did not come to an end in time. */
  record Late() implements Answer {}
}
