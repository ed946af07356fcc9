package org.kalends.dav.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.ItemProblem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Xml;
import org.kalends.dav.wire.XmlLimits;

/** A running server over a folder, in open mode, with the calendar {@code work}, and a client. */
final class Rig implements AutoCloseable {
  static final String HOME = "/calendars/ana/";
  static final String WORK = HOME + "work/";
  static final String HTTP_DATE =
      "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
  final Path root;
  final Queue<ServerLog.Line> lines = new ConcurrentLinkedQueue<>();
  final Queue<ItemProblem> problems = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Path ledger;
  private final Layout layout;
  private final HttpClient client = HttpClient.newHttpClient();
  private DavServer server;

  private Rig(Path folder, Layout layout) throws IOException {
    this.root = folder.resolve("root");
    this.ledger = folder.resolve("state/ledger.db");
    this.layout = layout;
    Files.createDirectories(root.resolve("work"));
    start();
  }

  static Rig in(Path folder) throws IOException {
    return new Rig(folder, Layout.CALDIR);
  }

  static Rig in(Path folder, Layout layout) throws IOException {
    return new Rig(folder, layout);
  }

  private void start() throws IOException {
    User ana = new User("ana", "", root, ledger, format(layout));
    server = DavServer.start(ServerSettings.open(loopback(), ana), clock(), log());
  }

  static FolderFormat format(Layout layout) {
    return FolderFormat.plain(layout, ZoneId.of("Europe/Vienna"));
  }

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  ServerLog log() {
    return new ServerLog() {
      @Override
      public void answered(Line line) {
        lines.add(line);
      }

      @Override
      public void problem(ItemProblem problem) {
        problems.add(problem);
      }

      @Override
      public void failed(String request, Throwable cause) {
        failures.add(cause);
      }
    };
  }

  /** Stops the server and starts another one over the same folder. */
  void restart() throws IOException {
    server.close();
    start();
  }

  /** As {@link #restart}, with the ledger lost in between. */
  void restartWithoutLedger() throws IOException {
    server.close();
    for (Path file : list(ledger.getParent())) {
      Files.delete(file);
    }
    start();
  }

  DavServer server() {
    return server;
  }

  Answered ask(String method, String path, String body, String... headers) {
    return send(server, client, method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Answered send(
      DavServer server,
      HttpClient client,
      String method,
      String path,
      byte[] body,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answered(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer with what tests ask of it. */
  record Answered(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    String etag() {
      return header("ETag").orElseThrow();
    }

    Element xml() {
      try {
        return Xml.read(bytes(), XmlLimits.ANSWER);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    Multistatus multistatus() {
      try {
        return Multistatus.read(xml());
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    Multistatus.Response of(String href) {
      return multistatus().responses().stream()
          .filter(response -> response.href().value().equals(href))
          .findFirst()
          .orElseThrow(() -> new AssertionError("nothing of " + href + " in " + text()));
    }

    List<String> hrefs() {
      return multistatus().responses().stream().map(r -> r.href().value()).toList();
    }

    /** The local name of the precondition in a DAV:error. */
    String condition() {
      Element error = xml();
      return error.is(Names.ERROR) ? error.children().getFirst().name().getLocalPart() : "";
    }
  }

  Answered put(String name, String text, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Content-Type", "text/calendar"), Stream.of(headers))
            .toArray(String[]::new);
    return ask("PUT", WORK + name, text, all);
  }

  Answered get(String name, String... headers) {
    return ask("GET", WORK + name, "", headers);
  }

  Answered propfind(String path, String depth, String props, String... headers) {
    String[] all =
        Stream.concat(
                Stream.of("Depth", depth, "Content-Type", "application/xml"), Stream.of(headers))
            .toArray(String[]::new);
    return ask("PROPFIND", path, dav("D:propfind", "<D:prop>" + props + "</D:prop>"), all);
  }

  Answered report(String body) {
    return ask("REPORT", WORK, body, "Content-Type", "application/xml", "Depth", "1");
  }

  /** The sync-collection report from a token on. */
  Answered sync(String token) {
    return report(sync(token, ""));
  }

  static String sync(String token, String limit) {
    return dav(
        "D:sync-collection",
        "<D:sync-token>"
            + token
            + "</D:sync-token><D:sync-level>1</D:sync-level>"
            + limit
            + "<D:prop><D:getetag/></D:prop>");
  }

  String syncToken() {
    return propfind(WORK, "0", "<D:sync-token/>").of(WORK).text(Names.SYNC_TOKEN).orElseThrow();
  }

  String ctag() {
    return propfind(WORK, "0", "<CS:getctag/>").of(WORK).text(Names.GETCTAG).orElseThrow();
  }

  /** An element of that name with the usual prefixes declared. */
  static String dav(String name, String content) {
    return "<?xml version=\"1.0\"?><"
        + name
        + " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\""
        + " xmlns:CS=\"http://calendarserver.org/ns/\" xmlns:A=\"http://apple.com/ns/ical/\">"
        + content
        + "</"
        + name
        + ">";
  }

  /** An event of one hour, with these further lines in it. */
  static String event(String uid, String start, String... lines) {
    return calendar(component("VEVENT", uid, start, lines));
  }

  static String component(String kind, String uid, String start, String... lines) {
    return "BEGIN:"
        + kind
        + "\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:"
        + start
        + "\r\n"
        + Stream.of(lines).map(line -> line + "\r\n").reduce("", String::concat)
        + "END:"
        + kind
        + "\r\n";
  }

  static String calendar(String... components) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//EN\r\n"
        + String.join("", components)
        + "END:VCALENDAR\r\n";
  }

  /** The .ics files of the calendar. */
  List<Path> files() throws IOException {
    return list(root.resolve("work")).stream()
        .filter(file -> file.toString().endsWith(".ics"))
        .toList();
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
