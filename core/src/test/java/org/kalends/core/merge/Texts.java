package org.kalends.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** One item as two sides hold it, told in lines. */
record Texts(Document leftBase, Document left, Document rightBase, Document right) {
  /** A choir that meets every week. */
  static final String MASTER =
      event(
          "DTSTART;TZID=Europe/Berlin:20250304T100000",
          "DTEND;TZID=Europe/Berlin:20250304T110000",
          "RRULE:FREQ=WEEKLY;COUNT=10",
          "SUMMARY:Choir");

  /** Once, it meets elsewhere. */
  static final String OVERRIDE =
      event(
          "RECURRENCE-ID;TZID=Europe/Berlin:20250311T100000",
          "DTSTART;TZID=Europe/Berlin:20250311T100000",
          "DTEND;TZID=Europe/Berlin:20250311T110000",
          "SUMMARY:Choir",
          "LOCATION:Church");

  /** Both sides held the same, word for word. */
  static Texts of(String base, String left, String right) {
    return of(base, left, base, right);
  }

  static Texts of(String leftBase, String left, String rightBase, String right) {
    return new Texts(document(leftBase), document(left), document(rightBase), document(right));
  }

  /** An event of these lines. */
  static String event(String... lines) {
    return "BEGIN:VEVENT\nUID:a\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
  }

  static Document document(String components) {
    String text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Document.parse(bytes).document();
  }

  Merged merged() {
    return Merge.of(leftBase, left, rightBase, right);
  }

  Merged.Clean clean() {
    return switch (merged()) {
      case Merged.Clean clean -> clean;
      case Merged.Clash clash -> throw new AssertionError(clash);
    };
  }

  /** The one thing both do not agree on. */
  Disagreement clash() {
    return switch (merged()) {
      case Merged.Clean clean -> throw new AssertionError(clean);
      case Merged.Clash(var disagreements) -> {
        assertThat(disagreements).hasSize(1);
        yield disagreements.getFirst();
      }
    };
  }

  /** Both sides come to say this. */
  void becomes(String components) {
    Meaning expected = Meaning.of(document(components));
    Merged.Clean clean = clean();
    assertThat(Meaning.differences(document(components), clean.left())).isEmpty();
    assertThat(Meaning.differences(document(components), clean.right())).isEmpty();
    assertThat(Meaning.of(clean.left())).isEqualTo(expected);
  }
}
