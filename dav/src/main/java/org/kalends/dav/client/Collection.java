package org.kalends.dav.client;

import java.net.URI;
import java.util.Optional;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.core.sync.RemoteException.LoginRefused;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/**
 * What a calendar collection says of itself.
 *
 * @param uri that answered, ending with a slash
 * @param syncs whether it knows the sync-collection report
 * @param largest how many bytes one resource may have
 */
record Collection(
    URI uri,
    Optional<String> token,
    Optional<String> ctag,
    boolean syncs,
    boolean writable,
    long largest) {

  /** One request. */
  static Collection ask(Connection connection, URI uri) throws RemoteException {
    var reply =
        connection.ask(
            Request.propfind(
                uri,
                0,
                Names.RESOURCETYPE,
                Names.GETCTAG,
                Names.SYNC_TOKEN,
                Names.CURRENT_USER_PRIVILEGE_SET,
                Names.SUPPORTED_REPORT_SET,
                Names.MAX_RESOURCE_SIZE));
    var answer = reply.answer();
    var itself = reply.multistatus().flatMap(all -> all.responses().stream().findFirst());
    if (itself.isEmpty() || itself.get().status().orElse(200) / 100 != 2)
      throw noCalendar(
          connection,
          answer,
          itself.flatMap(r -> r.status().stream().boxed().findFirst()).orElse(answer.status()));
    return of(slashed(answer.uri()), itself.get());
  }

  private static Collection of(URI uri, Response itself) {
    boolean syncs =
        itself.property(Names.SUPPORTED_REPORT_SET).stream()
            .flatMap(set -> set.children(Names.SUPPORTED_REPORT).stream())
            .anyMatch(r -> r.at(Names.REPORT, Names.SYNC_COLLECTION).isPresent());
    return new Collection(
        uri,
        itself.text(Names.SYNC_TOKEN),
        itself.text(Names.GETCTAG),
        syncs,
        Privileges.writable(itself),
        itself
            .text(Names.MAX_RESOURCE_SIZE)
            .filter(size -> size.matches("[1-9]\\d{0,17}"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE));
  }

  private static RemoteException noCalendar(Connection connection, Answer answer, int status) {
    var where = Address.plain(answer.uri());
    return switch (status) {
      case 403 ->
          new LoginRefused(
              "%s does not let %s in (403)%s; check the user name and what it may read"
                  .formatted(where, connection.account().user(), answer.excerpt()));
      case 404, 410 ->
          new BadAnswer(
              "no calendar at %s (%d); was it renamed or deleted on the server?"
                  .formatted(where, status),
              null);
      // Radicale answers so as long as it cannot read one of the calendar's files
      case 500 ->
          new BadAnswer(
              "the server fails on %s (500)%s; its log says why, perhaps one of its files is broken"
                  .formatted(where, answer.excerpt()),
              null);
      default ->
          new BadAnswer(
              "%s is no calendar: the server answered %d%s; check the address"
                  .formatted(where, status, answer.excerpt()),
              null);
    };
  }

  static URI slashed(URI uri) {
    return uri.getRawPath().endsWith("/") ? uri : URI.create(Address.plain(uri) + "/");
  }

  boolean is(Href href) {
    return href.same(Href.of(uri));
  }

  /** Whether a path is inside this collection. */
  boolean holds(Href href) {
    return !is(href) && href.key().startsWith(Href.of(uri).key());
  }

  /** Of the resource of that name. */
  Href href(String name) {
    return new Href(uri.getRawPath() + Href.segment(name));
  }

  /** The address of one of its resources, for messages. */
  String where(Href href) {
    return Address.plain(href.against(uri));
  }
}
