package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// It is Monday, 2026-03-02, 10:00 in Berlin.
class EditingTest {
  @TempDir Path home;
  private Path work;

  @BeforeEach
  void calendar() throws IOException {
    work = Files.createDirectories(home.resolve("calendars/work"));
    event(
        "lunch.ics",
        "UID:lunch-1\nDTSTART;TZID=Europe/Berlin:20260304T123000\n"
            + "DTEND;TZID=Europe/Berlin:20260304T133000\nSUMMARY:Lunch\nX-MOOD;LEVEL=3:fine");
    event(
        "standup.ics",
        "UID:standup-1\nDTSTART;TZID=Europe/Berlin:20260302T093000\n"
            + "DTEND;TZID=Europe/Berlin:20260302T094500\nRRULE:FREQ=DAILY;COUNT=40\nSUMMARY:Stand-up");
  }

  private void event(String name, String lines) throws IOException {
    file(work.resolve(name), lines);
  }

  private static void file(Path path, String lines) throws IOException {
    Files.writeString(
        path,
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\nBEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n"
            + lines
            + "\nEND:VEVENT\nEND:VCALENDAR\n");
  }

  private Cli.Result done(String... args) {
    Cli.Result result = Cli.run(home, args);
    assertThat(result.exit()).as(result.toString()).isZero();
    return result;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (var files = Files.list(work)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private String text(String uid) throws IOException {
    return files().values().stream()
        .filter(text -> text.contains("UID:" + uid))
        .findFirst()
        .orElse("");
  }

  private void refused(List<String> said, String... args) throws IOException {
    Map<String, String> before = files();
    Cli.Result result = Cli.run(home, args);
    assertThat(result.exit()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains(said);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEditTouchesItsOwnLinesOnly() throws IOException {
    done("edit", "lunch", "--location", "Cafe Central");
    assertThat(text("lunch-1"))
        .contains("LOCATION:Cafe Central\n", "X-MOOD;LEVEL=3:fine\n", "PRODID:-//x//y//EN\n");
  }

  @Test
  void aDateAloneKeepsTheTimeAndATimeAloneTheDay() throws IOException {
    assertThat(done("move", "lunch", "friday").out())
        .startsWith("~ Fri 2026-03-06  12:30–13:30  Lunch");
    assertThat(done("move", "lunch", "13:00").out())
        .startsWith("~ Fri 2026-03-06  13:00–14:00  Lunch");
    assertThat(done("move", "lunch", "tomorrow", "9am", "--for", "30m").out())
        .startsWith("~ Tue 2026-03-03  09:00–09:30  Lunch");
  }

  @Test
  void timesAreTypedInMyZoneAndTheSeriesKeepsItsOwn() throws IOException {
    event(
        "call.ics",
        "UID:call-1\nDTSTART;TZID=America/New_York:20260305T090000\n"
            + "DTEND;TZID=America/New_York:20260305T093000\nRRULE:FREQ=WEEKLY\nSUMMARY:Call");
    assertThat(done("move", "call", "16:00", "--this", "2026-03-05").out())
        .startsWith("~ Thu 2026-03-05  16:00–16:30  Call");
    done("edit", "call", "--all", "--zone", "Asia/Tokyo");
    assertThat(files().values())
        .anyMatch(text ->
            text.contains("RRULE") && text.contains("DTSTART;TZID=Asia/Tokyo:20260305T090000"));
  }

  @Test
  void anItemIsFoundByFileUidAndWords() {
    done("edit", "calendars/work/lunch.ics", "--title", "Brunch");
    done("edit", "lunch-1", "--title", "Lunch again");
    done("edit", "lunc", "--title", "Lunch");
    done("edit", "LÜNCH".replace("Ü", "u"), "--title", "Tea");
  }

  @Test
  void whatMayBeSeveralNamesThemAndChangesNothing() throws IOException {
    event("other.ics", "UID:lunch-2\nDTSTART:20260305T110000Z\nSUMMARY:Lunch with Bob");
    refused(
        List.of("lunch-1", "lunch-2", "2026-03-04 12:30", "Lunch with Bob"), "delete", "lunch-");
    done("delete", "lunch with bob");
  }

  @Test
  void anEventInTwoCalendarsNeedsOneNamed() throws IOException {
    Path other = Files.createDirectories(home.resolve("calendars/private"));
    file(other.resolve("copy.ics"), "UID:lunch-1\nDTSTART:20260304T113000Z\nSUMMARY:Lunch");
    refused(List.of("-c", "private", "work"), "delete", "lunch-1");
    done("delete", "lunch-1", "-c", "private");
    assertThat(text("lunch-1")).isNotEmpty();
  }

  @Test
  void aSeriesNeedsToKnowWhichOccurrences() throws IOException {
    refused(List.of("--this DATE", "--following DATE", "--all"), "delete", "stand-up");
  }

  @Test
  void oneOccurrenceBecomesAFileOfItsOwn() throws IOException {
    done("edit", "stand-up", "--this", "tomorrow", "--title", "Stand-up with guests");
    assertThat(files().keySet())
        .anyMatch(name -> name.startsWith("2026-03-03T0930__stand-up-with-guests_"));
    assertThat(Cli.run(home, "events", "tomorrow").out()).contains("Stand-up with guests");
  }

  @Test
  void aDeletedOccurrenceIsAnExdateAndCanComeBack() throws IOException {
    String before = text("standup-1");
    assertThat(done("delete", "stand-up", "--this", "2026-03-05").out())
        .startsWith("- Thu 2026-03-05  09:30–09:45  Stand-up");
    assertThat(text("standup-1")).contains("EXDATE;TZID=Europe/Berlin:20260305T093000");
    refused(List.of("2026-03-05 09:30"), "edit", "stand-up", "--restore", "2026-03-06");
    done("edit", "stand-up", "--restore", "2026-03-05");
    assertThat(text("standup-1")).doesNotContain("EXDATE").contains("RRULE:FREQ=DAILY;COUNT=40");
    assertThat(before).doesNotContain("EXDATE");
  }

  @Test
  void fromADateOnTheSeriesIsAnother() throws IOException {
    done("edit", "stand-up", "--following", "2026-03-10", "--start", "10:00", "--title", "Later");
    assertThat(done("events", "2026-03-09").out()).contains("09:30–09:45  Stand-up");
    assertThat(done("events", "2026-03-10").out()).contains("10:00–10:15  Later");
    assertThat(Cli.run(home, "events", "2026-04-10").out()).contains("Later");
    assertThat(Cli.run(home, "events", "2026-04-11").out()).doesNotContain("Later");
  }

  @Test
  void theWholeSeriesMovesWithItsExceptions() throws IOException {
    done("edit", "stand-up", "--this", "2026-03-04", "--title", "Special");
    done("delete", "stand-up", "--this", "2026-03-05");
    done("move", "stand-up", "11:00", "--all");
    assertThat(done("events", "2026-03-04").out()).contains("11:00–11:15  Special");
    assertThat(Cli.run(home, "events", "2026-03-05").out()).doesNotContain("Stand-up");
    assertThat(done("events", "2026-03-06").out()).contains("11:00–11:15  Stand-up");
  }

  @Test
  void aWholeSeriesGoesAsFarAsTheOccurrenceThatIsMeant() throws IOException {
    event(
        "review.ics",
        "UID:review-1\nDTSTART;TZID=Europe/Berlin:20260105T150000\n"
            + "DTEND;TZID=Europe/Berlin:20260105T160000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nSUMMARY:Review");
    done("move", "review", "friday", "--all");
    assertThat(text("review-1"))
        .contains("DTSTART;TZID=Europe/Berlin:20260109T150000", "RRULE:FREQ=WEEKLY;BYDAY=FR");
    done("move", "review", "16:30", "--all");
    assertThat(text("review-1")).contains("DTSTART;TZID=Europe/Berlin:20260109T163000");
  }

  @Test
  void aDateWithoutOccurrenceNamesTheNext() throws IOException {
    refused(List.of("2026-03-02 09:30"), "delete", "stand-up", "--this", "2026-03-01");
    refused(List.of("over by then"), "delete", "stand-up", "--this", "2026-12-01");
  }

  @Test
  void aDateWithTwoOccurrencesNeedsTheTime() throws IOException {
    event(
        "pills.ics",
        "UID:pills-1\nDTSTART:20260302T070000Z\nRRULE:FREQ=HOURLY;INTERVAL=12\nSUMMARY:Pills");
    refused(
        List.of("2026-03-03 08:00", "2026-03-03 20:00"), "delete", "pills", "--this", "2026-03-03");
    done("delete", "pills", "--this", "2026-03-03 20:00");
    assertThat(text("pills-1")).contains("EXDATE:20260303T190000Z");
  }

  @Test
  void whatDoesNotRepeatHasNoSingleOccurrences() throws IOException {
    refused(List.of("does not repeat"), "edit", "lunch", "--this", "2026-03-04", "--title", "X");
  }

  @Test
  void anEndBeforeTheStartIsRefused() throws IOException {
    refused(List.of("before it begins"), "edit", "lunch", "--end", "12:00");
    refused(List.of("not both"), "edit", "lunch", "--end", "14:00", "--for", "1h");
  }

  @Test
  void nothingToChangeIsWrongUsage() throws IOException {
    refused(List.of("say what to change"), "edit", "lunch");
    refused(List.of("one of both"), "move", "lunch");
  }

  @Test
  void deletingTheLastOccurrencesDeletesTheFiles() throws IOException {
    done("edit", "stand-up", "--this", "2026-03-04", "--title", "Special");
    done("delete", "standup-1", "--all");
    assertThat(files()).hasSize(1);
  }

  @Test
  void anItemGoesToAnotherCalendarWhole() throws IOException {
    Path other = Files.createDirectories(home.resolve("calendars/private"));
    done("edit", "stand-up", "--this", "2026-03-04", "--title", "Special");
    done("move", "stand-up", "--to-calendar", "private");
    assertThat(text("standup-1")).isEmpty();
    try (var files = Files.list(other)) {
      assertThat(files).hasSize(2);
    }
    refused(List.of("in private already"), "move", "stand-up", "--to-calendar", "private");
  }

  @Test
  void programsGetJson() {
    assertThat(done("delete", "lunch", "--json").out())
        .contains("\"change\": \"deleted\"", "\"uid\": \"lunch-1\"", "\"calendar\": \"work\"");
  }

  @Test
  void onATerminalItAsksBeforeDeleting() throws IOException {
    Cli.Result kept = Cli.in(home).onTerminal().input("n\n").run("delete", "lunch");
    assertThat(kept.exit()).isEqualTo(2);
    assertThat(text("lunch-1")).isNotEmpty();
    assertThat(Cli.in(home).onTerminal().input("y\n").run("delete", "lunch").exit()).isZero();
    assertThat(text("lunch-1")).isEmpty();
  }
}
