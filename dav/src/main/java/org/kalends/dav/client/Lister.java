package org.kalends.dav.client;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.dav.client.Listing.Entry;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** Lists a collection: all of it, or what changed since a token. */
final class Lister {
  private static final int PAGES = 10_000;
  private static final QName[] MEMBER = {Names.GETETAG, Names.RESOURCETYPE, Names.GETCONTENTTYPE};

  private final Connection connection;
  private final Collection collection;

  Lister(Connection connection, Collection collection) {
    this.connection = connection;
    this.collection = collection;
  }

  /** PROPFIND of the members with their ETags: what every server can. */
  Listing complete() throws RemoteException {
    var reply = connection.ask(Request.propfind(collection.uri(), 1, MEMBER));
    var members =
        reply
            .multistatus()
            .orElseThrow(() ->
                new BadAnswer(
                    "%s does not list its items: the server answered %d%s; try again later"
                        .formatted(
                            Address.plain(collection.uri()),
                            reply.answer().status(),
                            reply.answer().excerpt()),
                    null));
    var entries = new LinkedHashMap<String, Entry>();
    for (var response : members.responses())
      if (member(response) && !gone(response)) add(entries, response);
    return new Listing(entries, Set.of(), true, collection.token());
  }

  /**
   * The same by a sync-collection report without a token (RFC 6578 section 3.3), which Radicale
   * answers in a tenth of the time. Empty where it does not list anything.
   */
  Optional<Listing> initial() throws RemoteException {
    return since("")
        .filter(listing -> !listing.entries().isEmpty())
        .map(listing -> new Listing(listing.entries(), Set.of(), true, listing.token()));
  }

  /**
   * The sync-collection report (RFC 6578 section 3). Empty where the server does not take the
   * token: 403, 409 or 507 by the book, 400, 410, 412, 415 and 500 (Xandikos) in the field.
   */
  Optional<Listing> since(String token) throws RemoteException {
    var entries = new LinkedHashMap<String, Entry>();
    var gone = new LinkedHashSet<String>();
    var from = token;
    for (int page = 0; page < PAGES; page++) {
      var answer = connection.ask(Request.report(collection.uri(), 0, report(from))).multistatus();
      if (answer.isEmpty() || answer.get().syncToken().isEmpty()) return Optional.empty();
      answer.get().responses().forEach(response -> sort(response, entries, gone));
      var next = answer.get().syncToken().get();
      if (!truncated(answer.get()))
        return Optional.of(new Listing(entries, gone, false, Optional.of(next)));
      if (next.equals(from)) return Optional.empty();
      from = next;
    }
    return Optional.empty();
  }

  private static Element report(String token) {
    return Element.of(
        Names.SYNC_COLLECTION,
        Element.text(Names.SYNC_TOKEN, token),
        Element.text(Names.SYNC_LEVEL, "1"),
        Element.of(Names.PROP, Stream.of(MEMBER).map(Element::of).toList()));
  }

  /** RFC 6578 section 3.6: 507 for the collection itself. */
  private boolean truncated(Multistatus answer) {
    return answer.responses().stream()
        .anyMatch(r -> r.status().orElse(0) == 507 && collection.is(r.href()));
  }

  private void sort(Response response, Map<String, Entry> entries, Set<String> gone) {
    var key = response.href().key();
    if (!member(response)) return;
    if (gone(response)) {
      entries.remove(key);
      gone.add(key);
    } else {
      gone.remove(key);
      add(entries, response);
    }
  }

  /** 418 is what Nextcloud said for 404 before 2024. */
  private static boolean gone(Response response) {
    int status = response.status().orElse(200);
    return status == 404 || status == 410 || status == 418;
  }

  private static void add(Map<String, Entry> entries, Response response) {
    entries.putIfAbsent(
        response.href().key(), new Entry(response.href(), response.text(Names.GETETAG)));
  }

  /** Neither the collection itself, nor one below it, nor what is no calendar data. */
  private boolean member(Response response) {
    if (!collection.holds(response.href()) || response.href().value().endsWith("/")) return false;
    if (response.property(Names.RESOURCETYPE).filter(t -> t.has(Names.COLLECTION)).isPresent())
      return false;
    var type = response.text(Names.GETCONTENTTYPE).orElse("text/calendar").toLowerCase(Locale.ROOT);
    // Kerio and DavMail keep events as mails
    var name = response.href().name().toLowerCase(Locale.ROOT);
    return type.contains("calendar") || name.endsWith(".ics") || name.endsWith(".eml");
  }
}
