package org.kalends.core.sync;

import java.util.Optional;

/**
 * A step that was done.
 *
 * @param now what both sides have agreed on since; empty where neither holds the item any more
 * @param after what both sides hold since
 */
public record Settled(Step step, Optional<Agreed> now, Texts after) {
  /** Both sides hold what they have agreed on. */
  public Settled(Step step, Optional<Agreed> now) {
    this(step, now, now.map(Texts::of).orElse(Texts.NONE));
  }
}
