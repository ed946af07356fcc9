package org.kalends.ics;

import java.util.List;
import java.util.Optional;

/** A PERIOD (RFC 5545 3.3.9): a start, and an end or a length. */
public sealed interface Period {
  /** When it begins. */
  When start();

  /** From one time up to another. */
  record Until(When start, When end) implements Period {}

  /** From a time on, so long. */
  record Lasting(When start, Length length) implements Period {}

  /**
   * Reads RDATE;VALUE=PERIOD and FREEBUSY: the periods among the comma-separated values, in order.
   * Values that are no period are left out.
   */
  static List<Period> list(Property property) {
    return WhenText.split(property.value()).stream()
        .map(value -> read(value, property.parameters()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Reads one value with the parameters of its property; empty where it is no period. */
  static Optional<Period> read(String value, Parameters parameters) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String rest = value.substring(slash + 1);
    return WhenText.read(value.substring(0, slash), parameters)
        .flatMap(start ->
            Length.parse(rest)
                .<Period>map(length -> new Lasting(start, length))
                .or(() -> WhenText.read(rest, parameters).map(end -> new Until(start, end))));
  }

  /** The text of the start in a PERIOD value; any other value as it is. */
  static String startText(String value) {
    int slash = value.indexOf('/');
    return slash < 0 ? value : value.substring(0, slash);
  }
}
