package org.kalends.dav.client;

import java.util.Optional;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Written;
import org.kalends.dav.wire.Href;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** How far one write has come. */
sealed interface Step {
  record Settled(Written written) implements Step {}

  /** Sent and accepted; what the server made of it is still to be seen. */
  record Sent(String uid, Href href, Document document, Optional<String> etag) implements Step {}

  static Step stale(String reason) {
    return new Settled(new Written.Stale(reason));
  }

  static Step refused(Document document, String where, Verdict.No no) {
    var title = Item.in(document).items().stream().findFirst().map(Item::title).orElse("");
    var problem = new ItemProblem(where, title, no.reason(), no.remedy());
    return new Settled(new Written.Refused(problem, no.lasts()));
  }
}
