package org.kalends.ics;

/**
 * What is no content line: a blank line, one without a colon, an END that closes nothing, a byte
 * order mark, or what is beyond the {@link Limits}. Kept as it stands.
 */
public final class Oddment implements Node {
  private final Source source;

  Oddment(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** The text without its last line end, undecodable bytes replaced. */
  public String text() {
    return source.string();
  }

  /** The 1-based line of the source. */
  public int line() {
    return source.line();
  }

  @Override
  public String toString() {
    return text();
  }
}
