package org.kalends.dav.server;

import java.util.List;
import java.util.Optional;

/** The filters of a calendar-query (RFC 4791 9.7). */
sealed interface Filter {
  /** That there is a component, and one that all of these hold for. */
  record OfComponent(String name, boolean absent, Optional<TimeRange> during, List<Filter> filters)
      implements Filter {}

  /** That there is a property, and one that all of these hold for. */
  record OfProperty(
      String name,
      boolean absent,
      Optional<TimeRange> during,
      Optional<Match> match,
      List<OfParameter> parameters)
      implements Filter {}

  /** That there is a parameter, and one that this holds for. */
  record OfParameter(String name, boolean absent, Optional<Match> match) implements Filter {}

  /** That a text holds another one, or does not. */
  record Match(String text, Collation collation, boolean negated) {
    boolean holds(String value) {
      return collation.fold(value).contains(collation.fold(text)) != negated;
    }
  }
}
