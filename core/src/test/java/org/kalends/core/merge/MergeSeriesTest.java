package org.kalends.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.merge.Texts.MASTER;
import static org.kalends.core.merge.Texts.OVERRIDE;
import static org.kalends.core.merge.Texts.event;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** Masters and overrides. */
class MergeSeriesTest {
  private static final String EXCLUDED =
      MASTER.replace("SUMMARY", "EXDATE;TZID=Europe/Berlin:20250311T100000\nSUMMARY");

  @Test
  void anOverrideComesWhileTheMasterChanges() {
    String louder = MASTER.replace("Choir", "Big choir");
    Texts.of(MASTER, MASTER + OVERRIDE, louder).becomes(louder + OVERRIDE);
  }

  @Test
  void overridesOfBothSidesStandSideBySide() {
    String other = OVERRIDE.replace("20250311", "20250318");
    Texts.of(MASTER, MASTER + OVERRIDE, MASTER + other).becomes(MASTER + OVERRIDE + other);
  }

  @Test
  void twoNewOverridesOfOneOccurrenceAreMergedOverTheSeries() {
    String right =
        OVERRIDE
            .replace(
                "RECURRENCE-ID;TZID=Europe/Berlin:20250311T100000",
                "RECURRENCE-ID:20250311T090000Z")
            .replace("\nLOCATION:Church", "")
            .replace("Choir", "Rehearsal");
    Texts.of(MASTER, MASTER + OVERRIDE, MASTER + right)
        .becomes(MASTER + OVERRIDE.replace("Choir", "Rehearsal"));
  }

  @Test
  void twoEditsOfOneOverrideAreMerged() {
    Texts.of(
            MASTER + OVERRIDE,
            MASTER + OVERRIDE.replace("Church", "Hall"),
            MASTER + OVERRIDE.replace("Choir", "Rehearsal"))
        .becomes(MASTER + OVERRIDE.replace("Choir", "Rehearsal").replace("Church", "Hall"));
  }

  @Test
  void aDisagreementNamesTheOccurrence() {
    Disagreement clash =
        Texts.of(
                MASTER + OVERRIDE,
                MASTER + OVERRIDE.replace("Church", "Hall"),
                MASTER + OVERRIDE.replace("Church", "Shed"))
            .clash();
    assertThat(clash.instance().instance()).isEqualTo("20250311T090000Z");
    assertThat(clash.base()).isEqualTo(Optional.of("Church"));
  }

  @Test
  void aDeletedOccurrenceGoesOnTheOtherSideToo() {
    Texts.of(MASTER + OVERRIDE, EXCLUDED, MASTER.replace("Choir", "Big choir") + OVERRIDE)
        .becomes(EXCLUDED.replace("Choir", "Big choir"));
  }

  @Test
  void anOccurrenceThatOneSideEditedAndTheOtherDeletedStays() {
    String edited = OVERRIDE.replace("Church", "Hall");
    Texts.of(MASTER + OVERRIDE, EXCLUDED, MASTER + edited).becomes(MASTER + edited);
    Texts.of(MASTER, EXCLUDED, MASTER + OVERRIDE).becomes(MASTER + OVERRIDE);
    Texts.of(MASTER, MASTER + OVERRIDE, EXCLUDED).becomes(MASTER + OVERRIDE);
  }

  @Test
  void anOccurrenceThatOneSideMadeAsTheSeriesSaysAndTheOtherDeletedStays() {
    Texts.of(MASTER + OVERRIDE, EXCLUDED, MASTER).becomes(MASTER);
    Texts.of(MASTER + OVERRIDE, MASTER, EXCLUDED).becomes(MASTER);
    Texts.of(MASTER + OVERRIDE, EXCLUDED, EXCLUDED.replace("Choir", "Big choir"))
        .becomes(EXCLUDED.replace("Choir", "Big choir"));
  }

  @Test
  void aWholeDaySeriesIsMergedAlike() {
    String master = event("DTSTART;VALUE=DATE:20250304", "RRULE:FREQ=DAILY", "SUMMARY:Holiday");
    String excluded = master.replace("SUMMARY", "EXDATE;VALUE=DATE:20250306\nSUMMARY");
    String override =
        event("RECURRENCE-ID;VALUE=DATE:20250306", "DTSTART;VALUE=DATE:20250306", "SUMMARY:Trip");
    Texts.of(master, master + override, excluded).becomes(master + override);
  }

  @Test
  void aFloatingSeriesIsMergedAlike() {
    String master = event("DTSTART:20250304T080000", "RRULE:FREQ=DAILY", "SUMMARY:Run");
    String excluded = master.replace("SUMMARY", "EXDATE:20250306T080000\nSUMMARY");
    String override =
        event("RECURRENCE-ID:20250306T080000", "DTSTART:20250306T090000", "SUMMARY:Walk");
    Texts.of(master, master + override, excluded).becomes(master + override);
  }

