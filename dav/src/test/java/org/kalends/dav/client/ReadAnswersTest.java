package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.testkit.Samples.event;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.dav.client.FakeServer.Asked;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.testkit.Samples;

/** What servers say when they are read, as field notes tell it of each. */
class ReadAnswersTest {
  private final Lines lines = new Lines();
  private final FakeCalendar calendar =
      new FakeCalendar().holding("a.ics", event("a", "Tea")).holding("b.ics", event("b", "Cake"));

  private static Known known(Snapshot snapshot) {
    var seats = new HashMap<String, Known.Seat>();
    snapshot.changed().forEach((uid, h) -> seats.put(uid, new Known.Seat(h.place(), h.version())));
    return new Known(seats, snapshot.marker());
  }

  private static Function<Asked, Optional<Say>> on(String method, String inBody, Say say) {
    return asked ->
        asked.method().equals(method) && asked.body().contains(inBody)
            ? Optional.of(say)
            : Optional.empty();
  }

  /** Reads, lets the server change to another token, and reads again with what was known. */
  private Snapshot readAgain(FakeServer server, Runnable change) throws Exception {
    var replica = FakeCalendar.replica(server, lines);
    var known = known(replica.read(Known.NOTHING));
    calendar.token = "t2";
    change.run();
    return replica.read(known);
  }

  @Test
  void anUnchangedCalendarCostsOneRequest() throws Exception {
    try (var server = FakeServer.answering(calendar)) {
      var replica = FakeCalendar.replica(server, lines);
      var known = known(replica.read(Known.NOTHING));
      int before = server.asked().size();
      assertThat(replica.read(known).marker()).isEqualTo(known.marker());
      assertThat(server.asked()).hasSize(before + 1);
    }
  }

