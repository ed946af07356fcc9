package org.kalends.core.sync;

/** Hears how far a sync is. Called from the thread that applies. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begins(int steps) {}

        @Override
        public void came(Outcome outcome) {}
      };

  /** So many steps are to be done. */
  void begins(int steps);

  /** One of them came to its end. */
  void came(Outcome outcome);

  /** Whether more may be written; asked before each few writes. */
  default boolean goesOn() {
    return true;
  }
}
