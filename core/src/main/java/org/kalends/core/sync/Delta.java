package org.kalends.core.sync;

import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** What has become of one item on one side since the base. */
sealed interface Delta {
  /** The base has the item. */
  sealed interface Based extends Delta {}

  /** It says what it said; {@code now} differs from the base at most in place, version or words. */
  record Unchanged(Held now) implements Based {}

  record Edited(Held now) implements Based {}

  record Deleted() implements Based {}

  /** The base does not have it. */
  sealed interface Fresh extends Delta {}

  record Added(Held now) implements Fresh {}

  record Absent() implements Fresh {}

  /** The two sides of one item. */
  sealed interface Pair {}

  record Old(Based left, Based right, Agreed base) implements Pair {}

  record New(Fresh left, Fresh right) implements Pair {}

  /** What has become of an item that the base holds. */
  static Based since(Held base, Snapshot snapshot) {
    Held now = snapshot.changed().get(base.uid());
    if (now != null) {
      return sameMeaning(base, now) ? new Unchanged(now) : new Edited(now);
    }
    return snapshot.missing().contains(base.uid()) ? new Deleted() : new Unchanged(base);
  }

  /** What a side holds of an item that the base does not have. */
  static Fresh fresh(String uid, Snapshot snapshot) {
    Held now = snapshot.changed().get(uid);
    return now == null ? new Absent() : new Added(now);
  }

  static boolean sameMeaning(Held one, Held other) {
    return sameMeaning(one.document(), other.document());
  }

  static boolean sameMeaning(Document one, Document other) {
    return one.equals(other) || Meaning.of(one).equals(Meaning.of(other));
  }
}
