package org.kalends.dav.server;

import java.io.IOException;

/** PUT of an item (RFC 4791 5.3.2). */
final class Put implements Method {
  private final Stores stores;

  Put(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    if (!(call.target() instanceof Target.Entry entry)) {
      throw Methods.notAllowed(call);
    }
    byte[] text = Bodies.calendarData(call);
    CalendarHome home = stores.home(call.user());
    CalendarStore calendar =
        home.calendar(entry.folder())
            .orElseThrow(() -> new Refusal(409, "there is no such calendar: make it first"));
    CalendarObject object = CalendarObject.of(text, home.traits(entry.folder()).kinds());
    CalendarStore.Stored stored = calendar.put(entry.name(), object, Conditions.of(call));
    return Answer.of(stored.created() ? 201 : 204).with("ETag", stored.item().etag());
  }
}
