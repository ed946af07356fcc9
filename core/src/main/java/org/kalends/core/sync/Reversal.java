package org.kalends.core.sync;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Document;

/**
 * One item on its way back to what it was before a run.
 *
 * @param left what the left side holds now
 * @param right what the right side holds now
 * @param base what both agree on now
 * @param goal what both sides are to hold
 * @param agreed what they are to have agreed on then; empty if that is not touched
 */
public record Reversal(
    String uid,
    String title,
    Optional<Held> left,
    Optional<Held> right,
    Optional<Agreed> base,
    Texts goal,
    Optional<Texts> agreed) {
  /** What that side holds now. */
  public Optional<Held> now(Side side) {
    return side == Side.LEFT ? left : right;
  }

  private Optional<Document> text(Side side) {
    return now(side).map(Held::document);
  }

  /** The sides that are to be written. */
  Set<Side> writes() {
    Set<Side> writes = EnumSet.allOf(Side.class);
    writes.removeIf(side -> Texts.same(text(side), goal.on(side)));
    return writes;
  }

  /**
   * What the other side holds while one is written. The right side comes first: where it refuses,
   * the left one stays as it is, too.
   */
  public Optional<Document> beside(Side side) {
    return side == Side.LEFT && writes().contains(Side.RIGHT) ? goal.right() : text(side.other());
  }

  /** Whether all is done once that side is written. */
  boolean endsWith(Side side) {
    return side == Side.LEFT || !writes().contains(Side.LEFT);
  }

  /** Whether afterwards a side holds something else than what was agreed on. */
  boolean leavesOpen() {
    return agreed
        .filter(texts ->
            !Texts.same(texts.left(), goal.left()) || !Texts.same(texts.right(), goal.right()))
        .isPresent();
  }

  /**
   * What both sides have agreed on once all is done.
   *
   * @param stored what the sides hold that were written
   */
  Optional<Agreed> after(Map<Side, Optional<Held>> stored) {
    if (agreed.isEmpty()) {
      return base;
    }
    Optional<Held> here = after(Side.LEFT, stored);
    Optional<Held> there = after(Side.RIGHT, stored);
    return here.flatMap(one -> there.map(other -> new Agreed(one, other)));
  }

  private Optional<Held> after(Side side, Map<Side, Optional<Held>> stored) {
    Optional<Held> held = stored.getOrDefault(side, now(side));
    Optional<Document> text = agreed.flatMap(texts -> texts.on(side));
    if (Texts.same(held.map(Held::document), text)) {
      return held;
    }
    Optional<Place> place =
        held.or(() -> now(side)).or(() -> base.map(last -> last.on(side))).map(Held::place);
    return text.flatMap(
        document -> place.map(where -> new Held(uid, where, Version.NONE, document)));
  }
}
