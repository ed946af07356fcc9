package org.kalends.core.sync;

import java.util.Optional;
import org.kalends.core.merge.Contents;
import org.kalends.core.merge.Merge;
import org.kalends.core.merge.Merged;
import org.kalends.ics.Document;

/**
 * The document to be written on one side so that it says what the other side says. Where there is a
 * base, only what the other side has changed is written into what this side has: all other lines
 * stay, also those that the other side never had.
 */
final class Carry {
  private Carry() {}

  /** For a side that does not hold the item (any more). */
  static Document created(Side on, Held source, Optional<Agreed> base) {
    return base.flatMap(agreed -> sinceAgreed(on, source, agreed))
        .orElseGet(() -> whole(base.map(agreed -> agreed.on(on)).orElse(source), source));
  }

  /** For a side that holds something else. */
  static Document replaced(Side on, Held source, Held target, Optional<Agreed> base) {
    return base.flatMap(
            agreed -> patched(on, source, target, agreed).or(() -> sinceAgreed(on, source, agreed)))
        .orElseGet(() -> whole(target, source));
  }

  /** Into what the side holds now, unless it has changes of its own that are to be undone. */
  private static Optional<Document> patched(Side on, Held source, Held target, Agreed base) {
    return switch (merged(on, source, target, base)) {
      case Merged.Clash clash -> Optional.empty();
      case Merged.Clean clean ->
          Optional.of(on(on, clean))
              .filter(any -> on(on.other(), clean).equals(source.document()))
              .filter(document -> saysIt(document, source, base));
    };
  }

  /** Into what the side held when both agreed. */
  private static Optional<Document> sinceAgreed(Side on, Held source, Agreed base) {
    return patched(on, source, base.on(on), base);
  }

  /** Sides that said the same are to say the same, whatever becomes of their own lines. */
  private static boolean saysIt(Document document, Held source, Agreed base) {
    return !Delta.sameMeaning(base.left(), base.right())
        || Delta.sameMeaning(document, source.document());
  }

  private static Merged merged(Side on, Held source, Held target, Agreed base) {
    Agreed now = Agreed.of(on, target, source);
    return Merge.of(
        base.left().document(),
        now.left().document(),
        base.right().document(),
        now.right().document());
  }

  private static Document on(Side side, Merged.Clean clean) {
    return side == Side.LEFT ? clean.left() : clean.right();
  }

  private static Document whole(Held frame, Held source) {
    return Contents.of(frame.document()).with(Contents.of(source.document()));
  }
}
