package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.FolderView;
import org.kalends.core.index.Answer;
import org.kalends.core.index.CalendarIndex;
import org.kalends.core.index.Horizon;
import org.kalends.core.index.Query;
import org.kalends.core.index.SearchText;
import org.kalends.core.index.Sighting;
import org.kalends.core.ledger.FileIndex;
import org.kalends.core.ledger.Ledger;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;

/** The index answers what the files say, whatever was done to them in between. */
class IndexLawsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> NAMES = List.of("a.ics", "b.ics", "c.ics", "d.ics", "e.ics");
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Pacific/Kiritimati"),
          ZoneId.of("Pacific/Honolulu"));

  @Test
  void answersAreThoseOfTheFiles() {
    Law.holds(120, IndexLawsTest::history);
  }

  private static void history(Choices choices) throws IOException {
    try (Scratch scratch = Scratch.folder("index")) {
      Path folder = Files.createDirectories(scratch.folder().resolve("calendar"));
      for (int run = 0; run < 6; run++) {
        int edits = choices.below(5);
        for (int i = 0; i < edits; i++) {
          edit(folder, choices);
        }
        try (Ledger ledger = Ledger.open(scratch.folder().resolve("ledger.db"))) {
          check(folder, ledger, choices);
        }
      }
    }
  }

  private static void check(Path folder, Ledger ledger, Choices choices) throws IOException {
    FolderView view = new FolderView(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    ZoneId zone = choices.from(ZONES);
    Horizon horizon = Horizon.around(2026, zone);
    FileIndex memory = ledger.files(horizon.toString());
    var remembering = new CalendarIndex("calendar", view, Optional.of(memory), horizon);
    var reading = new CalendarIndex("calendar", view, Optional.empty(), horizon);
    Answer all = reading.ask(Query.saying(List.of()));

    Instant from = NOW.plus(Duration.ofHours(choices.below(24 * 120) - 24 * 30L));
    Instant to = from.plus(Duration.ofHours(1 + choices.below(24 * 10)));
    Query during = Query.during(from, to);
    List<String> truth = occurrences(all, from, to, zone);
    Answer answer = remembering.ask(during);
    assertThat(occurrences(answer, from, to, zone)).isEqualTo(truth);
    assertThat(occurrences(reading.ask(during), from, to, zone)).isEqualTo(truth);
    assertThat(answer.problems()).containsExactlyInAnyOrderElementsOf(all.problems());
    assertThat(answer.unindexed()).isEmpty();

    Query saying = Query.saying(List.of(choices.from(List.of("ALPHA", "béta", "gamma"))));
    assertThat(saying(remembering.ask(saying), saying)).isEqualTo(saying(all, saying));
  }

  private static List<String> occurrences(Answer answer, Instant from, Instant to, ZoneId zone) {
    Stream<String> read =
        answer.found().stream()
            .flatMap(found ->
                Occurrences.of(found.item(), zone)
                    .between(from, to)
                    .map(one -> Sighting.of(found.item(), one))
                    .map(one -> told(found.item().uid(), found.files(), one)));
    Stream<String> told =
        answer.told().stream()
            .flatMap(
                one -> one.sightings().stream().map(s -> told(one.uid(), List.of(one.file()), s)));
    return Stream.concat(read, told).sorted().toList();
  }

  /** The end of what is no day may be written in any form. */
  private static String told(String uid, List<String> files, Sighting sighting) {
    Object end = sighting.end() instanceof When.Day day ? day : "";
    return String.join(
        " ",
        uid,
        files.toString(),
        sighting.face().toString(),
        sighting.id().toString(),
        sighting.start().toString(),
        end.toString(),
        sighting.from().toString(),
        sighting.to().toString());
  }

  private static List<String> saying(Answer answer, Query query) {
    return answer.found().stream()
        .flatMap(found ->
            found.item().components().stream()
                .filter(part -> query.words().stream().allMatch(SearchText.of(part)::contains))
                .map(part -> found.item().uid() + part))
        .sorted()
        .toList();
  }

  private static void edit(Path folder, Choices choices) throws IOException {
    Path file = folder.resolve(choices.from(NAMES));
    switch (choices.below(6)) {
      case 4 -> Files.deleteIfExists(file);
      case 5 -> {
        Path other = folder.resolve(choices.from(NAMES));
        if (Files.exists(file) && !Files.exists(other)) {
          Files.move(file, other);
        }
      }
      default -> {
        Files.writeString(file, text(choices));
        // At the clock's time a second edit of the same length leaves the same fingerprint.
        Instant modified = choices.onceIn(2) ? NOW : NOW.minusSeconds(100 + choices.below(5000));
        Files.setLastModifiedTime(file, FileTime.from(modified));
      }
    }
  }

  private static String text(Choices choices) {
    if (choices.onceIn(9)) {
      return choices.from(List.of("", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "no calendar"));
    }
    int parts = 1 + choices.below(2);
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"));
    for (int i = 0; i < parts; i++) {
      lines.addAll(component(choices).toList());
    }
    lines.add("END:VCALENDAR");
    return String.join("\r\n", lines) + "\r\n";
  }

  private static Stream<String> component(Choices choices) {
    String uid = choices.from(List.of("one", "two", "three"));
    String title = choices.from(List.of("Alpha", "Bétas", "Gamma", "Delta"));
    String zone = choices.from(List.of("%sZ", ";TZID=America/New_York:%s", ":%s", ";VALUE=DATE"));
    boolean day = zone.equals(";VALUE=DATE");
    String start = date(choices);
    List<String> lines = new ArrayList<>(List.of("BEGIN:VEVENT", "DTSTAMP:20260301T000000Z"));
    lines.add(choices.onceIn(12) ? "COMMENT:no uid" : "UID:" + uid);
    lines.add("SUMMARY:" + title);
    lines.add("DTSTART" + time(zone, start, day));
    if (choices.onceIn(3)) {
      lines.add(day ? "DURATION:P3D" : "DURATION:PT30H");
    }
    switch (choices.below(5)) {
      case 1 -> lines.add("RRULE:FREQ=WEEKLY" + choices.from(List.of(";COUNT=3", "")));
      case 2 -> lines.add("RRULE:FREQ=DAILY;INTERVAL=9;UNTIL=20260501" + (day ? "" : "T000000Z"));
      case 3 -> lines.add("RECURRENCE-ID" + time(zone, date(choices), day));
      case 4 -> {
        String range = choices.onceIn(2) ? ";RANGE=THISANDFUTURE" : "";
        lines.add("RECURRENCE-ID" + range + time(zone, date(choices), day));
      }
      default -> {}
    }
    if (choices.onceIn(6)) {
      lines.add("RDATE" + time(zone, date(choices), day));
    }
    lines.add("END:VEVENT");
    return lines.stream();
  }

  private static String date(Choices choices) {
    LocalDate date = LocalDate.of(2026, 2, 9).plusDays(choices.below(60));
    return date.toString().replace("-", "");
  }

  private static String time(String zone, String date, boolean day) {
    if (day) {
      return zone + ":" + date;
    }
    String form = zone.contains(":") ? zone : ":" + zone;
    return form.formatted(date + "T230000");
  }
}
