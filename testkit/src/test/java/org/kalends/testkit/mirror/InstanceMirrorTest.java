package org.kalends.testkit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.testkit.mirror.Stand.document;
import static org.kalends.testkit.mirror.Stand.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Step;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryBase;

/** Today is Monday, 2 March 2026; the window goes from 7 days ago to 14 days ahead. */
class InstanceMirrorTest {
  private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T120000";
  private static final String END = "DTEND;TZID=Europe/Berlin:20260302T130000";

  private final Stand stand = Stand.instances();

  private static final Document LATER =
      weekly(
          "DTSTART;TZID=Europe/Berlin:20260302T123000", "DTEND;TZID=Europe/Berlin:20260302T133000");

  private static Document lunch(String... more) {
    return weekly(START, END, more);
  }

  private static Document weekly(String start, String end, String... more) {
    String lines = String.join("\n", more);
    return event(
        "lunch", "SUMMARY:Lunch", start, end, "RRULE:FREQ=WEEKLY", "LOCATION:Room 1", lines);
  }

  /** Runs once that is what the source has; the UIDs that the target has then. */
  private List<String> mirrored(Document lunch) throws Exception {
    stand.source.put("lunch", lunch);
    stand.run();
    return stand.uids();
  }

  /** Runs and lets everything go that is to go. */
  private void runWithAllDeletions() throws Exception {
    Mirror mirror = stand.mirror();
    mirror.apply(mirror.prepare(Policy.ALL), Progress.NONE);
  }

