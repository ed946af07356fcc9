package org.kalends.core.merge;

import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;

/** One master or override as each side is to have it. */
record Joined(
    Optional<Component> left, Optional<Component> right, List<Disagreement> disagreements) {
  static Joined of(Optional<Component> left, Optional<Component> right) {
    return new Joined(left, right, List.of());
  }

  static Joined of(Disagreement disagreement) {
    return new Joined(Optional.empty(), Optional.empty(), List.of(disagreement));
  }

  /** With left and right changed over. */
  Joined turned() {
    return new Joined(/* left= */ right, /* right= */ left, disagreements);
  }
}
