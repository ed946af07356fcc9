package org.kalends.core.index;

import java.time.Instant;
import java.util.List;

/**
 * What is looked for: items that may happen in a span, and that say all of these words. Without
 * words, what is remembered of an event will do; with words, all that it says is wanted.
 *
 * @param from inclusive
 * @param to exclusive
 * @param words folded
 */
public record Query(Instant from, Instant to, List<String> words) {
  /** Whatever may happen in a span. */
  public static Query during(Instant from, Instant to) {
    return new Query(from, to, List.of());
  }

  /** Whatever says all of these words, whenever it happens, and if it never does. */
  public static Query saying(List<String> words) {
    return new Query(
        Instant.MIN, Instant.MAX, words.stream().map(SearchText::folded).distinct().toList());
  }

  /** Whether what is remembered within the horizon can be the answer. */
  boolean isWithin(Horizon horizon) {
    return words.isEmpty() && horizon.holds(first(), last());
  }

  /** In seconds since 1970; all that is, also what never happens, where there is no beginning. */
  long first() {
    return from.equals(Instant.MIN) ? Long.MIN_VALUE : from.getEpochSecond();
  }

  /** In seconds since 1970. */
  long last() {
    return to.equals(Instant.MAX) ? Long.MAX_VALUE : to.getEpochSecond();
  }
}
