package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.client.Fetched.Failed;
import org.kalends.dav.client.Fetched.Found;
import org.kalends.dav.client.Fetched.Gone;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** Fetches resources by calendar-multiget (RFC 4791 section 7.9), or one by one. */
final class Fetcher {
  /** Zoho fails at the 101st. */
  private static final int BATCH = 50;

  private final Connection connection;
  private final Collection collection;
  private final Parallel parallel;
  private volatile boolean multiget = true;

  Fetcher(Connection connection, Collection collection, Parallel parallel) {
    this.connection = connection;
    this.collection = collection;
    this.parallel = parallel;
  }

  /** Answers in the order of the hrefs, and with these hrefs, however the server spells them. */
  List<Fetched> fetch(List<Href> hrefs) throws RemoteException {
    if (hrefs.isEmpty()) return List.of();
    var batches = new ArrayList<List<Href>>();
    for (int i = 0; i < hrefs.size(); i += BATCH)
      batches.add(hrefs.subList(i, Math.min(i + BATCH, hrefs.size())));
    return parallel.map(batches, this::batch).stream().flatMap(List::stream).toList();
  }

  private List<Fetched> batch(List<Href> hrefs) throws RemoteException {
    var answers = multiget ? multiget(hrefs) : Map.<String, Fetched>of();
    var fetched = new ArrayList<Fetched>();
    for (var href : hrefs) {
      var answer = answers.get(href.key());
      fetched.add(answer == null ? get(href) : answer);
    }
    return fetched;
  }

  private Map<String, Fetched> multiget(List<Href> hrefs) throws RemoteException {
    var children = new ArrayList<Element>();
    children.add(
        Element.of(Names.PROP, Element.of(Names.GETETAG), Element.of(Names.CALENDAR_DATA)));
    hrefs.forEach(href -> children.add(Element.text(Names.HREF, href.value())));
    var report = Element.of(Names.CALENDAR_MULTIGET, children);
    var reply = connection.ask(Request.report(collection.uri(), 1, report));
    if (reply.multistatus().isEmpty()) {
      multiget = false; // 403, 405, 501: does not know it; 404: Synology; else it may be this batch
      return Map.of();
    }
    var answers = new HashMap<String, Fetched>();
    for (var response : reply.multistatus().get().responses())
      of(response).ifPresent(fetched -> answers.put(response.href().key(), fetched));
    var byRequest = new HashMap<String, Fetched>();
    for (var href : hrefs) {
      var answer = answers.get(href.key());
      if (answer != null) byRequest.put(href.key(), at(href, answer));
    }
    return byRequest;
  }

  private static Fetched at(Href href, Fetched answer) {
    return switch (answer) {
      case Found found -> new Found(href, found.etag(), found.content());
      case Gone gone -> new Gone(href);
      case Failed failed -> new Failed(href, failed.reason());
    };
  }

  /** Empty where the answer does not settle it, so that the resource is asked for by itself. */
  private static Optional<Fetched> of(Response response) {
    int status = response.status().orElse(200);
    if (status == 404 || status == 410) return Optional.of(new Gone(response.href()));
    return response
        .property(Names.CALENDAR_DATA)
        .filter(data -> !data.text().isBlank())
        .map(data -> new Found(response.href(), response.text(Names.GETETAG), lines(data.text())));
  }

  /** An XML reader has made LF of each CR LF that was not written as a reference. */
  private static byte[] lines(String text) {
    var whole = text.indexOf('\r') >= 0 ? text : text.replace("\n", "\r\n");
    return whole.getBytes(UTF_8);
  }

  Fetched get(Href href) throws RemoteException {
    var answer = connection.send(Request.get(href.against(collection.uri())));
    if (answer.gone()) return new Gone(href);
    if (answer.status() != 200)
      return new Failed(href, "the server answered " + answer.status() + answer.excerpt());
    return new Found(href, answer.header("ETag"), answer.body());
  }
}
