package org.kalends.core.sync;

import java.util.Set;

/**
 * What the user wants of a sync.
 *
 * @param deletions how many deletions a side may take even if that is more than the governor lets
 *     pass
 * @param readOnly sides never to be written, whatever they say of themselves
 * @param retries whether a side is asked again to take what it has refused
 */
public record Policy(
    Flow flow, OnConflict onConflict, int deletions, Set<Side> readOnly, boolean retries) {
  /** Both ways, conflicts wait, no unusual number of deletions. */
  public static final Policy TWO_WAY = new Policy(Flow.BOTH, OnConflict.ASK, 0, Set.of());

  /** For {@link #deletions()}: as many as there are. */
  public static final int ALL = Integer.MAX_VALUE;

  /** What a side has refused waits. */
  public Policy(Flow flow, OnConflict onConflict, int deletions, Set<Side> readOnly) {
    this(flow, onConflict, deletions, readOnly, false);
  }

  /** Which side is brought up to date. */
  public enum Flow {
    BOTH,
    TO_LEFT,
    TO_RIGHT;

    boolean reaches(Side side) {
      return switch (this) {
        case BOTH -> true;
        case TO_LEFT -> side == Side.LEFT;
        case TO_RIGHT -> side == Side.RIGHT;
      };
    }
  }

  /** What happens to an item that both sides have changed. */
  public enum OnConflict {
    /** Nothing is written; the item waits. */
    ASK,
    /** What the left side says holds; the right side's text goes to the history. */
    LEFT,
    /** What the right side says holds; the left side's text goes to the history. */
    RIGHT,
    /** What was written last holds; where the texts do not tell, the item waits. */
    NEWEST,
    /**
     * What the right side says holds, and what the left side says becomes an item of its own, on
     * both sides.
     */
    BOTH
  }

  public Policy withFlow(Flow wanted) {
    return new Policy(wanted, onConflict, deletions, readOnly, retries);
  }

  public Policy withOnConflict(OnConflict wanted) {
    return new Policy(flow, wanted, deletions, readOnly, retries);
  }

  /** Lets that many deletions pass on each side. */
  public Policy withDeletions(int allowed) {
    return new Policy(flow, onConflict, allowed, readOnly, retries);
  }

  public Policy withReadOnly(Set<Side> sides) {
    return new Policy(flow, onConflict, deletions, Set.copyOf(sides), retries);
  }

  /** Asks a side again to take what it has refused. */
  public Policy withRetries(boolean wanted) {
    return new Policy(flow, onConflict, deletions, readOnly, wanted);
  }
}
