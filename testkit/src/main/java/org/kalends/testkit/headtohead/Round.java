package org.kalends.testkit.headtohead;

import java.util.List;
import org.kalends.testkit.proxy.Faults.Rule;

/** Edits, then a sync in which that goes wrong. */
record Round(List<Edit> edits, List<Rule> faults) {
  static Round of(Edit... edits) {
    return new Round(List.of(edits), List.of());
  }

  Round broken(Rule... rules) {
    return new Round(edits, List.of(rules));
  }
}
