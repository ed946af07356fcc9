package org.kalends.bench;

import java.util.Set;
import java.util.TreeSet;

/** Why an answer differs from ours. */
sealed interface Verdict {
  /** Exactly what these ways of reading give. */
  record Foretold(Set<Quirk> quirks) implements Verdict {
    @Override
    public String toString() {
      return new TreeSet<>(quirks).toString();
    }
  }

  /** What it does with rules of this kind, wrong by the RFC. */
  record Kind(Known known) implements Verdict {
    @Override
    public String toString() {
      return known.toString();
    }
  }

  /** Nobody knows. */
  record Unjudged() implements Verdict {
    @Override
    public String toString() {
      return "unjudged";
    }
  }
}
