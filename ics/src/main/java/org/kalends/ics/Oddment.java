package org.kalends.ics;

/**
 * A line that is no content line: blank, without a colon, or an END that closes nothing. Kept as it
 * stands.
 */
public final class Oddment implements Node {
  /** The line without its line end, undecodable bytes replaced. */
  public String text() {
    throw new AssertionError("skeleton");
  }
}
