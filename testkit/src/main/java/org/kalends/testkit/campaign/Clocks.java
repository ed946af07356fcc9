package org.kalends.testkit.campaign;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The model's knowledge: for each item of a calendar, the numbers of all edits that its present
 * state includes. A deletion is an edit, too. One state is newer than another where it includes all
 * of the other's edits; where each has edits that the other lacks, both are new.
 */
final class Clocks {
  /** Above the numbers of all edits. */
  private static final int COPIES = 100_000;

  private final Map<String, BitSet> edits = new HashMap<>();

  Clocks copy() {
    Clocks copy = new Clocks();
    edits.forEach((uid, numbers) -> copy.edits.put(uid, (BitSet) numbers.clone()));
    return copy;
  }

  /** All items that were ever heard of. */
  Set<String> uids() {
    return edits.keySet();
  }

  void edited(String uid, int number) {
    of(uid).set(number);
  }

  /** A run itself has made something new here. */
  void copied(String uid) {
    BitSet known = of(uid);
    known.set(known.nextClearBit(COPIES));
  }

  /** What another calendar knew of the item came here. */
  void learnt(String uid, Clocks other) {
    of(uid).or(other.of(uid));
  }

  /** Edits here were undone: the item is what it is elsewhere. */
  void became(String uid, Clocks other) {
    edits.put(uid, (BitSet) other.of(uid).clone());
  }

  /** Whether the item here includes edits that it lacks there. */
  boolean isNews(String uid, Clocks there) {
    BitSet here = (BitSet) of(uid).clone();
    here.andNot(there.of(uid));
    return !here.isEmpty();
  }

  private BitSet of(String uid) {
    return edits.computeIfAbsent(uid, u -> new BitSet());
  }
}
