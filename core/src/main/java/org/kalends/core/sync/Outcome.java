package org.kalends.core.sync;

import java.io.IOException;

/** What became of one step. */
public sealed interface Outcome {
  Step step();

  /** It happened, and the base says so. */
  record Done(Step step) implements Outcome {}

  /** It is for someone to decide, or for another run. */
  record Waits(Step.Open step) implements Outcome {}

  /** The item changed while we were at it; the next run decides anew. */
  record Stale(Step step, String reason) implements Outcome {}

  /** The side does not take this item. */
  record Refused(Step step, ItemProblem problem, Lasts lasts) implements Outcome {}

  /** Nobody knows whether it happened; the next run finds out. */
  record Unsettled(Step step, IOException cause) implements Outcome {}

  /** Not tried any more, because the side had stopped answering, or the run was to end. */
  record Untried(Step step) implements Outcome {}
}
