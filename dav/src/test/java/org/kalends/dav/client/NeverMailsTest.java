package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.dav.client.FakeServer.Asked;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.ics.Document;
import org.kalends.testkit.Samples;

/** What goes to a server that writes to people, so that it does not. */
class NeverMailsTest {
  private static final String ME = "mailto:me@example.com";
  private static final String BOB = "mailto:bob@example.com";

  private final Lines lines = new Lines();
  private final FakeCalendar calendar = new FakeCalendar();
  private final List<Asked> sent = new ArrayList<>();
  private String dav = "1, calendar-access, calendar-auto-schedule";
  private Invitations invitations = Invitations.NEVER;

  private static Document meeting(String title, String organizer, String... attendees) {
    var lines = new StringBuilder();
    for (var attendee : attendees) lines.append(attendee).append('\n');
    return Samples.calendar(
        """
        BEGIN:VEVENT
        UID:a
        DTSTAMP:20250101T000000Z
        DTSTART:20250320T150000Z
        DTEND:20250320T160000Z
        SUMMARY:%s
        ORGANIZER:%s
        %sEND:VEVENT
        """
            .formatted(title, organizer, lines));
  }

  private Written write(Write write) throws Exception {
    calendar.except(this::scheduling);
    try (var server = FakeServer.answering(calendar)) {
      return FakeCalendar.replica(server, lines)
          .inviting(invitations)
          .write(List.of(write))
          .getFirst();
    }
  }

  private Optional<Say> scheduling(Asked asked) {
    if (List.of("PUT", "DELETE").contains(asked.method())) sent.add(asked);
    if (asked.method().equals("OPTIONS")) return Optional.of(Say.status(200).with("DAV", dav));
    if (asked.body().contains("current-user-principal"))
      return Optional.of(
          property("<D:current-user-principal><D:href>/me/</D:href></D:current-user-principal>"));
    if (asked.body().contains("calendar-user-address-set"))
      return Optional.of(
          property(
              "<C:calendar-user-address-set><D:href>MAILTO:me@example.com</D:href></C:calendar-user-address-set>"));
    return Optional.empty();
  }

  private static Say property(String property) {
    return Say.multistatus(
        "<D:response><D:href>/me/</D:href><D:propstat><D:prop>"
            + property
            + "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>");
  }

  private Written replace(Document now, Document wanted) throws Exception {
    calendar.holding("a.ics", now);
    return write(
        new Write.Replace("a", new Place("/cal/a.ics"), new Version("\"a.ics-1\""), wanted));
  }

  @Test
  void aNewMeetingLeavesEverybodyToTheClient() throws Exception {
    write(
        new Write.Create(
            "a",
            meeting(
                "Tea",
                ME,
                "ATTENDEE;CN=Bob:" + BOB,
                "ATTENDEE;SCHEDULE-AGENT=NONE:mailto:c@example.com")));
    assertThat(sent.getFirst().body())
        .contains("ORGANIZER;SCHEDULE-AGENT=CLIENT:" + ME)
        .contains("ATTENDEE;CN=Bob;SCHEDULE-AGENT=CLIENT:" + BOB)
        .contains("ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:c@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, calendar-access", "1, calendar-access, calendar-auto-scheduling"})
  void aServerThatDoesNotScheduleGetsMeetingsAsTheyAre(String features) throws Exception {
    dav = features;
    var meeting = meeting("Tea", ME, "ATTENDEE:" + BOB);
    write(new Write.Create("a", meeting));
    assertThat(sent.getFirst().body()).isEqualTo(meeting.toString());
  }

  @Test
  void anEventWithoutPeopleIsSentAsItIs() throws Exception {
    write(new Write.Create("a", Samples.event("a", "Tea")));
    assertThat(sent.getFirst().body()).isEqualTo(Samples.event("a", "Tea").toString());
  }

