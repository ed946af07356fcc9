package org.kalends.testkit.recurrence;

import java.util.Optional;
import org.kalends.ics.recur.Rule;

/** Rules that RFC 5545 does not allow. */
final class InvalidRule {
  private InvalidRule() {}

  /** It must be told what is wrong, and what is left must be what the corpus takes it for. */
  static Optional<String> difference(String text, Optional<String> lax) {
    Rule.Read read = Rule.parse(text);
    if (read.flaws().isEmpty()) {
      return Optional.of(text + " is taken for right");
    }
    String expected =
        lax.flatMap(other -> Rule.parse(other).rule()).map(Rule::value).orElse("none");
    String found = read.rule().map(Rule::value).orElse("none");
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(text + " is read as " + found + ", not as " + expected);
  }
}
