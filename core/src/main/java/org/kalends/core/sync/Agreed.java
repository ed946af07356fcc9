package org.kalends.core.sync;

/** One item as each side held it when both last said the same: an entry of the {@link Base}. */
public record Agreed(Held left, Held right) {
  /** Puts what one side holds and what the other holds in their places. */
  public static Agreed of(Side side, Held held, Held other) {
    return side == Side.LEFT ? new Agreed(held, other) : new Agreed(other, held);
  }

  /** What that side held. */
  public Held on(Side side) {
    return side == Side.LEFT ? left : right;
  }

  public String uid() {
    return left.uid();
  }
}
