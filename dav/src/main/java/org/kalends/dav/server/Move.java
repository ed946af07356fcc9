package org.kalends.dav.server;

import java.io.IOException;
import org.kalends.core.ledger.Served;

/** MOVE of an item within its calendar or into another one of the same user (RFC 4918 9.9). */
final class Move implements Method {
  private final Stores stores;

  Move(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    if (!(call.target() instanceof Target.Entry from)) {
      throw Methods.notAllowed(call);
    }
    Target.Entry to = destination(call);
    boolean overwrite = !call.header("Overwrite").orElse("T").strip().equalsIgnoreCase("F");
    if (from.equals(to)) {
      throw new Refusal(403, "an item cannot be moved to where it is");
    }
    boolean created =
        from.folder().equals(to.folder())
            ? stores.calendar(call.user(), from.folder()).rename(from.name(), to.name(), overwrite)
            : across(call, from, to, overwrite);
    return Answer.of(created ? 201 : 204);
  }

  private boolean across(Call call, Target.Entry from, Target.Entry to, boolean overwrite)
      throws Refusal, IOException {
    CalendarHome home = stores.home(call.user());
    CalendarStore source = stores.calendar(call.user(), from.folder());
    CalendarStore target =
        home.calendar(to.folder())
            .orElseThrow(() -> new Refusal(409, "the destination is in no calendar"));
    Served.Content content =
        source.content(from.name()).orElseThrow(() -> new Refusal(404, "there is no such item"));
    CalendarObject object = CalendarObject.of(content.text(), home.traits(to.folder()).kinds());
    Conditions free = overwrite ? Conditions.NONE : Conditions.NEW;
    boolean created = target.put(to.name(), object, free).created();
    source.delete(from.name(), Conditions.match(content.item().etag()));
    return created;
  }

  /** RFC 4918 10.3: an absolute address or a path; only items of the same user will do. */
  private static Target.Entry destination(Call call) throws Refusal {
    String header =
        call.header("Destination").orElseThrow(() -> new Refusal(400, "MOVE needs a Destination"));
    if (Target.at(header.strip()) instanceof Target.Entry entry
        && entry.user().equals(call.user().name())) {
      return entry;
    }
    throw new Refusal(403, "the destination is no address of an item of yours");
  }
}
