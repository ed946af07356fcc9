package org.kalends.core.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.merge.Merge;
import org.kalends.core.merge.Merged;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.meaning.EventId;

/** What is to be done about an item that says something new on both sides. */
final class Reconciliation {
  private static final Document NOTHING = Document.of(Component.of("VCALENDAR", List.of()));

  private Reconciliation() {}

  /** An event and a task under one UID, which RFC 4791 4.1 forbids, have nothing to merge. */
  private static boolean areOfOneKind(Held left, Held right) {
    return kind(left).equals(kind(right));
  }

  private static String kind(Held held) {
    return Item.in(held.document()).items().stream().findFirst().map(Item::kind).orElse("");
  }

  private static Disagreement aboutKind(Held left, Held right) {
    return new Disagreement(
        new EventId(left.uid(), Optional.empty()),
        kind(left),
        Optional.empty(),
        Optional.of(kind(left) + ' ' + left.title()),
        Optional.of(kind(right) + ' ' + right.title()));
  }

  /** A merge, where they do not disagree. */
  static Step of(Held left, Held right, Optional<Agreed> base) {
    if (!areOfOneKind(left, right)) {
      return new Step.Conflict(left, right, base, List.of(aboutKind(left, right)));
    }
    Merged merged =
        Merge.of(
            before(Side.LEFT, base), left.document(), before(Side.RIGHT, base), right.document());
    return switch (merged) {
      case Merged.Clean clean -> step(left, right, base, clean);
      case Merged.Clash(var disagreements) -> new Step.Conflict(left, right, base, disagreements);
    };
  }

  /**
   * A merge in which that side has the last word. Without a base nobody knows what else it may have
   * meant to change, so all that it says holds.
   */
  static Step favouring(Side side, Step.Conflict conflict) {
    return conflict.base().isEmpty() ? whole(side, conflict) : decided(conflict, any -> side);
  }

  private static Step whole(Side side, Step.Conflict conflict) {
    Side other = side.other();
    return new Step.Replace(other, conflict.on(side), conflict.on(other), conflict.base());
  }

  /** A merge in which it is decided whose word counts about each disagreement. */
  static Step decided(Step.Conflict conflict, Function<Disagreement, Side> word) {
    if (!areOfOneKind(conflict.left(), conflict.right())) {
      return whole(word.apply(conflict.disagreements().getFirst()), conflict);
    }
    Merged.Clean clean =
        Merge.of(
            before(Side.LEFT, conflict.base()),
            conflict.left().document(),
            before(Side.RIGHT, conflict.base()),
            conflict.right().document(),
            about -> word.apply(about) == Side.LEFT ? Merge.Favour.LEFT : Merge.Favour.RIGHT);
    return step(conflict.left(), conflict.right(), conflict.base(), clean);
  }

  private static Document before(Side side, Optional<Agreed> base) {
    return base.map(agreed -> agreed.on(side).document()).orElse(NOTHING);
  }

  /** A side is written only where it has something to learn. */
  private static Step step(Held left, Held right, Optional<Agreed> base, Merged.Clean clean) {
    boolean toLeft = !clean.left().equals(left.document());
    boolean toRight = !clean.right().equals(right.document());
    if (toLeft && toRight) {
      return new Step.Merge(left, right, base, clean.left(), clean.right());
    }
    if (toLeft) {
      return new Step.Replace(Side.LEFT, right, left, base);
    }
    return toRight
        ? new Step.Replace(Side.RIGHT, left, right, base)
        : new Step.Note(new Agreed(left, right));
  }
}
