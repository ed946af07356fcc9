package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.client.FakeServer.Say;

class DiscoveryTest {
  private final Lines lines = new Lines();

  /** PROPFIND answers by path and depth; all else is 404. */
  private final Map<String, Say> site = new ConcurrentHashMap<>();

  private FakeServer server() throws Exception {
    return FakeServer.answering(asked ->
        site.getOrDefault(
            asked.method() + " " + asked.path() + " " + asked.header("Depth"),
            site.getOrDefault(asked.method() + " " + asked.path(), Say.status(404))));
  }

  private static String response(String href, String properties) {
    return "<D:response><D:href>"
        + href
        + "</D:href><D:propstat><D:prop>"
        + properties
        + "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>";
  }

  private static String calendar(String href, String name, String more) {
    return response(
        href,
        "<D:resourcetype><D:collection/><C:calendar/>"
            + more
            + "</D:resourcetype><D:displayname>"
            + name
            + "</D:displayname>");
  }

  private static Say principal(String href) {
    return Say.multistatus(
        response(
            "/",
            "<D:current-user-principal><D:href>" + href + "</D:href></D:current-user-principal>"));
  }

  private static Say home(String... hrefs) {
    var all = new StringBuilder();
    for (var href : hrefs) all.append("<D:href>").append(href).append("</D:href>");
    return Say.multistatus(
        response("/p/", "<C:calendar-home-set>" + all + "</C:calendar-home-set>"));
  }

  private void usualHome(String path) {
    site.put("PROPFIND /p/ 0", home(path));
    site.put("PROPFIND " + path + " 1", Say.multistatus(calendar(path + "work/", "Work", "")));
  }

  private Discovery.Found find(FakeServer server, String path) throws Exception {
    try (var line = lines.to(server.at("/"))) {
      return Discovery.find(line, server.at(path).toString(), (name, type) -> List.of());
    }
  }

