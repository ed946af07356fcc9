package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * Merges what both sides did to one item since they last agreed on it.
 *
 * <p>What a side did is what it says now against what that side itself said then, by meaning, slot
 * by slot of every master and override ({@link org.kalends.ics.meaning.Meaning}). It is written
 * into the other side's own text, of which all other lines stay, known or not. Only where both have
 * changed the same to something else do they disagree.
 *
 * <p>An occurrence that one side deleted and the other edited stays: edit beats delete, as with
 * whole items.
 */
public final class Merge {
  private final Strand left;
  private final Strand right;
  private final Word word;

  /** Whose word counts where both have changed the same. */
  public enum Favour {
    LEFT,
    RIGHT
  }

  /** Decides about what both have changed. */
  interface Word {
    /** Empty where it is left open. */
    Optional<Favour> on(Disagreement disagreement);
  }

  private Merge(Strand left, Strand right, Word word) {
    this.left = left;
    this.right = right;
    this.word = word;
  }

  /** Where one side has moved a series, the other side as if it had been there already. */
  private static Merge between(Strand left, Strand right, Word word) {
    return Following.of(left, right)
        .or(() -> Following.of(right, left))
        .flatMap(following -> followed(following, left, right, word))
        .orElseGet(() -> new Merge(left, right, word));
  }

  private static Optional<Merge> followed(
      Following following, Strand left, Strand right, Word word) {
    Optional<Strand> movedLeft = following.of(left);
    Optional<Strand> movedRight = following.of(right);
    return movedLeft.flatMap(l -> movedRight.map(r -> new Merge(l, r, word)));
  }

  /**
   * Merges both sides.
   *
   * @param leftBase what the left side held when both agreed; for an item that is new on both sides
   *     an empty VCALENDAR
   * @param rightBase the same of the right side
   */
  public static Merged of(Document leftBase, Document left, Document rightBase, Document right) {
    return between(Strand.of(leftBase, left), Strand.of(rightBase, right), any -> Optional.empty())
        .merged();
  }

  /** The same, where one side has the last word. */
  public static Merged.Clean of(
      Document leftBase, Document left, Document rightBase, Document right, Favour favour) {
    return of(leftBase, left, rightBase, right, any -> favour);
  }

  /** The same, where it is decided whose word counts about each disagreement. */
  public static Merged.Clean of(
      Document leftBase,
      Document left,
      Document rightBase,
      Document right,
      Function<Disagreement, Favour> favours) {
    Word word = disagreement -> Optional.of(favours.apply(disagreement));
    Merge merge = between(Strand.of(leftBase, left), Strand.of(rightBase, right), word);
    return switch (merge.merged()) {
      case Merged.Clean clean -> clean;
      case Merged.Clash clash -> throw new IllegalStateException("undecided: " + clash);
    };
  }

  private Merged merged() {
    Map<Contents.Key, Component> toLeft = new LinkedHashMap<>();
    Map<Contents.Key, Component> toRight = new LinkedHashMap<>();
    List<Disagreement> disagreements = new ArrayList<>();
    for (Contents.Key key : keys()) {
      Joined joined = new Join(left, right, word, key).joined();
      joined.left().ifPresent(component -> toLeft.put(key, component));
      joined.right().ifPresent(component -> toRight.put(key, component));
      disagreements.addAll(joined.disagreements());
    }
    for (Orphan orphan : Orphan.of(left, right)) {
      word.on(orphan.disagreement())
          .ifPresentOrElse(
              side -> {
                if (side != orphan.editor()) {
                  toLeft.remove(orphan.key());
                  toRight.remove(orphan.key());
                }
              },
              () -> disagreements.add(orphan.disagreement()));
    }
    return disagreements.isEmpty()
        ? new Merged.Clean(left.with(toLeft, right), right.with(toRight, left))
        : new Merged.Clash(disagreements);
  }

  private Set<Contents.Key> keys() {
    Set<Contents.Key> keys = new LinkedHashSet<>(left.now().components().keySet());
    keys.addAll(right.now().components().keySet());
    return keys;
  }
}
