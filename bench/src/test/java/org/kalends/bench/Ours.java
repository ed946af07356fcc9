package org.kalends.bench;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrences;

/** Kalends, from the text of an event to its occurrences. */
final class Ours implements Expander {
  @Override
  public Answer answer(Trial trial) {
    long end = trial.end();
    return new Answer.Times(
        occurrences(trial.start().line(), trial.rule())
            .all()
            .map(occurrence -> occurrence.from().getEpochSecond())
            .takeWhile(second -> second <= end)
            .limit(trial.most())
            .toList());
  }

  static Occurrences occurrences(String start, String rule) {
    String text =
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//bench//",
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTAMP:20260101T000000Z",
            start,
            "RRULE:" + rule,
            "END:VEVENT",
            "END:VCALENDAR",
            "");
    Document document = Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
    return Occurrences.of(Item.in(document).items().getFirst(), ZoneOffset.UTC);
  }
}
