package org.kalends.dav.server;

import java.io.IOException;
import java.util.Optional;
import org.kalends.core.ledger.Served;

/** GET and HEAD: exactly the bytes that were PUT, or that the files say. */
final class Get implements Method {
  private final Stores stores;

  Get(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    return switch (call.target()) {
      case Target.Entry entry -> item(call, entry);
      case Target.Calendar calendar -> {
        stores.calendar(call.user(), calendar.folder());
        yield sign();
      }
      case Target.Top top -> sign();
      case Target.Principal principal -> sign();
      case Target.Home home -> sign();
      case Target.WellKnown wellKnown -> Methods.WELL_KNOWN;
      case Target.Nowhere nowhere -> throw new Refusal(404, "there is nothing here");
    };
  }

  private static Answer sign() {
    return Answer.text(
        200, "This is a Kalends CalDAV server. Give this address to a calendar application.");
  }

  private Answer item(Call call, Target.Entry entry) throws Refusal, IOException {
    Served.Content content =
        stores
            .calendar(call.user(), entry.folder())
            .content(entry.name())
            .orElseThrow(() -> new Refusal(404, "there is no such item"));
    String etag = content.item().etag();
    Conditions conditions = Conditions.of(call);
    if (conditions.hasSeen(etag)) {
      return Answer.of(304).with("ETag", etag);
    }
    conditions.check(Optional.of(etag));
    return Answer.of(200)
        .with("ETag", etag)
        .with("Content-Type", Properties.contentType(content.item()))
        .with("Last-Modified", Properties.date(content.item().modified()))
        .withBody(content.text());
  }
}
