package org.kalends.testkit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.Samples;

class ProfileTest {
  private static final Document MEETING =
      Samples.calendar(
          """
          BEGIN:VEVENT
          UID:meeting
          DTSTAMP:20250101T000000Z
          DTSTART:20250320T150000Z
          DURATION:PT45M
          SUMMARY:Meeting
          X-NC-DISABLE-SCHEDULING:1
          X-COLOUR:red
          ORGANIZER;CN="Doe, Jane":mailto:jane@example.com
          ATTENDEE;CN=Bob:mailto:bob@example.com
          ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:carol@example.com
          BEGIN:VALARM
          ACTION:AUDIO
          TRIGGER:-PT10M
          END:VALARM
          END:VEVENT
          """);

  @ParameterizedTest
  @EnumSource
  void whatIsStoredTwiceIsWhatIsStoredOnce(Profile profile) {
    for (Document document : all()) {
      Document once = profile.stored(document);
      assertThat(profile.stored(once)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyItemStaysWhenItWas(Profile profile) {
    for (Document document : all()) {
      assertThat(Meaning.differences(document, profile.stored(document)))
          .extracting(Difference::name)
          .isSubsetOf(
              "ATTENDEE",
              "ORGANIZER",
              "VALARM",
              "X-COLOUR",
              "X-NC-DISABLE-SCHEDULING",
              "X-SYNO-EVT-COLOR");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondSyncWithAServerOfThatFormWritesNothing(Profile profile) throws Exception {
    var left = new MemoryReplica("left");
    var right = new MemoryReplica(profile.title()).storing(profile::stored);
    for (int i = 0; i < all().length; i++) {
      left.put("uid-" + i, all()[i]);
    }
    var sync = new Sync(left, right, new MemoryBase());
    sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    int written = right.writes();
    assertThat(sync.prepare(Policy.TWO_WAY).isEmpty()).isTrue();
    assertThat(written).isEqualTo(all().length);
    assertThat(left.writes()).isZero();
  }

  @Test
  void cyrusKeepsAPlainItemToTheByte() {
    assertThat(Profile.CYRUS.stored(Samples.event("a", "A"))).isEqualTo(Samples.event("a", "A"));
  }

  @Test
  void aServerTellsWhatBecameOfInvitationsThatAreItsOwnToSend() {
    assertThat(Profile.CYRUS.stored(MEETING).toString())
        .contains("ATTENDEE;CN=Bob;SCHEDULE-STATUS=1.2:mailto:bob@example.com")
        .contains("ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:carol@example.com");
  }

  @Test
  void whatIsNoCalendarStaysAsItIs() {
    Document text = Samples.parse("hello\n");
    assertThat(Optional.of(Profile.KERIO.stored(text))).contains(text);
  }

  private static Document[] all() {
    return new Document[] {
      MEETING, Samples.event("a", "A"), Samples.series("s", "S", "T"), Samples.task("t", "T")
    };
  }
}
