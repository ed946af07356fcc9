package org.kalends.dav.client;

import java.util.Optional;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Looks for the resource of a UID (RFC 4791 section 7.8.6). */
final class UidSearch {
  private final Connection connection;
  private final Collection collection;

  UidSearch(Connection connection, Collection collection) {
    this.connection = connection;
    this.collection = collection;
  }

  /**
   * Empty where it is not in this collection, or the server cannot search.
   *
   * @param document one with items of the same kind
   */
  Optional<Href> find(String uid, Document document) throws RemoteException {
    var kind = Item.in(document).items().stream().findFirst().map(Item::kind).orElse("VEVENT");
    var reply = connection.ask(Request.report(collection.uri(), 1, query(uid, kind)));
    if (reply.multistatus().isEmpty()) return Optional.empty();
    return reply.multistatus().get().responses().stream()
        .filter(r -> r.property(Names.CALENDAR_DATA).filter(d -> holds(d, uid)).isPresent())
        .map(r -> r.href())
        .findFirst();
  }

  /** Servers match parts of a UID, or everything. */
  private static boolean holds(Element data, String uid) {
    var document =
        Document.parse(data.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)).document();
    return Item.in(document).items().stream().anyMatch(item -> item.uid().equals(uid));
  }

  private static Element query(String uid, String kind) {
    var match = Element.text(Names.TEXT_MATCH, uid).with("collation", "i;octet");
    var property = Element.of(Names.PROP_FILTER, match).with("name", "UID");
    var component = Element.of(Names.COMP_FILTER, property).with("name", kind);
    var calendar = Element.of(Names.COMP_FILTER, component).with("name", "VCALENDAR");
    return Element.of(
        Names.CALENDAR_QUERY,
        Element.of(Names.PROP, Element.of(Names.GETETAG), Element.of(Names.CALENDAR_DATA)),
        Element.of(Names.FILTER, calendar));
  }
}
