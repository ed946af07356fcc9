package org.kalends.core.mirror;

import java.io.IOException;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;

/**
 * What a mirror remembers. Losing it loses history: the next run finds the mirror's items again.
 *
 * @param base what source and target last agreed on
 * @param seen the source as it last was; both sides of an entry are the same
 */
public record Books(BaseStore base, BaseStore seen) {
  /**
   * Those in a ledger, under names that no folder has.
   *
   * @param name of the mirror
   * @param between which calendars; with other ones it starts afresh
   */
  public static Books of(Ledger ledger, String name, String between, Run run) throws IOException {
    String own = "mirror/" + name;
    return new Books(ledger.base(own, between, run), ledger.base(own + "/source", between, run));
  }
}
