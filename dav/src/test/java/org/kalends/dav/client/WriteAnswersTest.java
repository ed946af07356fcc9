package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.testkit.Samples.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.dav.client.FakeServer.Asked;
import org.kalends.dav.client.FakeServer.Say;

/** What servers say when they are written to, as field notes tell it of each. */
class WriteAnswersTest {
  private static final String CALDAV = "xmlns:C='urn:ietf:params:xml:ns:caldav'";
  private static final String NO_UID_CONFLICT =
      "<error xmlns='DAV:' " + CALDAV + "><C:no-uid-conflict/></error>";

  private final Lines lines = new Lines();
  private final FakeCalendar calendar = new FakeCalendar().holding("old.ics", event("a", "Tea"));

  private Written write(Write write) throws Exception {
    try (var server = FakeServer.answering(calendar)) {
      return FakeCalendar.replica(server, lines).write(List.of(write)).getFirst();
    }
  }

  private static Write create(String uid) {
    return new Write.Create(uid, event(uid, "Coffee"));
  }

  private static Write replace(String version) {
    return new Write.Replace(
        "a", new Place("/cal/old.ics"), new Version(version), event("a", "Coffee"));
  }

  private static Function<Asked, Optional<Say>> on(String method, Say say) {
    return asked -> asked.method().equals(method) ? Optional.of(say) : Optional.empty();
  }

  /** A server that refuses the PUT so, and finds the item by its UID. */
  private void refusesButFinds(Say refusal) {
    calendar.except(asked -> {
      if (asked.method().equals("PUT")) return Optional.of(refusal);
      if (!asked.body().contains("calendar-query")) return Optional.empty();
      var stored = calendar.items.get("/cal/old.ics");
      return Optional.of(Say.multistatus(FakeCalendar.member("/cal/old.ics", stored, true)));
    });
  }

  @Test
  void radicaleSaysNoUidConflictWithoutAnHref() throws Exception {
    refusesButFinds(Say.of(409, NO_UID_CONFLICT));
    assertThat(write(create("a")))
        .isInstanceOfSatisfying(
            Written.Stale.class, stale -> assertThat(stale.reason()).contains("/cal/old.ics"));
  }