  @Test
  void sabreWithoutSyncCollectionIsListedByEtag() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again = readAgain(server, () -> calendar.holding("c.ics", event("c", "New")));
      assertThat(again.changed()).containsOnlyKeys("c");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Radicale and Cyrus, 403, <error xmlns='DAV:'><valid-sync-token/></error>",
    "Xandikos, 500, A server error occurred",
    "others, 400, ''",
    "others, 409, ''",
    "others, 410, ''",
    "others, 412, ''",
    "others, 415, ''",
    "Nextcloud, 507, ''"
  })
  void aTokenThatTheServerDoesNotTakeLeadsToACompleteListing(String who, int status, String body)
      throws Exception {
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> {
                calendar.items.remove("/cal/a.ics");
                calendar.except(on("REPORT", "sync-collection", Say.of(status, body)));
              });
      assertThat(again.missing()).as(who).containsExactly("a");
      assertThat(again.marker().orElseThrow()).contains("token t2");
    }
  }

  @Test
  void davicalTakesABogusTokenAndListsEverythingYetDeletionsAreSeen() throws Exception {
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> {
                var rest =
                    FakeCalendar.member("/cal/b.ics", calendar.items.get("/cal/b.ics"), false);
                calendar.items.remove("/cal/a.ics");
                calendar.except(
                    on(
                        "REPORT",
                        "sync-collection",
                        Say.multistatus(rest + "<D:sync-token>t2</D:sync-token>")));
              });
      assertThat(again.missing()).containsExactly("a");
    }
  }

  @Test
  void a507ForTheCollectionMeansThereIsMore() throws Exception {
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> {
                calendar.holding("c.ics", event("c", "New"));
                calendar.items.remove("/cal/a.ics");
                var first =
                    FakeCalendar.member("/cal/c.ics", calendar.items.get("/cal/c.ics"), false)
                        + "<D:response><D:href>/cal/</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status><D:error><D:number-of-matches-within-limits/></D:error></D:response><D:sync-token>half</D:sync-token>";
                var second = FakeCalendar.gone("/cal/a.ics") + "<D:sync-token>t2</D:sync-token>";
                calendar.except(asked -> {
                  if (!asked.body().contains("sync-collection")) return Optional.empty();
                  return Optional.of(
                      Say.multistatus(asked.body().contains("half") ? second : first));
                });
              });
      assertThat(again.changed()).containsOnlyKeys("c");
      assertThat(again.missing()).containsExactly("a");
    }
  }

  @Test
  void absenceFromAListingAloneIsNoDeletion() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () ->
                  calendar.except(asked ->
                      "1".equals(asked.header("Depth")) && asked.method().equals("PROPFIND")
                          ? Optional.of(Say.multistatus(""))
                          : Optional.empty()));
      assertThat(again.missing()).isEmpty();
      assertThat(again.changed()).isEmpty();
    }
  }

  @Test
  void aServerThatFailsOnAnAbsentItemLeavesItUnreadable() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> {
                calendar.items.remove("/cal/a.ics");
                calendar.except(asked ->
                    asked.body().contains("multiget") || asked.path().equals("/cal/a.ics")
                        ? Optional.of(Say.status(500))
                        : Optional.empty());
              });
      assertThat(again.missing()).isEmpty();
      assertThat(again.unreadable()).containsExactly("a");
    }
  }

  @Test
  void kerioKeepsItemsUnderNamesOfItsOwnAndBareEtags() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> {
                calendar.items.remove("/cal/a.ics");
                calendar.holding("6ba7b810.eml", "12345", event("a", "Tea"));
              });
      assertThat(again.missing()).isEmpty();
      assertThat(again.changed().get("a").place()).isEqualTo(new Place("/cal/6ba7b810.eml"));
      assertThat(again.changed().get("a").version()).isEqualTo(new Version("12345"));
    }
  }

  @Test
  void spellingsOfOneHrefAreOneItem() throws Exception {
    calendar.items.clear();
    calendar.holding("x%40y.ics", event("x@y", "Tea")).withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again =
          readAgain(
              server,
              () -> calendar.items.put("/cal/x@y.ics", calendar.items.remove("/cal/x%40y.ics")));
      assertThat(again.changed()).isEmpty();
      assertThat(again.missing()).isEmpty();
    }
  }

  @Test
  void davicalAndSabreKeepTwoOfOneUidAndTheKnownOneWins() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again = readAgain(server, () -> calendar.holding("0.ics", event("a", "Second")));
      assertThat(again.changed()).isEmpty();
      assertThat(again.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.where()).endsWith("/cal/0.ics"))
          .satisfies(p -> assertThat(p.title()).isEqualTo("Second"));
    }
  }

  @Test
  void synologyAnswers404ToAMultigetAndItemsAreAskedForSingly() throws Exception {
    calendar.except(on("REPORT", "multiget", Say.status(404)));
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).containsOnlyKeys("a", "b");
      assertThat(server.asked("GET")).hasSize(2);
    }
  }

  @Test
  void icloudFindsSharedItemsByGetThatItsMultigetDoesNot() throws Exception {
    calendar.except(
        on(
            "REPORT",
            "multiget",
            Say.multistatus(FakeCalendar.gone("/cal/a.ics") + FakeCalendar.gone("/cal/b.ics"))));
    try (var server = FakeServer.answering(calendar)) {
      assertThat(FakeCalendar.replica(server, lines).read(Known.NOTHING).changed())
          .containsOnlyKeys("a", "b");
    }
  }

  @Test
  void googleListsItemsThatAreNotThere() throws Exception {
    calendar.except(asked ->
        "1".equals(asked.header("Depth")) && asked.method().equals("PROPFIND")
            ? Optional.of(
                Say.multistatus(
                    FakeCalendar.member(
                            "/cal/phantom.ics", new FakeCalendar.Stored("\"1\"", ""), false)
                        + FakeCalendar.member(
                            "/cal/a.ics", calendar.items.get("/cal/a.ics"), false)))
            : Optional.empty());
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).containsOnlyKeys("a");
      assertThat(snapshot.problems()).isEmpty();
    }
  }

  @Test
  void whatIsNoGoodItemIsAProblemAndTheOthersComeThrough() throws Exception {
    calendar
        .holding("html.ics", Samples.parse("<html>oops</html>"))
        .holding("cut.ics", Samples.parse("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:cut\nSUMM"))
        .holding("nouid.ics", Samples.calendar("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n"))
        .holding(
            "two.ics",
            Samples.calendar("BEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\n"));
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).containsOnlyKeys("a", "b");
      assertThat(snapshot.problems()).hasSize(4);
    }
  }

  @Test
  void aKnownItemThatBreaksIsUnreadableAndComesUpAgainNextTime() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      var again = readAgain(server, () -> calendar.holding("a.ics", "\"2\"", Samples.parse("?")));
      assertThat(again.unreadable()).containsExactly("a");
      assertThat(again.missing()).isEmpty();
      assertThat(again.marker().orElseThrow()).contains("ctag t1");
    }
  }

  private static long hrefs(Asked asked) {
    return Pattern.compile("<[a-zA-Z:]*href>").matcher(asked.body()).results().count();
  }

  @Test
  void manyItemsComeInFewRequests() throws Exception {
    for (int i = 0; i < 3000; i++) calendar.holding("n" + i + ".ics", event("n" + i, "Nr " + i));
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).hasSize(3002);
      assertThat(server.asked().stream().filter(a -> a.body().contains("multiget")))
          .hasSizeBetween(2, 8);
    }
  }

  @Test
  void zohoFailsOnMoreThanAHundredAtOnceAndIsAskedForFewer() throws Exception {
    for (int i = 0; i < 700; i++) calendar.holding("n" + i + ".ics", event("n" + i, "Nr " + i));
    calendar.except(asked ->
        asked.body().contains("multiget") && hrefs(asked) > 100
            ? Optional.of(Say.status(500))
            : Optional.empty());
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).hasSize(702);
      assertThat(server.asked("GET")).isEmpty();
    }
  }

  @Test
  void radicaleIsListedByASyncWithoutATokenWhereNothingIsKnown() throws Exception {
    calendar.except(asked ->
        asked.body().contains("sync-collection")
                && asked.body().contains("sync-token/>")
                && !asked.method().equals("PROPFIND")
            ? Optional.of(
                Say.multistatus(
                    FakeCalendar.member("/cal/a.ics", calendar.items.get("/cal/a.ics"), false)
                        + FakeCalendar.member("/cal/b.ics", calendar.items.get("/cal/b.ics"), false)
                        + "<D:sync-token>t1</D:sync-token>"))
            : Optional.empty());
    try (var server = FakeServer.answering(calendar)) {
      var snapshot = FakeCalendar.replica(server, lines).read(Known.NOTHING);
      assertThat(snapshot.changed()).containsOnlyKeys("a", "b");
      assertThat(server.asked("PROPFIND")).hasSize(1);
    }
  }

  @Test
  void anAbsoluteHrefOnAnotherHostIsNotAsked() throws Exception {
    try (var thief = FakeServer.answering(asked -> Say.of(200, event("a", "Stolen").toString()));
        var server = FakeServer.answering(calendar)) {
      var lure = new FakeCalendar.Stored("\"1\"", "");
      calendar.except(asked ->
          asked.method().equals("PROPFIND") && "1".equals(asked.header("Depth"))
              ? Optional.of(
                  Say.multistatus(
                      FakeCalendar.member(thief.at("/cal/a.ics").toString(), lure, false)))
              : asked.body().contains("multiget")
                  ? Optional.of(Say.status(501))
                  : Optional.empty());
      assertThatThrownBy(() -> FakeCalendar.replica(server, lines).read(Known.NOTHING))
          .isInstanceOf(RemoteException.BadAnswer.class);
      assertThat(thief.asked()).isEmpty();
    }
  }

  @Test
  void aCalendarThatIsGoneIsSaidSo() throws Exception {
    calendar.except(asked -> Optional.of(Say.status(404)));
    try (var server = FakeServer.answering(calendar)) {
      assertThatThrownBy(() -> FakeCalendar.replica(server, lines).read(Known.NOTHING))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("no calendar at")
          .hasMessageContaining("/cal/");
    }
  }

  @Test
  void aLoginPageInsteadOfXmlIsABadAnswer() throws Exception {
    calendar.except(asked -> Optional.of(Say.of(200, "<html><body>Welcome</body></html>")));
    try (var server = FakeServer.answering(calendar)) {
      assertThatThrownBy(() -> FakeCalendar.replica(server, lines).read(Known.NOTHING))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("Welcome");
    }
  }

  @Test
  void aListingThatIsCutOffIsNoListing() throws Exception {
    calendar.withoutSync();
    try (var server = FakeServer.answering(calendar)) {
      assertThatThrownBy(() ->
              readAgain(
                  server,
                  () ->
                      calendar.except(asked ->
                          "1".equals(asked.header("Depth"))
                              ? Optional.of(Say.of(207, "<D:multistatus xmlns:D='DAV:'>"))
                              : Optional.empty())))
          .isInstanceOf(RemoteException.BadAnswer.class);
    }
  }

  @Test
  void aCalendarWithoutWritePrivilegesIsReadOnly() throws Exception {
    calendar.except(
        on(
            "PROPFIND",
            "current-user-privilege-set",
            Say.multistatus(
                "<D:response><D:href>/cal/</D:href><D:propstat><D:prop><D:resourcetype><C:calendar/></D:resourcetype><D:current-user-privilege-set><D:privilege><D:read/></D:privilege></D:current-user-privilege-set></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>")));
    try (var server = FakeServer.answering(calendar)) {
      assertThat(FakeCalendar.replica(server, lines).read(Known.NOTHING).writable()).isFalse();
    }
  }
}