  @Test
  void whatPeopleTypeBecomesAnAddress() {
    assertThat(Discovery.address("alice@example.com")).hasToString("https://example.com/");
    assertThat(Discovery.address("dav.example.com:8443"))
        .hasToString("https://dav.example.com:8443/");
    assertThat(Discovery.address("example.com/dav/alice@x/"))
        .hasToString("https://example.com/dav/alice@x/");
    assertThat(Discovery.address("http://localhost:5232")).hasToString("http://localhost:5232/");
    assertThatThrownBy(() -> Discovery.address("no host"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWellKnownAddressLeadsToPrincipalHomeAndCalendars() throws Exception {
    site.put("PROPFIND /.well-known/caldav", Say.status(301).with("Location", "/dav/"));
    site.put("PROPFIND /dav/ 0", principal("/p/"));
    usualHome("/dav/home/");
    try (var server = server()) {
      var found = find(server, "/");
      assertThat(found.calendars())
          .extracting(RemoteCalendar::url)
          .containsExactly(server.at("/dav/home/work/"));
      assertThat(found.homes()).containsExactly(server.at("/dav/home/"));
    }
  }

  @Test
  void someRedirectFromTheWellKnownAddressOnlyForGet() throws Exception {
    site.put("PROPFIND /.well-known/caldav", Say.status(405));
    site.put("GET /.well-known/caldav", Say.status(302).with("Location", "/dav/"));
    site.put("GET /dav/", Say.of(200, "<html/>"));
    site.put("PROPFIND /dav/ 0", principal("/p/"));
    usualHome("/home/");
    try (var server = server()) {
      assertThat(find(server, "/").calendars()).hasSize(1);
    }
  }

  @Test
  void aCalendarItselfIsTaken() throws Exception {
    site.put("PROPFIND /x/cal/ 0", Say.multistatus(calendar("/x/cal/", "Mine", "")));
    try (var server = server()) {
      var found = find(server, "/x/cal/");
      assertThat(found.calendars()).extracting(RemoteCalendar::name).containsExactly("Mine");
      assertThat(found.homes()).isEmpty();
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void radicaleTellsThePathOfACalendarThatNobodyHasNamed() throws Exception {
    var listed =
        Say.multistatus(
            response("/dav/me/", "<D:resourcetype><D:collection/></D:resourcetype>")
                + calendar("/dav/me/work/", "me/work", "")
                + calendar("/dav/me/b/", "A/B", ""));
    site.put("PROPFIND /dav/me/ 0", listed);
    site.put("PROPFIND /dav/me/ 1", listed);
    try (var server = server()) {
      assertThat(find(server, "/dav/me/").calendars())
          .extracting(RemoteCalendar::name)
          .containsExactlyInAnyOrder("work", "A/B");
    }
  }

  @Test
  void synologyAndZohoNameNoPrincipalSoTheAddressIsTheHome() throws Exception {
    var listed =
        Say.multistatus(
            response("/caldav/alice/", "<D:resourcetype><D:collection/></D:resourcetype>")
                + calendar("/caldav/alice/home/", "Home", ""));
    site.put("PROPFIND /caldav/alice/ 0", listed);
    site.put("PROPFIND /caldav/alice/ 1", listed);
    try (var server = server()) {
      assertThat(find(server, "/caldav/alice/").calendars())
          .extracting(RemoteCalendar::name)
          .containsExactly("Home");
    }
  }

  @Test
  void inboxOutboxAndTrashAreNoCalendars() throws Exception {
    site.put("PROPFIND /dav/ 0", principal("/p/"));
    site.put("PROPFIND /p/ 0", home("/h/"));
    site.put(
        "PROPFIND /h/ 1",
        Say.multistatus(
            response("/h/", "<D:resourcetype><D:collection/></D:resourcetype>")
                + response(
                    "/h/inbox/",
                    "<D:resourcetype><D:collection/><C:schedule-inbox/></D:resourcetype>")
                + calendar(
                    "/h/bin/", "Bin", "<x:deleted-calendar xmlns:x='http://nextcloud.com/ns'/>")
                + response(
                    "/h/feed/",
                    "<D:resourcetype><D:collection/><CS:subscribed/></D:resourcetype><A:calendar-color>#11223344</A:calendar-color>")
                + calendar("/h/a%20b/", "", "")));
    try (var server = server()) {
      var found = find(server, "/dav/");
      assertThat(found.calendars()).extracting(RemoteCalendar::name).containsExactly("feed", "a b");
      assertThat(found.calendars().getFirst().writable()).isFalse();
      assertThat(found.calendars().getFirst().color()).contains("#112233");
    }
  }

  @Test
  void severalHomesAreAllListedAndOneThatFailsStopsNoOther() throws Exception {
    site.put("PROPFIND /dav/ 0", principal("/p/"));
    site.put("PROPFIND /p/ 0", home("/broken/", "/one/", "/two/"));
    site.put("PROPFIND /broken/ 1", Say.of(207, "<html>"));
    site.put("PROPFIND /one/ 1", Say.multistatus(calendar("/one/a/", "A", "")));
    site.put("PROPFIND /two/ 1", Say.multistatus(calendar("/two/b/", "B", "")));
    try (var server = server()) {
      var found = find(server, "/dav/");
      assertThat(found.calendars()).extracting(RemoteCalendar::name).containsExactly("A", "B");
    }
  }

  @Test
  void aHomeOnAnotherOriginIsNamedAndOnlyAskedOnceAllowed() throws Exception {
    site.put("PROPFIND /dav/ 0", principal("/p/"));
    try (var other = FakeServer.answering(asked -> Say.multistatus(calendar("/h/a/", "A", "")));
        var server = server()) {
      site.put("PROPFIND /p/ 0", home(other.at("/h/").toString()));
      var found = find(server, "/dav/");
      assertThat(found.calendars()).isEmpty();
      assertThat(found.elsewhere()).containsExactly(other.at(""));
      assertThat(other.asked()).isEmpty();
      var allowed = Account.of(server.at("/"), "alice", () -> "secret").allowing(other.at("/"));
      try (var line = lines.to(allowed)) {
        var again = Discovery.find(line, server.at("/dav/").toString(), (n, t) -> List.of());
        assertThat(again.calendars())
            .extracting(RemoteCalendar::url)
            .containsExactly(other.at("/h/a/"));
      }
    }
  }

  @Test
  void icloudSpreadsOneAccountOverHostsBelowItsName() {
    var origins =
        new Origins(Account.of(URI.create("https://caldav.icloud.com/"), "a", () -> "secret"));
    assertThat(origins.allows(URI.create("https://p42-caldav.icloud.com:443/1/"))).isTrue();
    assertThat(origins.allows(URI.create("http://p42-caldav.icloud.com/1/"))).isFalse();
    assertThat(origins.allows(URI.create("https://caldav.icloud.com.example.com/"))).isFalse();
    assertThat(origins.allows(URI.create("https://eviicloud.com/"))).isFalse();
  }

  @Test
  void theUsersHostMayPointBelowItselfButNotBesideItself() {
    var origins = new Origins(Account.of(URI.create("https://example.com/"), "a", () -> ""));
    assertThat(origins.allows(URI.create("https://dav.example.com/"))).isTrue();
    assertThat(origins.allows(URI.create("http://dav.example.com/"))).isFalse();
    assertThat(origins.allows(URI.create("https://example.com:8443/"))).isFalse();
    assertThat(origins.allows(URI.create("https://notexample.com/"))).isFalse();
  }

  @Test
  void dnsNamesTheServerOfADomain() {
    Dns dns =
        (name, type) ->
            type.equals("SRV")
                ? List.of("10 0 443 second.example.", "0 1 8443 dav.example.com.")
                : List.of("\"path=/caldav/\"");
    assertThat(Dns.caldav(dns, "example.com"))
        .contains(URI.create("https://dav.example.com:8443/caldav/"));
    assertThat(Dns.caldav((n, t) -> List.of("0 0 0 ."), "example.com")).isEmpty();
    assertThat(Dns.caldav((n, t) -> List.of("garbage"), "example.com")).isEmpty();
  }

  @Test
  void nothingFoundTellsWhatWasTried() throws Exception {
    try (var server = server()) {
      var found = find(server, "/somewhere/");
      assertThat(found.anything()).isFalse();
      assertThat(found.tried())
          .anyMatch(t -> t.endsWith("/somewhere/: 404"))
          .anyMatch(t -> t.endsWith("/.well-known/caldav: 404"));
    }
  }

  @Test
  void nobodyAtAllIsUnreachable() throws Exception {
    URI nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    try (var line = lines.to(nobody)) {
      assertThatThrownBy(() -> Discovery.find(line, nobody.toString(), (n, t) -> List.of()))
          .isInstanceOf(RemoteException.Unreachable.class);
    }
  }

  @Test
  void aWrongPasswordIsSaidAtOnce() throws Exception {
    try (var server =
        FakeServer.answering(
            asked -> Say.status(401).with("WWW-Authenticate", "Basic realm=\"x\""))) {
      assertThatThrownBy(() -> find(server, "/")).isInstanceOf(RemoteException.LoginRefused.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void aNewCalendarTakesAFreeName() throws Exception {
    var made = ConcurrentHashMap.<String>newKeySet();
    made.add("/h/work/");
    try (var server =
            FakeServer.answering(asked -> {
              if (asked.method().equals("MKCALENDAR")) {
                made.add(asked.path());
                return Say.status(201);
              }
              return made.contains(asked.path())
                  ? Say.multistatus(calendar(asked.path(), "Wörk", ""))
                  : Say.status(404);
            });
        var line = lines.to(server.at("/"))) {
      var uri =
          RemoteCalendars.create(
              line, server.at("/h/"), "Wörk", Optional.of("#112233"), Set.of("VTODO", "VEVENT"));
      assertThat(uri).isEqualTo(server.at("/h/work-2/"));
      assertThat(server.asked("MKCALENDAR").getFirst().body())
          .contains("Wörk", "#112233", "<C:comp name=\"VEVENT\"/><C:comp name=\"VTODO\"/>");
    }
  }
}
