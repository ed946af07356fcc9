package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
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
  /** A batch that every server takes: Zoho fails at the 101st. */
  private static final int SMALL = 50;

  private static final int LARGE = 500;

  /** How long an answer may become. */
  private static final int BYTES = 1 << 20;

  /** How long a server may think: Xandikos takes seconds for a few of many thousand items. */
  private static final Duration THOUGHT = Duration.ofSeconds(5);

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
    long began = System.nanoTime();
    var first = batch(hrefs.subList(0, Math.min(SMALL, hrefs.size())));
    var took = Duration.ofNanos(System.nanoTime() - began);
    var fetched = new ArrayList<>(first);
    var rest = hrefs.subList(first.size(), hrefs.size());
    if (!rest.isEmpty())
      parallel
          .map(batches(rest, size(first, took, rest.size())), this::batch)
          .forEach(fetched::addAll);
    return fetched;
  }

  /**
   * So many that all lines are busy, no answer becomes too long and none takes too long, going by
   * those so far.
   */
  private int size(List<Fetched> sofar, Duration took, int left) {
    long bytes = 0;
    for (var one : sofar) if (one instanceof Found found) bytes += found.content().length;
    long fitting = bytes == 0 ? SMALL : (long) BYTES * sofar.size() / bytes;
    long inTime = THOUGHT.toNanos() / Math.max(1, took.toNanos() / sofar.size());
    int busy = left / parallel.width() + 1;
    return Math.clamp(Math.min(busy, Math.min(fitting, inTime)), SMALL, LARGE);
  }

  private static List<List<Href>> batches(List<Href> hrefs, int size) {
    var batches = new ArrayList<List<Href>>();
    for (int i = 0; i < hrefs.size(); i += size)
      batches.add(hrefs.subList(i, Math.min(i + size, hrefs.size())));
    return batches;
  }

  private List<Fetched> batch(List<Href> hrefs) throws RemoteException {
    var answers = new HashMap<String, Fetched>();
    if (hrefs.size() > SMALL) multiget(hrefs).ifPresent(answers::putAll);
    var missing = hrefs.stream().filter(href -> !answers.containsKey(href.key())).toList();
    for (var small : batches(missing, SMALL)) {
      var found = multiget ? multiget(small) : Optional.<Map<String, Fetched>>empty();
      // 403, 405, 501: does not know it; 404: Synology; else it may be this batch
      if (found.isEmpty()) multiget = false;
      found.ifPresent(answers::putAll);
    }
    var fetched = new ArrayList<Fetched>();
    for (var href : hrefs) {
      var answer = answers.get(href.key());
      fetched.add(answer == null ? get(href) : answer);
    }
    return fetched;
  }

  /** By key; without those it does not settle. Empty where the server does not answer with 207. */
  private Optional<Map<String, Fetched>> multiget(List<Href> hrefs) throws RemoteException {
    var children = new ArrayList<Element>();
    children.add(
        Element.of(Names.PROP, Element.of(Names.GETETAG), Element.of(Names.CALENDAR_DATA)));
    hrefs.forEach(href -> children.add(Element.text(Names.HREF, href.value())));
    var report = Element.of(Names.CALENDAR_MULTIGET, children);
    var reply = connection.ask(Request.report(collection.uri(), 1, report));
    if (reply.multistatus().isEmpty()) return Optional.empty();
    var answers = new HashMap<String, Fetched>();
    for (var response : reply.multistatus().get().responses())
      of(response).ifPresent(fetched -> answers.put(response.href().key(), fetched));
    var byRequest = new HashMap<String, Fetched>();
    for (var href : hrefs) {
      var answer = answers.get(href.key());
      if (answer != null) byRequest.put(href.key(), at(href, answer));
    }
    return Optional.of(byRequest);
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
