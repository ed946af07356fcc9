package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** CALDAV:calendar-query (RFC 4791 7.8). */
final class Query {
  private final Reporting report;
  private final Filter.OfComponent filter;

  private Query(Reporting report, Filter.OfComponent filter) {
    this.report = report;
    this.filter = filter;
  }

  static Answer answer(Reporting report) throws Refusal, IOException {
    Filter.OfComponent filter = FilterXml.of(report.body());
    Query query = new Query(report, filter);
    List<Response> responses = new ArrayList<>();
    CalendarStore.Listing listing = report.store().list();
    for (ServedItem item : listing.items()) {
      query.response(item, listing.writable()).ifPresent(responses::add);
    }
    return Preconditions.xml(207, Multistatus.of(responses).element());
  }

  private Optional<Response> response(ServedItem item, boolean writable)
      throws Refusal, IOException {
    if (!mayHold(item)) {
      return Optional.empty();
    }
    if (isTrivial()) {
      return report.response(item, writable);
    }
    Optional<Served.Content> content = report.store().listed(item.name());
    if (content.isEmpty() || !holds(content.get())) {
      return Optional.empty();
    }
    return Optional.of(report.response(content.get(), writable));
  }

  private boolean holds(Served.Content content) {
    return Matching.holds(filter, Document.parse(content.text()).document(), report.floating());
  }

  /** Whether the text of an item need be read at all; from what the listing knows of it. */
  private boolean mayHold(ServedItem item) {
    for (Filter inner : filter.filters()) {
      if (inner instanceof Filter.OfComponent component && !mayHold(component, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayHold(Filter.OfComponent component, ServedItem item) {
    if (!component.name().equals(item.kind())) {
      return component.absent() || component.name().equals("VTIMEZONE");
    }
    return component.during().map(range -> range.mayTouch(item.starts(), item.ends())).orElse(true);
  }

  /** Whether what the listing knows decides already: only kinds are asked for. */
  private boolean isTrivial() {
    return filter.during().isEmpty()
        && !filter.absent()
        && filter.filters().stream().allMatch(Query::asksForKind);
  }

  private static boolean asksForKind(Filter filter) {
    return filter instanceof Filter.OfComponent component
        && !component.absent()
        && component.during().isEmpty()
        && component.filters().isEmpty()
        && Item.KINDS.contains(component.name());
  }
}
