package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;

class CarryTest {
  private static final String MASTER =
      """
      BEGIN:VEVENT
      UID:a
      DTSTAMP:20250101T000000Z
      DTSTART;TZID=Europe/Berlin:20250304T100000
      RRULE:FREQ=WEEKLY;COUNT=10
      SUMMARY:Choir
      END:VEVENT
      """;
  private static final String OVERRIDE =
      """
      BEGIN:VEVENT
      UID:a
      DTSTAMP:20250101T000000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20250311T100000
      DTSTART;TZID=Europe/Berlin:20250311T110000
      SUMMARY:Choir, later
      END:VEVENT
      """;
  private static final String BERLIN =
      """
      BEGIN:VTIMEZONE
      TZID:Europe/Berlin
      X-FROM:the server
      BEGIN:STANDARD
      DTSTART:19701025T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:19700329T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      """;

  /** The server's words for the override: the same in another order, with a line of its own. */
  private static final String SERVERS_OVERRIDE =
      """
      BEGIN:VEVENT
      UID:a
      SUMMARY:Choir\\, later
      DTSTAMP:20250202T000000Z
      RECURRENCE-ID:20250311T090000Z
      DTSTART;TZID=Europe/Berlin:20250311T110000
      END:VEVENT
      """;

  private static final String EDITED = MASTER.replace("SUMMARY:Choir", "SUMMARY:Big choir");

  @Test
  void whatNeedsNothingGoesOverByteForByte() {
    Document source = calendar("X-WR-CALNAME:Work\n", BERLIN + MASTER + OVERRIDE);
    assertThat(created(source)).isEqualTo(source);
  }

  @Test
  void aMethodIsNeverSent() {
    Document source = calendar("METHOD:REQUEST\n", BERLIN + MASTER);
    assertThat(created(source)).isEqualTo(calendar("", BERLIN + MASTER));
  }

  @Test
  void everyTimeZoneIsDefined() {
    String sent = created(calendar("", MASTER)).toString();
    assertThat(sent).containsOnlyOnce("BEGIN:VTIMEZONE").contains("TZID:Europe/Berlin");
    assertThat(sent.indexOf("END:VTIMEZONE")).isLessThan(sent.indexOf("BEGIN:VEVENT"));
  }

  @Test
  void anUnknownTimeZoneStaysAsItIs() {
    Document source = calendar("", MASTER.replace("Europe/Berlin", "Nowhere"));
    assertThat(created(source)).isEqualTo(source);
  }

  @Test
  void severalFilesOfOneItemBecomeOneCalendar() {
    Document source =
        Scene.document(
            calendar("", MASTER).toString().replace("\r", "")
                + calendar("", OVERRIDE).toString().replace("\r", ""));
    Document sent = created(source);
    assertThat(sent.calendars()).hasSize(1);
    assertThat(sent.calendars().getFirst().components("VEVENT")).hasSize(2);
  }

  @Test
  void aBareEventBecomesACalendar() {
    assertThat(created(Scene.document(MASTER)).calendars()).hasSize(1);
  }

  @Test
  void theSideKeepsItsContainerItsZonesAndItsWords() {
    Document there = calendar("X-SERVER:yes\n", BERLIN + MASTER + SERVERS_OVERRIDE);
    Agreed base = new Agreed(held(calendar("", MASTER + OVERRIDE)), held(there));
    Held edited = held(calendar("", EDITED + OVERRIDE));
    assertThat(Carry.replaced(Side.RIGHT, edited, base.right(), Optional.of(base)))
        .isEqualTo(calendar("X-SERVER:yes\n", BERLIN + EDITED + SERVERS_OVERRIDE));
  }

  @Test
  void undoingGivesBackTheOldWords() {
    Document here = calendar("X-HERE:yes\n", MASTER + OVERRIDE);
    Agreed base = new Agreed(held(here), held(calendar("", BERLIN + MASTER + SERVERS_OVERRIDE)));
    Held edited = held(calendar("X-HERE:yes\n", EDITED));
    Document sent = Carry.replaced(Side.LEFT, base.right(), edited, Optional.of(base));
    assertThat(sent).isEqualTo(here);
  }

  @Test
  void anOverrideThatHasGoneGoesThereToo() {
    Agreed base =
        new Agreed(
            held(calendar("", MASTER + OVERRIDE)),
            held(calendar("", BERLIN + MASTER + SERVERS_OVERRIDE)));
    Document sent =
        Carry.replaced(Side.RIGHT, held(calendar("", MASTER)), base.right(), Optional.of(base));
    assertThat(sent).isEqualTo(calendar("", BERLIN + MASTER));
  }

  @Test
  void aNewOverrideComesLast() {
    Agreed base = new Agreed(held(calendar("", MASTER)), held(calendar("", BERLIN + MASTER)));
    Held edited = held(calendar("", OVERRIDE + MASTER));
    assertThat(Carry.replaced(Side.RIGHT, edited, base.right(), Optional.of(base)))
        .isEqualTo(calendar("", BERLIN + MASTER + OVERRIDE));
  }

  @Test
  void aZoneOfItsOwnComesFromTheSideThatChangedIt() {
    String own = BERLIN.replace("Europe/Berlin", "Ours");
    String changed = own.replace("+0200", "+0300");
    String event = MASTER.replace("Europe/Berlin", "Ours");
    Agreed base = new Agreed(held(calendar("", own + event)), held(calendar("", own + event)));
    Held edited = held(calendar("", changed + event));
    assertThat(Carry.replaced(Side.RIGHT, edited, base.right(), Optional.of(base)))
        .isEqualTo(calendar("", changed + event));
  }

  @Test
  void anItemThatComesBackHasItsOldContainer() {
    Agreed base =
        new Agreed(held(calendar("", MASTER)), held(calendar("X-SERVER:yes\n", BERLIN + MASTER)));
    Held edited = held(calendar("", EDITED));
    assertThat(Carry.created(Side.RIGHT, edited, Optional.of(base)))
        .isEqualTo(calendar("X-SERVER:yes\n", BERLIN + EDITED));
  }

  private static Document created(Document source) {
    return Carry.created(Side.RIGHT, held(source), Optional.empty());
  }

  private static Held held(Document document) {
    return new Held("a", new Place("/a"), new Version("1"), document);
  }

  private static Document calendar(String lines, String components) {
    return Scene.document(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"
            + lines
            + components
            + "END:VCALENDAR\n");
  }
}
