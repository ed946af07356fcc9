package org.kalends.ics.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;
import org.kalends.ics.When;

class DifferenceTest {
  private static final String START = "DTSTART;TZID=Europe/Berlin:20250320T150000\n";

  @Test
  void saysWhatBecameOfWhat() {
    assertThat(differences(event(START + "SUMMARY:lunch\n"), event(START + "SUMMARY:din\\nner\n")))
        .containsExactly(difference("SUMMARY", "lunch", "din ner"));
  }

  @Test
  void timesAreIsoAndEndsFollow() {
    assertThat(differences(event(START), event("DTSTART:20250320T150000Z\n")))
        .containsExactly(
            difference("DTEND", "2025-03-20T15:00 Europe/Berlin", "2025-03-20T15:00Z"),
            difference("DTSTART", "2025-03-20T15:00 Europe/Berlin", "2025-03-20T15:00Z"));
  }

  @Test
  void sameAttendeeIsPairedByAddress() {
    assertThat(
            differences(
                event(START + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x\n"),
                event(START + "ATTENDEE:mailto:a@x\nATTENDEE;PARTSTAT=DECLINED:mailto:b@x\n")))
        .containsExactlyInAnyOrder(
            difference("ATTENDEE", "b@x (PARTSTAT=ACCEPTED)", "b@x (PARTSTAT=DECLINED)"),
            new Difference(Optional.empty(), "ATTENDEE", Optional.empty(), Optional.of("a@x")));
  }

  @Test
  void removedExdateIsOneDifference() {
    assertThat(
            differences(
                event(START + "EXDATE:20250321T140000Z,20250322T140000Z\n"),
                event(START + "EXDATE:20250322T140000Z\n")))
        .containsExactly(
            new Difference(
                Optional.empty(), "EXDATE", Optional.of("2025-03-21T14:00Z"), Optional.empty()));
  }

  @Test
  void overrideIsNamedAsItIsWritten() {
    String master = event(START + "RRULE:FREQ=DAILY\n");
    String override =
        event("RECURRENCE-ID;TZID=Europe/Berlin:20250321T150000\n" + START + "SUMMARY:x\n");
    assertThat(differences(master, master + override))
        .containsExactly(
            new Difference(
                Optional.of(
                    new When.Zoned(LocalDateTime.parse("2025-03-21T15:00:00"), "Europe/Berlin")),
                "VEVENT",
                Optional.empty(),
                Optional.of("2025-03-20T15:00 Europe/Berlin, x")));
  }

  @Test
  void longTextsAreShownWhereTheyDiffer() {
    String text = "word ".repeat(100);
    List<Difference> differences =
        differences(
            event(START + "DESCRIPTION:" + text + "one\n"),
            event(START + "DESCRIPTION:" + text + "two\n"));
    assertThat(differences).hasSize(1);
    assertThat(differences.getFirst().before().orElseThrow()).startsWith("…").endsWith("one");
    assertThat(differences.getFirst().after().orElseThrow()).hasSizeLessThan(90).endsWith("two");
  }

  private static Difference difference(String name, String before, String after) {
    return new Difference(Optional.empty(), name, Optional.of(before), Optional.of(after));
  }

  private static List<Difference> differences(String before, String after) {
    return Meaning.differences(document(before), document(after));
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:u\n" + lines + "END:VEVENT\n";
  }

  private static Document document(String inside) {
    String text = "BEGIN:VCALENDAR\n" + inside + "END:VCALENDAR\n";
    return Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
  }
}
