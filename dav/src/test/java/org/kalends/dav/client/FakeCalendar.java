package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.kalends.dav.client.FakeServer.Asked;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Xml;
import org.kalends.dav.wire.XmlLimits;
import org.kalends.ics.Document;

/** A calendar at {@code /cal/} that does what the RFCs say, except where a test says otherwise. */
final class FakeCalendar implements FakeServer.Answers {
  static final String PATH = "/cal/";

  /** By href as the server writes it. */
  final Map<String, Stored> items = new ConcurrentSkipListMap<>();

  String token = "t1";
  boolean syncs = true;
  private Function<Asked, Optional<Say>> special = asked -> Optional.empty();
  private int version;

  record Stored(String etag, String content) {}

  /** What this server says to some requests, unlike others. */
  FakeCalendar except(Function<Asked, Optional<Say>> otherwise) {
    special = otherwise;
    return this;
  }

  FakeCalendar withoutSync() {
    syncs = false;
    return this;
  }

  FakeCalendar holding(String name, Document document) {
    return holding(name, "\"" + name + "-1\"", document);
  }

  FakeCalendar holding(String name, String etag, Document document) {
    items.put(PATH + name, new Stored(etag, document.toString()));
    return this;
  }

  static CalDavReplica replica(FakeServer server, Lines lines) throws IOException {
    URI uri = server.at(PATH);
    return new CalDavReplica(lines.to(uri), uri);
  }

  @Override
  public Say to(Asked asked) throws IOException {
    var otherwise = special.apply(asked);
    if (otherwise.isPresent()) return otherwise.get();
    return switch (asked.method()) {
      case "PROPFIND" -> "0".equals(asked.header("Depth")) ? itself() : members();
      case "REPORT" -> report(asked);
      case "GET" -> get(asked.path());
      case "PUT" -> put(asked);
      case "DELETE" -> delete(asked);
      default -> Say.status(405);
    };
  }

  Say itself() {
    var report =
        "<D:supported-report><D:report><D:sync-collection/></D:report></D:supported-report>";
    return Say.multistatus(
        "<D:response><D:href>/cal/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype><CS:getctag>"
            + token
            + "</CS:getctag>"
            + (syncs ? "<D:sync-token>" + token + "</D:sync-token>" : "")
            + "<D:supported-report-set>"
            + (syncs ? report : "")
            + "</D:supported-report-set></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>");
  }

  private Say members() {
    var all =
        new StringBuilder(
            "<D:response><D:href>/cal/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>");
    items.forEach((href, stored) -> all.append(member(href, stored, false)));
    return Say.multistatus(all.toString());
  }

  static String member(String href, Stored stored, boolean data) {
    return "<D:response><D:href>"
        + text(href)
        + "</D:href><D:propstat><D:prop><D:getetag>"
        + text(stored.etag())
        + "</D:getetag>"
        + (data ? "<C:calendar-data>" + text(stored.content()) + "</C:calendar-data>" : "")
        + "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>";
  }

  static String gone(String href) {
    return "<D:response><D:href>"
        + href
        + "</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>";
  }

  private Say report(Asked asked) throws IOException {
    var report = Xml.read(asked.body().getBytes(UTF_8), XmlLimits.REQUEST);
    if (report.is(Names.SYNC_COLLECTION))
      return Say.multistatus("<D:sync-token>" + token + "</D:sync-token>");
    if (!report.is(Names.CALENDAR_MULTIGET)) return Say.multistatus("");
    var found = new StringBuilder();
    for (Element href : report.children(Names.HREF)) {
      var stored = at(href.text());
      found.append(stored.map(s -> member(href.text(), s, true)).orElse(gone(href.text())));
    }
    return Say.multistatus(found.toString());
  }

  private Optional<Stored> at(String href) {
    var wanted = new Href(href);
    return new TreeMap<>(items)
        .entrySet().stream()
            .filter(entry -> new Href(entry.getKey()).same(wanted))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private Say get(String path) {
    return at(path)
        .map(stored -> Say.of(200, stored.content()).with("ETag", stored.etag()))
        .orElse(Say.status(404));
  }

  private Say put(Asked asked) {
    var now = at(asked.path());
    var expected = asked.header("If-Match");
    if (asked.header("If-None-Match") != null && now.isPresent()) return Say.status(412);
    if (expected != null && now.filter(s -> s.etag().equals(expected)).isEmpty())
      return Say.status(412);
    var stored = new Stored("\"put-" + ++version + "\"", asked.body());
    items.put(asked.path(), stored);
    return Say.status(now.isPresent() ? 204 : 201).with("ETag", stored.etag());
  }

  private Say delete(Asked asked) {
    var now = at(asked.path());
    if (now.isEmpty()) return Say.status(404);
    var expected = asked.header("If-Match");
    if (expected != null && !now.get().etag().equals(expected)) return Say.status(412);
    items.remove(asked.path());
    return Say.status(204);
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;");
  }
}
