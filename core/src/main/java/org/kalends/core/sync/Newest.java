package org.kalends.core.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kalends.core.sync.Step.Conflict;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;

/**
 * Which side of a conflict was written last, as far as the texts tell: by LAST-MODIFIED (RFC 5545
 * 3.8.7.3), then by SEQUENCE (3.8.7.4). A stamp that stayed while the text changed tells nothing:
 * who edits a file by hand does not set it.
 */
final class Newest {
  private Newest() {}

  /** The side; empty where the texts do not tell. */
  static Optional<Side> of(Conflict conflict) {
    return later(conflict, Newest::modified).or(() -> later(conflict, Newest::sequence));
  }

  private static <T extends Comparable<T>> Optional<Side> later(
      Conflict conflict, Function<Document, Optional<T>> stamp) {
    Optional<T> left = set(Side.LEFT, conflict, stamp);
    Optional<T> right = set(Side.RIGHT, conflict, stamp);
    if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
      return Optional.empty();
    }
    return Optional.of(left.get().compareTo(right.get()) > 0 ? Side.LEFT : Side.RIGHT);
  }

  /** The stamp that a side has set since the base. */
  private static <T> Optional<T> set(
      Side side, Conflict conflict, Function<Document, Optional<T>> stamp) {
    Optional<T> before = conflict.base().flatMap(base -> stamp.apply(base.on(side).document()));
    return stamp
        .apply(conflict.on(side).document())
        .filter(now -> !before.equals(Optional.of(now)));
  }

  private static Optional<Instant> modified(Document document) {
    return components(document)
        .flatMap(component -> component.property("LAST-MODIFIED").stream())
        .flatMap(stamp -> When.of(stamp).stream())
        .flatMap(when -> when instanceof When.Utc utc ? Stream.of(utc.instant()) : Stream.of())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Integer> sequence(Document document) {
    return components(document)
        .flatMap(component -> component.property("SEQUENCE").stream())
        .map(number -> number.value().strip())
        .filter(number -> number.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .max(Comparator.naturalOrder());
  }

  private static Stream<Component> components(Document document) {
    return Item.in(document).items().stream().flatMap(item -> item.components().stream());
  }
}
