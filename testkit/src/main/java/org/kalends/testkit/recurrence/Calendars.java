package org.kalends.testkit.recurrence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** Items made for a case. */
final class Calendars {
  private Calendars() {}

  /** Of an event with these lines. */
  static Stream<Occurrence> occurrences(List<String> lines, ZoneId zone) {
    String text =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n%s\nEND:VEVENT\nEND:VCALENDAR\n"
            .formatted(String.join("\n", lines));
    Document document = Document.parse(text.getBytes(UTF_8)).document();
    return Occurrences.of(Item.in(document).items().getFirst(), zone).all();
  }
}
