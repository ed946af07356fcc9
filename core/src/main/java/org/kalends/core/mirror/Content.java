package org.kalends.core.mirror;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which properties of an item the target is to have. When it happens, it always has. */
public sealed interface Content {
  /** What says when an item happens, and whether it does. */
  Set<String> TIMES =
      Set.of(
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "EXRULE",
          "RECURRENCE-ID",
          "SEQUENCE",
          "STATUS",
          "TRANSP");

  /** All of them. */
  record All() implements Content {}

  /** Only that there is something, under this title. */
  record Busy(String title) implements Content {}

  /** Those with these names. */
  record Only(Set<String> names) implements Content {
    public Only {
      names =
          Collections.unmodifiableSortedSet(
              names.stream()
                  .map(name -> name.toUpperCase(Locale.ROOT))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /** Whether the target is to have properties of that name, in upper case. */
  default boolean has(String name) {
    return switch (this) {
      case All all -> true;
      case Busy busy -> TIMES.contains(name);
      case Only(Set<String> names) -> TIMES.contains(name) || names.contains(name);
    };
  }
}
