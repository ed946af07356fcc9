package org.kalends.core.sync;

import org.kalends.ics.Document;

/**
 * What the base says while one side only has its part of a merge: that side has learnt all that the
 * other says, so the other counts as unchanged, and what is left to be told is what the written
 * side itself had changed. An edit that someone makes there now follows what it learnt and is in
 * conflict with nothing.
 */
final class HalfMerge {
  private HalfMerge() {}

  static Agreed agreed(Step.Patch patch) {
    return Agreed.of(patch.on(), learnt(patch), patch.other());
  }

  /** What the side would hold, had nothing been changed there. */
  private static Held learnt(Step.Patch patch) {
    Document text = Carry.created(patch.on(), patch.other(), patch.base());
    return new Held(patch.uid(), patch.target().place(), version(patch), text);
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