  @Test
  void aMeetingThatIsOursToTellOfIsChangedAndStaysOurs() throws Exception {
    var written =
        replace(
            meeting("Tea", ME, "ATTENDEE;SCHEDULE-AGENT=CLIENT:" + BOB),
            meeting(
                "Coffee",
                ME,
                "ATTENDEE;SCHEDULE-AGENT=CLIENT:" + BOB,
                "ATTENDEE:mailto:c@example.com"));
    assertThat(written).isInstanceOf(Written.Stored.class);
    assertThat(sent.getFirst().body())
        .contains("SUMMARY:Coffee")
        .contains("ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:c@example.com");
  }

  @Test
  void aMeetingThatTheServerHasInvitedToIsHeldBack() throws Exception {
    var written =
        replace(meeting("Tea", ME, "ATTENDEE:" + BOB), meeting("Coffee", ME, "ATTENDEE:" + BOB));
    assertThat(sent).isEmpty();
    assertThat(((Written.Refused) written).problem().reason())
        .isEqualTo("the server would write to the people of this meeting");
    assertThat(((Written.Refused) written).problem().remedy()).contains("invitations = \"server\"");
  }

  @Test
  void aMeetingWhosePeopleWereTakenOutIsHeldBackAsTheServerWouldCancel() throws Exception {
    replace(meeting("Tea", ME, "ATTENDEE:" + BOB), Samples.event("a", "Tea"));
    assertThat(sent).isEmpty();
  }

  @Test
  void anInvitationOfOthersIsChangedWhereTheAnswerStaysTheSame() throws Exception {
    var mine = "ATTENDEE;PARTSTAT=ACCEPTED:" + ME;
    var written = replace(meeting("Tea", BOB, mine), meeting("Tea with Bob", BOB, mine));
    assertThat(written).isInstanceOf(Written.Stored.class);
    assertThat(sent.getFirst().body()).contains("SUMMARY:Tea with Bob").contains(mine);
  }

  @Test
  void anAnswerToAnInvitationIsHeldBack() throws Exception {
    replace(
        meeting("Tea", BOB, "ATTENDEE;PARTSTAT=NEEDS-ACTION:" + ME),
        meeting("Tea", BOB, "ATTENDEE;PARTSTAT=ACCEPTED:" + ME));
    assertThat(sent).isEmpty();
  }

  @Test
  void aMeetingThatTheServerHasInvitedToIsNotDeletedAsTheServerWouldCancel() throws Exception {
    calendar.holding("a.ics", meeting("Tea", ME, "ATTENDEE:" + BOB));
    var written = write(new Write.Delete("a", new Place("/cal/a.ics"), new Version("\"a.ics-1\"")));
    assertThat(sent).isEmpty();
    assertThat(written).isInstanceOf(Written.Refused.class);
  }

  @Test
  void anInvitationOfOthersIsDeletedWithoutAReply() throws Exception {
    calendar.holding("a.ics", meeting("Tea", BOB, "ATTENDEE:" + ME));
    var written = write(new Write.Delete("a", new Place("/cal/a.ics"), new Version("\"a.ics-1\"")));
    assertThat(written).isInstanceOf(Written.Removed.class);
    assertThat(sent.getFirst().header("Schedule-Reply")).isEqualTo("F");
  }

  @Test
  void aCalendarWhoseServerMayInviteGetsMeetingsAsTheyAre() throws Exception {
    invitations = Invitations.SERVER;
    var meeting = meeting("Coffee", ME, "ATTENDEE:" + BOB);
    replace(meeting("Tea", ME, "ATTENDEE:" + BOB), meeting);
    assertThat(sent.getFirst().body()).isEqualTo(meeting.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cloud.example.com/remote.php/dav/calendars/me/a/ X-NC-DISABLE-SCHEDULING:1",
        "https://sogo.example.com/SOGo/dav/me/Calendar/a/ X-SOGO-SEND-APPOINTMENT-NOTIFICATIONS:NO"
      })
  void providersWithASwitchOfTheirOwnGetIt(String addressAndSwitch) {
    var both = addressAndSwitch.split(" ", -1);
    assertThat(Quirks.of(URI.create(both[0])).silence().map(Object::toString)).contains(both[1]);
    assertThat(Quirks.of(URI.create("https://example.com/a/")).silence()).isEmpty();
  }
}
