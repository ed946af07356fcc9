package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** CALDAV:calendar-multiget (RFC 4791 7.9). */
final class Multiget {
  private Multiget() {}

  static Answer answer(Reporting report) throws Refusal, IOException {
    CalendarStore.Listing listing = report.store().list();
    Map<String, ServedItem> byName = new HashMap<>();
    listing.items().forEach(item -> byName.put(item.name(), item));
    List<Response> responses = new ArrayList<>();
    for (Element element : report.body().children(Names.HREF)) {
      String href = element.text().strip();
      Optional<ServedItem> item = name(href, report).map(byName::get);
      Optional<Response> response =
          item.isEmpty() ? Optional.empty() : report.response(item.get(), listing.writable());
      responses.add(response.orElseGet(() -> Response.of(new Href(href), 404)));
    }
    return Preconditions.xml(207, Multistatus.of(responses).element());
  }

  /** Empty for what is no address in this calendar. */
  private static Optional<String> name(String href, Reporting report) {
    return Target.at(href) instanceof Target.Entry entry && entry.calendar().equals(report.target())
        ? Optional.of(entry.name())
        : Optional.empty();
  }
}
