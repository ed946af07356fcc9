package org.kalends.bench;

/** What tells the first times of a rule: ours, a library, or the reference. */
interface Expander {
  Answer answer(Trial trial);
}
