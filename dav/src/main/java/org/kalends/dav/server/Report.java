package org.kalends.dav.server;

import java.io.IOException;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;

/**
 * REPORT: calendar-query, calendar-multiget, free-busy-query (RFC 4791 7.8 to 7.10) and
 * sync-collection (RFC 6578).
 */
final class Report implements Method {
  static final QName FREE_BUSY_QUERY = Names.caldav("free-busy-query");

  private final Stores stores;

  Report(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    Element body = Bodies.xml(call).orElseThrow(() -> new Refusal(400, "a REPORT needs a body"));
    if (!(call.target() instanceof Target.Calendar target)) {
      throw unsupported(body);
    }
    CalendarStore store = stores.calendar(call.user(), target.folder());
    Traits traits = stores.home(call.user()).traits(target.folder());
    Reporting reporting = Reporting.of(call, target, store, traits, body);
    if (body.is(Names.CALENDAR_MULTIGET)) {
      return Multiget.answer(reporting);
    }
    if (body.is(Names.CALENDAR_QUERY)) {
      return Query.answer(reporting);
    }
    if (body.is(FREE_BUSY_QUERY)) {
      return FreeBusy.answer(reporting, stores.now());
    }
    if (body.is(Names.SYNC_COLLECTION)) {
      return SyncCollection.answer(reporting);
    }
    throw unsupported(body);
  }

  private static Refusal unsupported(Element body) {
    return Preconditions.refusal(
        403, Names.SUPPORTED_REPORT, "there is no report " + body.name().getLocalPart() + " here");
  }
}
