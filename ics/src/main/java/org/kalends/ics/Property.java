package org.kalends.ics;

import java.util.List;

/**
 * A content line (RFC 5545 3.1): immutable; one that was read keeps its bytes, one that was made is
 * rendered when written.
 */
public final class Property implements Node {
  /**
   * A new line; {@code value} is written as it is, so text must be escaped: see {@link
   * #text(String, String)}.
   */
  public static Property of(String name, String value) {
    throw new AssertionError("skeleton");
  }

  /** A new line with parameters; {@code value} is written as it is. */
  public static Property of(String name, Parameters parameters, String value) {
    throw new AssertionError("skeleton");
  }

  /** A new line with a TEXT value (RFC 5545 3.3.11), escaped here. */
  public static Property text(String name, String text) {
    throw new AssertionError("skeleton");
  }

  /** In upper case. */
  public String name() {
    throw new AssertionError("skeleton");
  }

  public Parameters parameters() {
    throw new AssertionError("skeleton");
  }

  /** The value as written, unfolded and decoded, still escaped. */
  public String value() {
    throw new AssertionError("skeleton");
  }

  /** The value read as TEXT: unescaped. */
  public String text() {
    throw new AssertionError("skeleton");
  }

  /** The value read as a list of TEXT: split at unescaped commas, each unescaped. */
  public List<String> texts() {
    throw new AssertionError("skeleton");
  }

  /** The 1-based line of the source, 0 for a new one. */
  public int line() {
    throw new AssertionError("skeleton");
  }
}
