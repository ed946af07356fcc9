package org.kalends.core.sync;

import org.kalends.core.merge.Dropped;
import org.kalends.ics.Document;

/**
 * What the base says while one side only has its part of a merge: that side has learnt all that the
 * other says, so the other counts as unchanged, and what is left to be told is what the written
 * side itself had changed. An edit that someone makes there now follows what it learnt and is in
 * conflict with nothing.
 */
final class HalfMerge {
  private HalfMerge() {}

  /**
   * @param now what the written side holds
   * @param dropped what it did not take of its part
   */
  static Agreed agreed(Step.Patch patch, Held now, Dropped dropped) {
    Document learnt = dropped.from(learnt(patch));
    Held there = new Held(patch.uid(), now.place(), version(patch.on(), now), learnt);
    return Agreed.of(patch.on(), there, patch.other());
  }

  /** What the side would hold, had nothing been changed there. */
  private static Document learnt(Step.Patch patch) {
    return Carry.created(patch.on(), patch.other(), patch.base());
  }

  /** The item is told of until both sides agree. A folder knows its overrides by the version. */
  private static Version version(Side on, Held now) {
    return on == Side.LEFT ? now.version().stale() : Version.NONE;
  }
}