  @Test
  void everyOccurrenceInTheWindowIsAnEventOfItsOwn() throws Exception {
    stand.source.put("lunch", lunch());
    assertThat(stand.writes()).isEqualTo(3);
    assertThat(stand.shown().keySet())
        .containsExactly("20260302T120000", "20260309T120000", "20260316T120000");
    for (Document document : stand.target.documents().values()) {
      assertThat(document.toString())
          .contains("BEGIN:VTIMEZONE", "LOCATION:Room 1")
          .doesNotContain("RRULE:FREQ=WEEKLY", "RECURRENCE-ID");
    }
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void theClockShowsTheSameBeforeAndAfterItIsChanged() throws Exception {
    stand.today = LocalDate.of(2026, 3, 23);
    mirrored(lunch());
    assertThat(stand.target.documents().values())
        .allSatisfy(d ->
            assertThat(d.toString())
                .containsPattern(
                    "DTEND;TZID=Europe/Berlin:202603\\d\\dT1300|DTEND;TZID=Europe/Berlin:202604\\d\\dT1300"));
    assertThat(stand.shown()).containsKeys("20260323T120000", "20260330T120000");
  }

  @Test
  void eachDayOnlyWhatEntersTheWindowIsWritten() throws Exception {
    mirrored(lunch());
    int writes = 0;
    for (int day = 0; day < 21; day++) {
      stand.today = stand.today.plusDays(1);
      writes += stand.writes();
    }
    assertThat(writes).isEqualTo(3);
    assertThat(stand.shown()).hasSize(6).containsKey("20260302T120000");
  }

  @Test
  void anOverrideIsFollowedInPlaceAndWhatIsCancelledOrExcludedGoes() throws Exception {
    List<String> before = mirrored(lunch());
    stand.source.put(
        "lunch",
        document(
            lunchLines("EXDATE;TZID=Europe/Berlin:20260316T120000")
                + override("20260309T120000", "20260310T150000", "SUMMARY:Late lunch")));
    assertThat(stand.writes()).isEqualTo(2);
    assertThat(stand.shown())
        .isEqualTo(Map.of("20260302T120000", "Lunch", "20260310T150000", "Late lunch"));
    assertThat(before).containsAll(stand.uids());
    stand.source.put(
        "lunch",
        document(
            lunchLines("EXDATE;TZID=Europe/Berlin:20260316T120000")
                + override("20260309T120000", "20260310T150000", "STATUS:CANCELLED")));
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(stand.shown().keySet()).containsExactly("20260302T120000");
  }

  private static String lunchLines(String... more) {
    return "BEGIN:VEVENT\nUID:lunch\nDTSTAMP:20260101T000000Z\nSUMMARY:Lunch\nLOCATION:Room 1\n"
        + START
        + "\n"
        + END
        + "\nRRULE:FREQ=WEEKLY\n"
        + String.join("\n", more)
        + "\nEND:VEVENT\n";
  }

  private static String override(String id, String start, String... more) {
    return "BEGIN:VEVENT\nUID:lunch\nDTSTAMP:20260101T000000Z\nRECURRENCE-ID;TZID=Europe/Berlin:"
        + id
        + "\nDTSTART;TZID=Europe/Berlin:"
        + start
        + "\nDURATION:PT1H\n"
        + String.join("\n", more)
        + "\nEND:VEVENT\n";
  }

  @Test
  void anOccurrenceThatIsMovedOutOfTheWindowIsFollowedThere() throws Exception {
    List<String> before = mirrored(lunch());
    stand.source.put(
        "lunch",
        document(lunchLines() + override("20260309T120000", "20261009T120000", "SUMMARY:Far")));
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(stand.uids()).isEqualTo(before);
    assertThat(stand.shown()).containsEntry("20261009T120000", "Far");
    stand.source.remove("lunch");
    stand.source.put("tea", event("tea", "DTSTART:20270101T000000Z"));
    stand.run();
    assertThat(stand.plan().steps(Step.Parked.class)).isEmpty();
    assertThat(stand.uids()).isEmpty();
  }

  @Test
  void aSeriesThatIsMovedKeepsItsItems() throws Exception {
    List<String> before = mirrored(lunch());
    stand.source.put("lunch", LATER);
    assertThat(stand.writes()).isEqualTo(3);
    assertThat(stand.uids()).isEqualTo(before);
    assertThat(stand.shown().keySet())
        .containsExactly("20260302T123000", "20260309T123000", "20260316T123000");
    assertThat(stand.plan().isEmpty()).isTrue();
    stand.source.put("lunch", lunch());
    assertThat(stand.writes()).isEqualTo(3);
    assertThat(stand.uids()).isEqualTo(before);
  }

  @Test
  void anEventThatBecomesASeriesStaysTheItemItWas() throws Exception {
    List<String> before = mirrored(event("lunch", "SUMMARY:Lunch", START, END, "LOCATION:Room 1"));
    assertThat(before).hasSize(1);
    mirrored(lunch());
    assertThat(stand.uids()).hasSize(3).containsAll(before);
    assertThat(stand.shown()).hasSize(3);
  }

  @Test
  void whatIsDeletedAndWhatEntersTheSameDayAreNotTakenForOneAnother() throws Exception {
    List<String> before = mirrored(lunch());
    stand.today = stand.today.plusDays(7);
    stand.source.put("lunch", lunch("EXDATE;TZID=Europe/Berlin:20260316T120000"));
    assertThat(stand.writes()).isEqualTo(2);
    assertThat(stand.uids()).hasSize(3);
    assertThat(stand.shown().keySet())
        .containsExactly("20260302T120000", "20260309T120000", "20260323T120000");
    assertThat(before).anyMatch(uid -> !stand.uids().contains(uid));
  }

  @Test
  void deletingASeriesIsOneDeletionHoweverOftenItHappens() throws Exception {
    String start = "DTSTART;TZID=Europe/Berlin:20260302T120000";
    stand.source.put("daily", event("daily", "SUMMARY:Daily", start, "RRULE:FREQ=DAILY"));
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    assertThat(stand.uids()).hasSize(16);
    stand.source.remove("daily");
    stand.run();
    assertThat(stand.uids()).hasSize(1);
  }

  @Test
  void whatWasInTheTargetBeforeTheWindowStaysWhenItsSeriesIsDeleted() throws Exception {
    stand.source.put("lunch", lunch());
    stand.source.put(
        "tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z", "RRULE:FREQ=DAILY"));
    stand.run();
    stand.today = stand.today.plusDays(10);
    stand.run();
    stand.source.remove("lunch");
    stand.run();
    assertThat(stand.shown()).containsEntry("20260302T120000", "Lunch");
    assertThat(stand.shown()).doesNotContainKey("20260309T120000");
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void whatIsOverStaysAsItIsAlsoWhileTheRestOfItsSeriesWaits() throws Exception {
    String past = "DTSTART;TZID=Europe/Berlin:20260216T120000";
    List<String> uids = List.of("lunch", "tea");
    uids.forEach(uid -> stand.source.put(uid, event(uid, past, "RRULE:FREQ=WEEKLY")));
    stand.run();
    uids.forEach(uid -> stand.source.put(uid, event(uid, past)));
    stand.run();
    assertThat(stand.shown()).containsKey("20260216T120000");
    assertThat(stand.plan().steps(Step.Parked.class)).isNotEmpty();
    stand.source.put("tea", event("tea", past, "LOCATION:Garden"));
    assertThat(stand.writes()).isZero();
    runWithAllDeletions();
    assertThat(stand.shown().keySet()).containsExactly("20260216T120000");
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void aSeriesOverTheCapIsLeftAloneAndNamed() throws Exception {
    stand.source.put("lunch", lunch());
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.spec = stand.spec.withCap(5);
    stand.source.put("lunch", event("lunch", "SUMMARY:Lunch", START, END, "RRULE:FREQ=DAILY"));
    stand.source.put("tea", event("tea", "SUMMARY:Green tea", "DTSTART:20260305T150000Z"));
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(stand.shown()).hasSize(4).containsEntry("20260305T150000Z", "Green tea");
    assertThat(stand.plan().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.title()).isEqualTo("Lunch"));
  }

  @Test
  void anUnreadableSourceItemIsLeftAlone() throws Exception {
    stand.source.put("lunch", lunch());
    stand.source.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260305T150000Z"));
    stand.run();
    stand.source.damage("lunch");
    stand.source.put("tea", event("tea", "SUMMARY:Green tea", "DTSTART:20260305T150000Z"));
    assertThat(stand.writes()).isEqualTo(1);
    stand.today = stand.today.plusDays(7);
    assertThat(stand.writes()).isZero();
    stand.source.mend("lunch");
    assertThat(stand.writes()).isEqualTo(1);
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void aMirrorThatHasLostItsLedgerFindsItsItemsAgainAlsoThoseOfAMovedSeries() throws Exception {
    mirrored(lunch());
    List<String> before = mirrored(LATER);
    stand.loseLedger();
    assertThat(stand.writes()).isZero();
    stand.source.put("lunch", lunch());
    assertThat(stand.writes()).isEqualTo(3);
    assertThat(stand.uids()).isEqualTo(before);
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void aTargetThatTakesNoUidTwiceHasWhatComesBackUnderAnother() throws Exception {
    stand.takeNoUidTwice();
    mirrored(lunch());
    for (int round = 0; round < 2; round++) {
      stand.source.put("lunch", lunch("EXDATE;TZID=Europe/Berlin:20260309T120000"));
      stand.run();
      assertThat(stand.shown()).hasSize(2);
      stand.source.put("lunch", lunch());
      stand.run();
      assertThat(stand.shown()).hasSize(3);
      assertThat(stand.plan().isEmpty()).isTrue();
    }
    stand.source.put("lunch", weekly(START, END, "DESCRIPTION:Soup"));
    assertThat(stand.writes()).isEqualTo(3);
    stand.loseLedger();
    assertThat(stand.writes()).isZero();
  }

  @Test
  void whatAnOldLedgerKnowsIsFoundUnderTheUidThatItHasByNow() throws Exception {
    stand.spec = stand.spec.withEdits(MirrorSpec.Edits.REPLACE);
    stand.takeNoUidTwice();
    stand.today = LocalDate.of(2026, 3, 8);
    mirrored(lunch());
    MemoryBase backup = stand.base.copy();
    stand.target.documents().entrySet().stream()
        .filter(one -> one.getValue().toString().contains(":20260302T120000"))
        .map(Map.Entry::getKey)
        .forEach(stand.target::remove);
    List<String> uids = mirrored(LATER);
    stand.base = backup;
    stand.today = LocalDate.of(2026, 3, 10);
    runWithAllDeletions();
    assertThat(stand.uids()).containsAll(uids);
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void aUidThatAnItemNobodyRemembersHasIsLeftToIt() throws Exception {
    mirrored(lunch());
    stand.source.put("lunch", event("lunch", "SUMMARY:Lunch", START, END, "LOCATION:Room 1"));
    stand.run();
    stand.loseLedger();
    stand.source.put("lunch", lunch());
    runWithAllDeletions();
    runWithAllDeletions();
    assertThat(stand.shown()).hasSize(3);
    assertThat(stand.uids()).hasSize(3);
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  @Test
  void whatNobodyRemembersWaitsUntilItMayGoAndWhatIsOverStays() throws Exception {
    mirrored(lunch());
    stand.today = stand.today.plusDays(10);
    stand.run();
    stand.loseLedger();
    stand.source.remove("lunch");
    assertThat(stand.writes()).isZero();
    assertThat(stand.plan().steps(Step.Parked.class)).hasSize(3);
    runWithAllDeletions();
    assertThat(stand.shown().keySet()).containsExactly("20260302T120000");
    assertThat(stand.plan().isEmpty()).isTrue();
  }
}
