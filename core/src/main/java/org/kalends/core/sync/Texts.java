package org.kalends.core.sync;

import java.util.Optional;
import org.kalends.ics.Document;

/** One item as text on both sides; empty where a side does not have it. */
public record Texts(Optional<Document> left, Optional<Document> right) {
  /** Neither side has it. */
  public static final Texts NONE = new Texts(Optional.empty(), Optional.empty());

  /** Puts what one side has and what the other has in their places. */
  public static Texts of(Side side, Optional<Document> one, Optional<Document> other) {
    return side == Side.LEFT ? new Texts(one, other) : new Texts(other, one);
  }

  /** What both sides held. */
  public static Texts of(Agreed agreed) {
    return new Texts(Optional.of(agreed.left().document()), Optional.of(agreed.right().document()));
  }

  /** Whether both say the same, or both are absent. */
  static boolean same(Optional<Document> one, Optional<Document> other) {
    return one.isPresent() && other.isPresent()
        ? Delta.sameMeaning(one.get(), other.get())
        : one.isEmpty() && other.isEmpty();
  }

  /** What that side has. */
  public Optional<Document> on(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
