package org.kalends.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.merge.Texts.MASTER;
import static org.kalends.core.merge.Texts.OVERRIDE;
import static org.kalends.core.merge.Texts.document;
import static org.kalends.core.merge.Texts.event;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.kalends.core.merge.Merge.Favour;
import org.kalends.core.sync.ItemDocument;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.zone.VTimeZone;

/** Whole masters, overrides and zones that come and go. */
class MergePartsTest {
  private static final String LOUDER = MASTER.replace("Choir", "Big choir");
  private static final String BOTH = MASTER + OVERRIDE;

  @Test
  void aMasterThatOneSideDroppedAndTheOtherEditedIsADisagreement() {
    Disagreement here = Texts.of(BOTH, OVERRIDE, LOUDER + OVERRIDE).clash();
    assertThat(here.property()).isEqualTo("VEVENT");
    assertThat(here.base().orElseThrow()).endsWith("Choir");
    assertThat(here.left()).isEmpty();
    assertThat(here.right().orElseThrow()).endsWith("Big choir");
    Disagreement there = Texts.of(BOTH, LOUDER + OVERRIDE, OVERRIDE).clash();
    assertThat(there.left().orElseThrow()).endsWith("Big choir");
    assertThat(there.right()).isEmpty();
  }

  @Test
  void aMasterThatOneSideDroppedStaysOrGoesAsIsDecided() {
    Document base = document(BOTH);
    Document edited = document(LOUDER + OVERRIDE);
    Document dropped = document(OVERRIDE);
    Merged.Clean kept = Merge.of(base, edited, base, dropped, Favour.LEFT);
    assertThat(kept.left().toString()).contains("Big choir");
    assertThat(kept.right().toString()).contains("Big choir");
    Merged.Clean gone = Merge.of(base, edited, base, dropped, Favour.RIGHT);
    assertThat(gone.left().toString()).doesNotContain("Big choir");
    assertThat(gone.right()).isSameAs(dropped);
  }

  @Test
  void aMasterThatOneSideDroppedGoes() {
    Texts.of(BOTH, OVERRIDE, BOTH).becomes(OVERRIDE);
  }

  @Test
  void whatWasNeverToldToTheOtherSideIsNotToldNow() {
    Texts texts = Texts.of(BOTH, BOTH, MASTER, LOUDER);
    assertThat(texts.clean().right()).isSameAs(texts.right());
    assertThat(texts.clean().left().toString()).contains("Big choir", "Church");
  }

  @Test
  void twoNewOverridesOfWhichOneIsMovedAreMerged() {
    String plain = OVERRIDE.replace("\nLOCATION:Church", "");
    String moved =
        plain
            .replace(
                "\nDTSTART;TZID=Europe/Berlin:20250311T10",
                "\nDTSTART;TZID=Europe/Berlin:20250311T12")
            .replace("20250311T11", "20250311T13");
    Texts.of(MASTER, BOTH, MASTER + moved)
        .becomes(MASTER + moved.replace("SUMMARY:Choir", "SUMMARY:Choir\nLOCATION:Church"));
  }

  @Test
  void twoNewOverridesOfDaysAreMerged() {
    String master =
        event(
            "DTSTART;VALUE=DATE:20250304",
            "DTEND;VALUE=DATE:20250306",
            "RRULE:FREQ=WEEKLY",
            "SUMMARY:Fair");
    String override =
        event(
            "RECURRENCE-ID;VALUE=DATE:20250311",
            "DTSTART;VALUE=DATE:20250311",
            "DTEND;VALUE=DATE:20250313",
            "SUMMARY:Fair");
    String longer = override.replace("20250313", "20250314");
    String titled = override.replace("SUMMARY:Fair", "SUMMARY:Big fair");
    Texts.of(master, master + longer, master + titled)
        .becomes(master + longer.replace("SUMMARY:Fair", "SUMMARY:Big fair"));
  }

  // Zones

  private static String zone(String offset) {
    return """
    BEGIN:VTIMEZONE
    TZID:Mine
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:%1$s
    TZOFFSETTO:%1$s
    END:STANDARD
    END:VTIMEZONE
    """
        .formatted(offset);
  }

  private static final String MINE =
      event("DTSTART;TZID=Mine:20250304T100000", "SUMMARY:Tea", "LOCATION:Here");

  @Test
  void aZoneThatOneSideChangedIsChangedOnTheOther() {
    Texts texts =
        Texts.of(
            zone("+0100") + MINE,
            zone("+0200") + MINE,
            zone("+0100") + MINE.replace("Here", "There"));
    assertThat(texts.merged().toString()).contains("+0200");
  }

  @Test
  void aZoneComesAlongWithATimeThatIsInIt() {
    String plain = MINE.replace(";TZID=Mine:20250304T100000", ":20250304T090000Z");
    Texts texts = Texts.of(plain, zone("+0200") + MINE, plain.replace("Here", "There"));
    assertThat(texts.clean().right())
        .isEqualTo(document(zone("+0200") + MINE.replace("Here", "There")));
  }

  @Test
  void zonesStandBeforeWhatUsesThem() {
    Contents plain = Contents.of(document("X-LINE:1\n" + MASTER));
    assertThat(plain.components()).hasSize(1);
    String text = plain.with(plain).toString();
    assertThat(text.indexOf("BEGIN:VTIMEZONE"))
        .isBetween(text.indexOf("X-LINE"), text.indexOf("BEGIN:VEVENT"));
  }

  @Test
  void zonesAreNoComponents() {
    assertThat(Contents.of(document(zone("+0100") + MINE)).components()).hasSize(1);
  }

  @Test
  void aZoneTellsOfTheYearsThatItIsUsedIn() {
    String old = MASTER.replace("20250304", "19790304");
    Document stored = ItemDocument.of(Item.in(document(old)).items().getFirst());
    String zone = VTimeZone.of("Europe/Berlin", ZoneId.of("Europe/Berlin"), 1979).toString();
    assertThat(stored.toString()).contains(zone);
  }
}
