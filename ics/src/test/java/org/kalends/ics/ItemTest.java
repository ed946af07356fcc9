package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTest {
  private static final String ZONE =
      """
      BEGIN:VTIMEZONE
      TZID:Berlin
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      """;

  @Test
  void componentsWithOneUidAreOneItemOverAllCalendars() {
    Item.In in =
        in(
            calendar(event("UID:a\nRECURRENCE-ID:20250321T100000Z\nSUMMARY:moved\n"))
                + calendar(event("UID:b\n") + event("UID:a\nSUMMARY:series\n")));
    assertThat(in.problems()).isEmpty();
    assertThat(in.items()).extracting(Item::uid).containsExactly("a", "b");
    Item series = in.items().getFirst();
    assertThat(series.title()).isEqualTo("series");
    assertThat(series.overrides()).hasSize(1);
    assertThat(series.components()).hasSize(2);
  }

  @Test
  void uidsDifferInLetterCase() {
    assertThat(in(calendar(event("UID:a\n") + event("UID:A\n"))).items()).hasSize(2);
  }

  @Test
  void componentWithoutUidIsAProblemThatNamesLineAndTitle() {
    Item.In in = in(calendar(event("SUMMARY:lost\n") + event("UID:b\n")));
    assertThat(in.items()).extracting(Item::uid).containsExactly("b");
    assertThat(in.problems()).containsExactly(new Problem(3, "VEVENT \"lost\" has no UID"));
  }

  @Test
  void secondMasterIsAProblemAndStaysInTheItem() {
    Item.In in = in(calendar(event("UID:a\nSUMMARY:first\n") + event("UID:a\nSUMMARY:second\n")));
    assertThat(in.problems()).hasSize(1);
    Item item = in.items().getFirst();
    assertThat(item.title()).isEqualTo("first");
    assertThat(item.extras()).hasSize(1);
    assertThat(item.document().toString()).contains("SUMMARY:first").contains("SUMMARY:second");
  }

  @Test
  void ofTwoRevisionsTheLaterIsTheMaster() {
    Item.In in =
        in(
            calendar(
                event("UID:a\nSEQUENCE:1\nSUMMARY:old\n")
                    + event("UID:a\nSEQUENCE:2\nSUMMARY:new\n")));
    assertThat(in.problems()).hasSize(1);
    assertThat(in.items().getFirst().title()).isEqualTo("new");
    assertThat(in.items().getFirst().extras()).hasSize(1);
  }

  @Test
  void orphanOverrideIsAnItemWithoutMaster() {
    Item item =
        in(calendar(event("UID:a\nRECURRENCE-ID:20250321T100000Z\nSUMMARY:x\n")))
            .items()
            .getFirst();
    assertThat(item.master()).isEmpty();
    assertThat(item.title()).isEqualTo("x");
  }

  @Test
  void onlyZonesThatAreReferredToComeAlong() {
    String other = ZONE.replace("TZID:Berlin", "TZID:Other");
    Item item =
        in(calendar(ZONE + other + event("UID:a\nDTSTART;TZID=Berlin:20250321T100000\n")))
            .items()
            .getFirst();
    assertThat(item.zones())
        .extracting(zone -> zone.text("TZID").orElse(""))
        .containsExactly("Berlin");
    assertThat(Item.in(item.document()).items().getFirst().zones()).hasSize(1);
  }

  @Test
  void fragmentWithoutCalendarIsRead() {
    assertThat(in(event("UID:a\n")).items()).hasSize(1);
  }

  @Test
  void documentOfAnItemHasWhatRfc5545Requires() {
    String text = in(calendar(event("UID:a\n"))).items().getFirst().document().toString();
    assertThat(List.of(text.split("\\R")))
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .endsWith("BEGIN:VEVENT", "UID:a", "END:VEVENT", "END:VCALENDAR");
  }

  private static Item.In in(String text) {
    return Item.in(Document.parse(text.getBytes(StandardCharsets.UTF_8)).document());
  }

  private static String calendar(String inside) {
    return "BEGIN:VCALENDAR\n" + inside + "END:VCALENDAR\n";
  }

  private static String event(String inside) {
    return "BEGIN:VEVENT\n" + inside + "END:VEVENT\n";
  }
}
