package org.kalends.dav.wire;

/**
 * How much XML a reader takes before it refuses the rest.
 *
 * @param bytes of the whole document
 * @param depth of nested elements
 * @param elements in all
 */
public record XmlLimits(int bytes, int depth, int elements) {
  /** What a client takes from a server: 256 MiB, 64 levels, 4 million elements. */
  public static final XmlLimits ANSWER = new XmlLimits(256 << 20, 64, 4_000_000);

  /** What a server takes from a client: 16 MiB, 64 levels, 200,000 elements. */
  public static final XmlLimits REQUEST = new XmlLimits(16 << 20, 64, 200_000);
}
