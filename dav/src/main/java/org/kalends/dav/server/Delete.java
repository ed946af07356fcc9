package org.kalends.dav.server;

import java.io.IOException;

/** DELETE of an item, or of a calendar, whose folder then is in the trash. */
final class Delete implements Method {
  private final Stores stores;

  Delete(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    switch (call.target()) {
      case Target.Entry entry ->
          stores.calendar(call.user(), entry.folder()).delete(entry.name(), Conditions.of(call));
      case Target.Calendar calendar -> stores.home(call.user()).delete(calendar.folder());
      default -> throw Methods.notAllowed(call);
    }
    return Answer.of(204);
  }
}
