package org.kalends.testkit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.testkit.mirror.Stand.event;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.core.mirror.Content;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.Window;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Step;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.profile.Profile;

class SeriesMirrorTest {
  private static final Document LUNCH =
      event(
          "lunch",
          "SUMMARY:Lunch",
          "DTSTART;TZID=Europe/Berlin:20260302T120000",
          "DTEND;TZID=Europe/Berlin:20260302T130000",
          "RRULE:FREQ=WEEKLY",
          "ORGANIZER:mailto:ann@example.org",
          "ATTENDEE:mailto:bob@example.org",
          "LOCATION:Room 1");

  private final Stand stand = Stand.series();

  @Test
  void anItemOfTheSourceComesWithAllThatItSaysButItsPeople() throws Exception {
    stand.source.put("lunch", LUNCH);
    assertThat(stand.writes()).isEqualTo(1);
    String text = stand.target.documents().get("lunch").toString();
    assertThat(text).contains("RRULE:FREQ=WEEKLY", "LOCATION:Room 1", "BEGIN:VTIMEZONE");
    assertThat(text).contains("X-KALENDS-MIRROR:m lunch").doesNotContain("mailto:");
  }

  @Test
  void aSecondRunHasNothingToDo() throws Exception {
    stand.source.put("lunch", LUNCH);
    stand.run();
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void editsAndDeletionsOfTheSourceArrive() throws Exception {
    stand.source.put("lunch", LUNCH);
    stand.source.put("dinner", event("dinner", "SUMMARY:Dinner", "DTSTART:20260305T180000Z"));
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.source.put("dinner", event("dinner", "SUMMARY:Supper", "DTSTART:20260305T180000Z"));
    stand.source.remove("lunch");
    assertThat(stand.writes()).isEqualTo(2);
    assertThat(stand.shown())
        .isEqualTo(Map.of("20260305T180000Z", "Supper", "20260305T150000Z", "Tea"));
  }

  @Test
  void itemsThatTheMirrorDidNotMakeStay() throws Exception {
    Document own = event("own", "SUMMARY:Own", "DTSTART:20260305T180000Z");
    stand.target.put("own", own);
    stand.source.put("lunch", LUNCH);
    stand.run();
    stand.source.remove("lunch");
    stand.run();
    assertThat(stand.target.documents()).isEqualTo(Map.of("own", own));
  }

  @Test
  void aUidThatAnotherItemHasIsRefusedAndNamed() throws Exception {
    Document own = event("lunch", "SUMMARY:Own", "DTSTART:20260305T180000Z");
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.target.put("lunch", own);
    stand.run();
    stand.source.put("lunch", LUNCH);
    for (int i = 0; i < 2; i++) {
      Report report = stand.run();
      assertThat(report.outcomes(Outcome.Refused.class))
          .singleElement()
          .satisfies(refused -> {
            assertThat(refused.problem().title()).isEqualTo("Lunch");
            assertThat(refused.problem().reason()).contains("lunch");
          });
    }
    assertThat(stand.target.documents()).containsEntry("lunch", own);
  }

  @Test
  void derivedUidsDoNotMeetThoseOfOthers() throws Exception {
    stand.spec = stand.spec.withUids(MirrorSpec.Uids.DERIVE);
    stand.target.put("lunch", LUNCH);
    stand.source.put("lunch", LUNCH);
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(stand.uids()).hasSize(2).contains("lunch");
  }

  @Test
  void whatPeopleDoInTheTargetStaysAndIsToldOf() throws Exception {
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    Document mine = event("tea", "SUMMARY:My tea", "DTSTART:20260305T150000Z");
    stand.target.put("tea", mine);
    Report report = stand.run();
    assertThat(report.parked())
        .singleElement()
        .satisfies(parked -> assertThat(parked.reason()).isEqualTo(Step.Reason.NOT_ASKED));
    assertThat(stand.target.documents()).containsEntry("tea", mine);
  }

  @Test
  void whereTheSourceHasTheLastWordEditsInTheTargetGo() throws Exception {
    stand.spec = stand.spec.withEdits(MirrorSpec.Edits.REPLACE);
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.source.put("milk", event("milk", "SUMMARY:Milk", "DTSTART:20260306T150000Z"));
    stand.run();
    Map<String, Document> made = stand.target.documents();
    stand.target.put("tea", event("tea", "SUMMARY:My tea", "DTSTART:20260305T150000Z"));
    stand.target.remove("milk");
    stand.run();
    made.forEach((uid, document) ->
        assertThat(Meaning.of(stand.target.documents().get(uid))).isEqualTo(Meaning.of(document)));
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void aMirrorThatHasLostItsLedgerFindsItsItemsAgain() throws Exception {
    stand.source.put("lunch", LUNCH);
    stand.run();
    stand.loseLedger();
    assertThat(stand.writes()).isZero();
    stand.source.remove("lunch");
    stand.run();
    assertThat(stand.uids()).isEmpty();
  }

  @Test
  void noMirrorTakesWhatAnotherHasMade() throws Exception {
    stand.source.put("lunch", LUNCH);
    stand.run();
    Stand onward = new Stand(MirrorSpec.series("other", Stand.BERLIN));
    stand.target.documents().forEach(onward.source::put);
    assertThat(onward.plan().isEmpty()).isTrue();
  }

  @Test
  void aSourceThatIsEmptyAllOfASuddenEmptiesNothing() throws Exception {
    stand.source.put("lunch", LUNCH);
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.source.remove("lunch");
    stand.source.remove("tea");
    assertThat(stand.writes()).isZero();
    assertThat(stand.plan().steps(Step.Parked.class)).hasSize(2);
  }

  @Test
  void aBusyMirrorTellsOnlyWhen() throws Exception {
    stand.spec = stand.spec.withContent(new Content.Busy("Busy")).withUids(MirrorSpec.Uids.DERIVE);
    stand.source.put("lunch", LUNCH);
    stand.run();
    String text = stand.target.documents().values().iterator().next().toString();
    assertThat(text).contains("SUMMARY:Busy", "RRULE:FREQ=WEEKLY");
    assertThat(text).doesNotContain("lunch", "Lunch", "Room");
  }

  @Test
  void whatIsOverBeforeTheWindowDoesNotComeAndWhatCameStays() throws Exception {
    stand.spec = stand.spec.withWindow(Window.of(7, 14));
    stand.source.put("old", event("old", "SUMMARY:Old", "DTSTART:20260105T150000Z"));
    stand.source.put("now", event("now", "SUMMARY:Now", "DTSTART:20260305T150000Z"));
    stand.source.put("far", event("far", "SUMMARY:Far", "DTSTART:20260405T150000Z"));
    stand.run();
    assertThat(stand.uids()).containsExactly("now");
    stand.today = stand.today.plusDays(30);
    stand.run();
    assertThat(stand.uids()).containsExactly("far", "now");
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void cleaningTakesAwayOnlyWhatTheMirrorMade() throws Exception {
    Document own = event("own", "SUMMARY:Own", "DTSTART:20260305T180000Z");
    stand.target.put("own", own);
    stand.source.put("lunch", LUNCH);
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    Mirror mirror = stand.mirror();
    Plan plan = mirror.prepareClean();
    assertThat(plan.steps()).hasSize(2).allMatch(Step.Delete.class::isInstance);
    mirror.apply(plan, Progress.NONE);
    assertThat(stand.target.documents()).isEqualTo(Map.of("own", own));
    assertThat(stand.writes()).isEqualTo(2);
  }

  @Test
  void whatIsThereUnderAnotherUidIsKnownByThatWhereNothingElseTells() throws Exception {
    stand.spec =
        stand
            .spec
            .withUids(MirrorSpec.Uids.DERIVE)
            .withEdits(MirrorSpec.Edits.REPLACE)
            .withWindow(Window.of(7, 14));
    stand.takeNoUidTwice();
    stand.target.storing(Profile.KERIO::stored);
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.source.remove("tea");
    stand.mirror().apply(stand.mirror().prepare(Policy.ALL), Progress.NONE);
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    List<String> before = stand.uids();
    stand.loseLedger();
    stand.today = stand.today.plusDays(20);
    stand.source.put("tea", event("tea", "SUMMARY:Coffee", "DTSTART:20260325T150000Z"));
    stand.run();
    assertThat(stand.shown()).isEqualTo(Map.of("20260325T150000Z", "Coffee"));
    assertThat(stand.uids()).isEqualTo(before);
    assertThat(stand.plan().isEmpty()).isTrue();
  }
}
