package org.kalends.ics;

/**
 * How much a reader takes before it reports a {@link Problem} and keeps the rest as it stands.
 *
 * @param bytes of a whole document
 * @param lineBytes of one unfolded content line
 * @param depth of nested components
 */
public record Limits(int bytes, int lineBytes, int depth) {
  /** 64 MiB a document, 16 MiB a line, 64 levels. */
  public static final Limits DEFAULT = new Limits(64 << 20, 16 << 20, 64);
}