  // Moved on one side

  private static String stamped(String event) {
    return event.replace("UID:a\n", "UID:a\nDTSTAMP:20250101T000000Z\n");
  }

  private static String later(String text) {
    return text.replace("T100000", "T120000").replace("T110000", "T130000");
  }

  private static final String SERIES = stamped(MASTER);
  private static final String EDITED = stamped(OVERRIDE);

  @Test
  void anEditOfAnOccurrenceFollowsASeriesThatMoves() {
    Texts.of(SERIES, later(SERIES), SERIES + EDITED).becomes(later(SERIES + EDITED));
    Texts.of(SERIES, SERIES + EDITED, later(SERIES)).becomes(later(SERIES + EDITED));
  }

  @Test
  void anEditOfAnOverrideFollowsASeriesThatMoves() {
    String edited = EDITED.replace("Church", "Hall");
    Texts.of(SERIES + EDITED, later(SERIES + EDITED), SERIES + edited)
        .becomes(later(SERIES + edited));
  }

  @Test
  void aDeletedOccurrenceFollowsASeriesThatMoves() {
    String excluded = stamped(EXCLUDED);
    Texts.of(SERIES, later(SERIES), excluded).becomes(later(excluded));
  }

  @Test
  void aSeriesThatBothMoveAlikeIsMergedThere() {
    Texts.of(SERIES, later(SERIES), later(SERIES + EDITED)).becomes(later(SERIES + EDITED));
  }

  @Test
  void anOverrideThatOneSideDeletedStaysDeletedWhereBothHaveMoved() {
    String excluded = stamped(EXCLUDED);
    Texts.of(SERIES + EDITED, later(SERIES + EDITED), later(excluded)).becomes(later(excluded));
  }

  @Test
  void aSeriesThatBothMoveElsewhereIsADisagreement() {
    String earlier = SERIES.replace("T100000", "T080000").replace("T110000", "T090000");
    assertThat(Texts.of(SERIES, later(SERIES), earlier).clash().property()).isEqualTo("DTSTART");
  }

  @Test
  void exceptionsThatTheMoverLeftBehindAreLeftThere() {
    String moved =
        SERIES.replace(
            "DTSTART;TZID=Europe/Berlin:20250304T100000",
            "DTSTART;TZID=Europe/Berlin:20250304T103000");
    Texts.of(SERIES + EDITED, moved + EDITED, SERIES + EDITED.replace("Church", "Hall"))
        .becomes(moved + EDITED.replace("Church", "Hall"));
  }

  // Split on one side

  private static final String CUT = MASTER.replace("COUNT=10", "UNTIL=20250317T225959Z");

  @Test
  void anEditBeforeTheCutIsKept() {
    Texts.of(MASTER, CUT, MASTER + OVERRIDE).becomes(CUT + OVERRIDE);
  }

  @Test
  void anEditAfterTheCutIsADisagreement() {
    String after = OVERRIDE.replace("20250311", "20250325");
    Disagreement clash = Texts.of(MASTER, CUT, MASTER + after).clash();
    assertThat(clash.property()).isEqualTo("RECURRENCE-ID");
    assertThat(clash.instance().instance()).isEqualTo("20250325T090000Z");
    assertThat(clash.left()).isEmpty();
    assertThat(clash.right()).isPresent();
  }

  @Test
  void anEditAfterTheCutStaysOrGoesAsIsDecided() {
    String after = OVERRIDE.replace("20250311", "20250325");
    Texts texts = Texts.of(MASTER, CUT, MASTER + after);
    assertThat(Meaning.of(decided(texts, Merge.Favour.RIGHT)))
        .isEqualTo(Meaning.of(Texts.document(CUT + after)));
    assertThat(Meaning.of(decided(texts, Merge.Favour.LEFT)))
        .isEqualTo(Meaning.of(Texts.document(CUT)));
  }

  @Test
  void anOccurrenceThatNeverWasInTheSeriesOutlivesACut() {
    String extra = OVERRIDE.replace("20250311", "20250326");
    Texts.of(MASTER + extra, CUT + extra, MASTER + extra.replace("Church", "Hall"))
        .becomes(CUT + extra.replace("Church", "Hall"));
  }

  private static Document decided(Texts texts, Merge.Favour favour) {
    Merged.Clean clean =
        Merge.of(texts.leftBase(), texts.left(), texts.rightBase(), texts.right(), favour);
    assertThat(Meaning.of(clean.right())).isEqualTo(Meaning.of(clean.left()));
    return clean.left();
  }
}
