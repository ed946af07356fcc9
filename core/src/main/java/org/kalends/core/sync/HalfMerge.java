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
   * @param dropped what the written side did not take of its part
   */
  static Agreed agreed(Step.Patch patch, Dropped dropped) {
    Document learnt = dropped.from(learnt(patch));
    Held there = new Held(patch.uid(), patch.target().place(), version(patch), learnt);
    return Agreed.of(patch.on(), there, patch.other());
  }

  /** What the side would hold, had nothing been changed there. */
  private static Document learnt(Step.Patch patch) {
    return Carry.created(patch.on(), patch.other(), patch.base());
  }

  /**
   * One that it has not any more, so that the item is told of until both sides agree. A folder
   * knows its overrides by it; a server may come back to the version that it had (an ETag made from
   * the content).
   */
  private static Version version(Step.Patch patch) {
    return patch.on() == Side.LEFT ? patch.target().version() : Version.NONE;
  }
}
