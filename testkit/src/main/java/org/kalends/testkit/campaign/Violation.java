package org.kalends.testkit.campaign;

import java.util.function.Supplier;

/** A law was broken. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String law) {
    super(law);
  }

  /** The law without what it is about. */
  String law() {
    return getMessage().split(":", 2)[0];
  }

  /** Throws unless the law holds. */
  static void unless(boolean holds, Supplier<String> law) {
    if (!holds) {
      throw new Violation(law.get());
    }
  }
}
