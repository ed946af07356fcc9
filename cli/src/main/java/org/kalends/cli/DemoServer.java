package org.kalends.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.kalends.cli.DemoCalendars.Demo;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.dav.server.DavServer;
import org.kalends.dav.server.Passwords;
import org.kalends.dav.server.ServerLog;
import org.kalends.dav.server.ServerSettings;
import org.kalends.dav.server.User;

/** The server of the demo, and the somebody who uses it from elsewhere. */
final class DemoServer implements AutoCloseable {
  static final String USER = "ann";
  private final DavServer server;
  private final String password;
  private final HttpClient http = HttpClient.newHttpClient();

  private DemoServer(DavServer server, String password) {
    this.server = server;
    this.password = password;
  }

  /** Starts one on a free port of this machine, with everything it keeps in that folder. */
  static DemoServer start(Path folder, String password, Clock clock, ZoneId zone)
      throws IOException {
    User user =
        new User(
            USER,
            Passwords.hash(password.toCharArray()),
            Files.createDirectories(folder.resolve("calendars")),
            folder.resolve("ledger.db"),
            FolderFormat.plain(Layout.CALDIR, zone));
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ServerSettings settings = ServerSettings.of(free, List.of(user));
    return new DemoServer(DavServer.start(settings, clock, ServerLog.NONE), password);
  }

  URI address() {
    return server.address();
  }

  /** Makes a calendar with all that is in it. */
  void fill(Demo calendar) throws IOException {
    String body =
        """
        <C:mkcalendar xmlns='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav' \
        xmlns:A='http://apple.com/ns/ical/'><set><prop><displayname>%s</displayname>\
        <A:calendar-color>%s</A:calendar-color></prop></set></C:mkcalendar>
        """
            .formatted(calendar.name(), calendar.color());
    send("MKCALENDAR", calendar.path() + "/", body);
    for (Map.Entry<String, String> item : calendar.items().entrySet()) {
      put(calendar.path() + "/" + item.getKey() + ".ics", DemoCalendars.resource(item.getValue()));
    }
  }

  String get(String path) throws IOException {
    return send("GET", path, "");
  }

  void put(String path, String text) throws IOException {
    send("PUT", path, text);
  }

  void delete(String path) throws IOException {
    send("DELETE", path, "");
  }

  private String send(String method, String path, String body) throws IOException {
    String login =
        Base64.getEncoder()
            .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve("calendars/" + USER + "/" + path))
            .header("Authorization", "Basic " + login)
            .header(
                "Content-Type",
                method.equals("PUT") ? "text/calendar; charset=utf-8" : "application/xml")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(
            "%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the demo was interrupted");
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