  @Test
  void xandikosSaysItInsideA207() throws Exception {
    refusesButFinds(
        Say.multistatus(
            "<D:response><D:href>http%3A//127.0.0.1/cal/a.ics</D:href><D:status>HTTP/1.1 412 Precondition Failed</D:status><D:error><C:no-uid-conflict/></D:error><D:responsedescription>UID already in use.</D:responsedescription></D:response>"));
    assertThat(write(create("a"))).isInstanceOf(Written.Stale.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void xandikosRefusesAnInvalidItemInsideA207AndSaysWhy(boolean isNew) throws Exception {
    calendar.except(
        on(
            "PUT",
            Say.multistatus(
                "<D:response><D:href>http%3A//127.0.0.1/cal/x.ics</D:href><D:status>HTTP/1.1 412 Precondition Failed</D:status><D:error><C:valid-calendar-data/></D:error><D:responsedescription>Not a valid calendar file: Invalid character b'\\\\x01' in field SUMMARY</D:responsedescription></D:response>")));
    assertThat(write(isNew ? create("x") : replace("\"old.ics-1\"")))
        .isInstanceOfSatisfying(
            Written.Refused.class,
            refused -> {
              assertThat(refused.problem().reason())
                  .contains("412", "valid-calendar-data", "Invalid character")
                  .contains("in field SUMMARY");
              assertThat(refused.problem().where()).endsWith(isNew ? "/cal/x.ics" : "/cal/old.ics");
              assertThat(refused.problem().remedy()).contains("correct the item");
            });
  }

  @Test
  void cyrusNamesTheExistingResource() throws Exception {
    calendar.except(
        on(
            "PUT",
            Say.of(
                403,
                "<error xmlns='DAV:' "
                    + CALDAV
                    + "><C:unique-scheduling-object-resource><href>/cal/old.ics</href></C:unique-scheduling-object-resource></error>")));
    assertThat(write(create("a")))
        .isInstanceOfSatisfying(
            Written.Stale.class, stale -> assertThat(stale.reason()).contains("/cal/old.ics"));
  }

  @Test
  void cyrusHasTheUidInAnotherCalendarAndThePersonMustDecide() throws Exception {
    calendar.except(
        on(
            "PUT",
            Say.of(
                403,
                "<error xmlns='DAV:' "
                    + CALDAV
                    + "><C:unique-scheduling-object-resource><href>/other/x.ics</href></C:unique-scheduling-object-resource></error>")));
    assertThat(write(create("a")))
        .isInstanceOfSatisfying(
            Written.Refused.class,
            refused -> {
              assertThat(refused.problem().reason()).contains("/other/x.ics");
              assertThat(refused.problem().title()).isEqualTo("Coffee");
            });
  }

  @Test
  void nextcloudSaysInWordsThatTheUidExists() throws Exception {
    refusesButFinds(
        Say.of(
            400,
            "<d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'><s:exception>Sabre\\DAV\\Exception\\BadRequest</s:exception><s:message>Calendar object with uid already exists in this calendar collection.</s:message></d:error>"));
    assertThat(write(create("a"))).isInstanceOf(Written.Stale.class);
  }

  @Test
  void nextcloudHasTheUidInItsTrash() throws Exception {
    calendar.except(
        on(
            "PUT",
            Say.of(
                400,
                "<d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'><s:message>Deleted calendar object with uid already exists in this calendar collection.</s:message></d:error>")));
    assertThat(write(create("new")))
        .isInstanceOfSatisfying(
            Written.Refused.class, r -> assertThat(r.problem().remedy()).contains("trash"));
  }

  @Test
  void cyrusGivesNoEtagForAMeetingSoItIsReadBack() throws Exception {
    calendar.except(asked -> {
      if (!asked.method().equals("PUT")) return Optional.empty();
      var scheduled = asked.body().replace("SUMMARY:", "X-SCHEDULED:1\r\nSUMMARY:");
      calendar.items.put(asked.path(), new FakeCalendar.Stored("\"s1\"", scheduled));
      return Optional.of(Say.status(201).with("Schedule-Tag", "\"1\""));
    });
    assertThat(write(create("m")))
        .isInstanceOfSatisfying(
            Written.Stored.class,
            stored -> {
              assertThat(stored.held().version()).isEqualTo(new Version("\"s1\""));
              assertThat(stored.held().document().toString()).contains("X-SCHEDULED");
            });
  }

  @Test
  void radicaleAndXandikosRewriteThoughTheySendAnEtag() throws Exception {
    calendar.except(asked -> {
      if (!asked.method().equals("PUT")) return Optional.empty();
      var other = asked.body().replace("-//Samples//EN", "-//Server//EN");
      calendar.items.put(asked.path(), new FakeCalendar.Stored("\"e1\"", other));
      return Optional.of(Say.status(201).with("ETag", "\"e1\""));
    });
    assertThat(write(create("r")))
        .isInstanceOfSatisfying(
            Written.Stored.class,
            s -> assertThat(s.held().document().toString()).contains("-//Server//EN"));
  }

  @Test
  void whatAnotherChangedBetweenWriteAndReadBackIsNotTakenForOurs() throws Exception {
    calendar.except(asked -> {
      if (!asked.method().equals("PUT")) return Optional.empty();
      var other = event("r", "Phone").toString();
      calendar.items.put(asked.path(), new FakeCalendar.Stored("\"e2\"", other));
      return Optional.of(Say.status(201).with("ETag", "\"e1\""));
    });
    assertThat(write(create("r")))
        .isInstanceOfSatisfying(
            Written.Stored.class,
            s -> {
              assertThat(s.held().version()).isEqualTo(new Version("\"e1\""));
              assertThat(s.held().document().toString()).contains("Coffee");
            });
  }

  @Test
  void aNameThatIsTakenByAnotherItemLeadsToAnotherName() throws Exception {
    calendar.holding("b.ics", event("somebody", "Else"));
    assertThat(write(create("b")))
        .isInstanceOfSatisfying(
            Written.Stored.class,
            s -> assertThat(s.held().place().value()).isNotEqualTo("/cal/b.ics"));
    assertThat(calendar.items).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "a/b", "..", ".hidden", "ü", "a b", "%2e%2e%2f"})
  void noUidLeavesTheCalendar(String uid) throws Exception {
    assertThat(write(create(uid))).isInstanceOf(Written.Stored.class);
    assertThat(calendar.items.keySet()).allMatch(href -> href.matches("/cal/[A-Za-z0-9_@.-]+"));
  }

  @Test
  void theEtagGoesBackAsItCame() throws Exception {
    calendar.holding("old.ics", "bare-etag", event("a", "Tea"));
    assertThat(write(replace("bare-etag"))).isInstanceOf(Written.Stored.class);
    assertThat(write(replace("bare-etag"))).isInstanceOf(Written.Stale.class);
  }

  @Test
  void aWeakEtagIsComparedBeforeWriting() throws Exception {
    calendar.holding("old.ics", "W/\"1\"", event("a", "Tea"));
    assertThat(write(replace("W/\"0\""))).isInstanceOf(Written.Stale.class);
    assertThat(write(replace("W/\"1\""))).isInstanceOf(Written.Stored.class);
  }

  @Test
  void anEtagThatWouldBreakTheHeaderIsNeverSent() throws Exception {
    assertThat(write(replace("\"x\"\r\nX-Evil: 1"))).isInstanceOf(Written.Stale.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void aResourceThatIsGoneIsStale(int status) throws Exception {
    calendar.except(on("PUT", Say.status(status)));
    assertThat(write(replace("\"old.ics-1\""))).isInstanceOf(Written.Stale.class);
  }

  @Test
  void aResourceThatHasChangedIsStaleButA412WithoutThatIsARefusal() throws Exception {
    calendar.except(on("PUT", Say.status(412)));
    assertThat(write(replace("\"old.ics-0\""))).isInstanceOf(Written.Stale.class);
    assertThat(lasts(write(replace("\"old.ics-1\"")))).isEqualTo(Lasts.A_DAY);
    assertThat(lasts(write(create("x")))).isEqualTo(Lasts.A_DAY);
  }

  private static Lasts lasts(Written written) {
    return ((Written.Refused) written).lasts();
  }

  @ParameterizedTest
  @CsvSource({
    "400, WHILE_UNCHANGED",
    "403, A_DAY",
    "409, A_DAY",
    "413, WHILE_UNCHANGED",
    "415, WHILE_UNCHANGED",
    "422, WHILE_UNCHANGED",
    "423, A_RUN",
    "500, A_RUN",
    "507, A_DAY"
  })
  void aRefusalIsToldWithStatusTitleAddressAndRemedy(int status, Lasts lasts) throws Exception {
    calendar.except(on("PUT", Say.of(status, "not this one")));
    assertThat(write(create("x")))
        .isInstanceOfSatisfying(
            Written.Refused.class,
            refused -> {
              assertThat(refused.problem().reason()).contains("" + status, "not this one");
              assertThat(refused.problem().where()).endsWith("/cal/x.ics");
              assertThat(refused.problem().title()).isEqualTo("Coffee");
              assertThat(refused.problem().remedy()).isNotBlank();
              assertThat(refused.lasts()).isEqualTo(lasts);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "valid-calendar-data",
        "valid-calendar-object-resource",
        "supported-calendar-data",
        "supported-calendar-component",
        "max-resource-size",
        "min-date-time",
        "max-date-time",
        "max-instances",
        "max-attendees-per-instance"
      })
  void aPreconditionThatTheItemFailsStandsWhileItIsUnchanged(String name) throws Exception {
    for (int status : List.of(403, 409, 412)) {
      var error = "<error xmlns='DAV:' " + CALDAV + "><C:" + name + "/></error>";
      calendar.except(on("PUT", Say.of(status, error)));
      assertThat(lasts(write(create("x")))).isEqualTo(Lasts.WHILE_UNCHANGED);
      assertThat(lasts(write(replace("\"old.ics-1\"")))).isEqualTo(Lasts.WHILE_UNCHANGED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quota-not-exceeded", "need-privileges", "sufficient-disk-space"})
  void whatMayPassWithoutTheItemBeingChangedStandsForADay(String name) throws Exception {
    calendar.except(on("PUT", Say.of(403, "<error xmlns='DAV:'><" + name + "/></error>")));
    assertThat(lasts(write(create("x")))).isEqualTo(Lasts.A_DAY);
  }

  @Test
  void needPrivilegesMeansReadOnly() throws Exception {
    calendar.except(on("PUT", Say.of(403, "<error xmlns='DAV:'><need-privileges/></error>")));
    assertThat(write(create("x")))
        .isInstanceOfSatisfying(
            Written.Refused.class, r -> assertThat(r.problem().reason()).contains("read-only"));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void aGatewayThatFailsLeavesItUnsettled(int status) throws Exception {
    calendar.except(on("PUT", Say.status(status)));
    assertThat(write(create("x"))).isInstanceOf(Written.Unsettled.class);
  }

  @Test
  void aServerThatStopsAnsweringIsNotAskedForeverAndEachWriteIsAnswered() throws Exception {
    calendar.except(asked ->
        asked.method().equals("PUT") ? Optional.of(Say.of(200, "x").cutOff()) : Optional.empty());
    try (var server = FakeServer.answering(calendar)) {
      var writes = java.util.stream.IntStream.range(0, 40).mapToObj(i -> create("u" + i)).toList();
      var written = FakeCalendar.replica(server, lines).write(writes);
      assertThat(written).hasSize(40).allMatch(Written.Unsettled.class::isInstance);
      assertThat(server.asked("PUT")).hasSizeLessThan(10);
    }
  }

  @Test
  void aLoginThatEndsInTheMiddleStopsTheRest() throws Exception {
    calendar.except(on("PUT", Say.status(401).with("WWW-Authenticate", "Basic realm=\"x\"")));
    try (var server = FakeServer.answering(calendar)) {
      var writes = java.util.stream.IntStream.range(0, 40).mapToObj(i -> create("u" + i)).toList();
      var written = FakeCalendar.replica(server, lines).write(writes);
      assertThat(written)
          .hasSize(40)
          .allMatch(w ->
              w instanceof Written.Unsettled u
                  && u.cause() instanceof RemoteException.LoginRefused);
      assertThat(server.asked("PUT")).hasSizeLessThan(10);
    }
  }

  @Test
  void deletingTellsGoneFromChangedFromForbidden() throws Exception {
    var place = new Place("/cal/old.ics");
    assertThat(write(new Write.Delete("a", place, new Version("\"other\""))))
        .isInstanceOf(Written.Stale.class);
    assertThat(write(new Write.Delete("a", place, new Version("\"old.ics-1\""))))
        .isInstanceOf(Written.Removed.class);
    assertThat(write(new Write.Delete("a", place, new Version("\"old.ics-1\""))))
        .isInstanceOf(Written.Removed.class);
    calendar.except(on("DELETE", Say.of(403, "already exists in the trashbin")));
    assertThat(write(new Write.Delete("a", place, new Version("\"old.ics-1\""))))
        .isInstanceOf(Written.Refused.class);
  }
}
