package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is Monday 2026-03-02, 10:00 in Berlin. */
class ListingTest {
  @TempDir Path home;

  @BeforeEach
  void calendars() throws IOException {
    event(
        "work/_recurring__standup.ics",
        "UID:standup",
        "SUMMARY:Stand-up",
        "DTSTART;TZID=Europe/Berlin:20260105T093000",
        "DTEND;TZID=Europe/Berlin:20260105T094500",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE");
    event(
        "work/standup_moved.ics",
        "UID:standup",
        "SUMMARY:Stand-up, late",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260304T093000",
        "DTSTART;TZID=Europe/Berlin:20260304T110000",
        "DTEND;TZID=Europe/Berlin:20260304T111500");
    event(
        "work/review.ics",
        "UID:review",
        "SUMMARY:Budget review",
        "LOCATION:Café Zoë",
        "CATEGORIES:Money",
        "ATTENDEE;CN=Ada Lovelace:mailto:ada@example.com",
        "STATUS:TENTATIVE",
        "DTSTART:20260303T130000Z",
        "DURATION:PT1H");
    event(
        "family/fair.ics",
        "UID:fair",
        "SUMMARY:Spring fair",
        "TRANSP:TRANSPARENT",
        "DTSTART;VALUE=DATE:20260306",
        "DTEND;VALUE=DATE:20260309");
    event(
        "family/train.ics",
        "UID:train",
        "SUMMARY:Night train",
        "DTSTART;TZID=Europe/Berlin:20260305T220000",
        "DTEND;TZID=Europe/Berlin:20260306T063000");
    event(
        "family/off.ics",
        "UID:off",
        "SUMMARY:Yoga",
        "STATUS:CANCELLED",
        "DTSTART;TZID=Europe/Berlin:20260302T180000",
        "DTEND;TZID=Europe/Berlin:20260302T190000");
  }

  private void event(String file, String... lines) throws IOException {
    Path path = home.resolve("calendars").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nDTSTAMP:20260301T080000Z\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  }

  private String out(String... args) {
    Cli.Result result = Cli.run(home, args);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result.out();
  }

  private JsonObject json(String... args) {
    String[] all = Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new);
    return JsonParser.parseString(out(all)).getAsJsonObject();
  }

  private String error(String... args) {
    Cli.Result result = Cli.run(home, args);
    assertThat(result.out()).isEmpty();
    assertThat(result.exit()).isEqualTo(2);
    return result.err();
  }

  @Test
  void eventsAreThoseOfTheNextSevenDays() {
    assertThat(out("events"))
        .isEqualTo(
            """
            Mon 2026-03-02  today
              09:30–09:45  Stand-up ↻ · work
              18:00–19:00  Yoga · cancelled · family

            Tue 2026-03-03
              14:00–15:00  Budget review · tentative · Café Zoë · work

            Wed 2026-03-04
              11:00–11:15  Stand-up, late ↻ · changed · work

            Thu 2026-03-05
              22:00–       Night train · day 1 of 2 · family

            Fri 2026-03-06
              all day      Spring fair · day 1 of 3 · family
              –06:30       Night train · day 2 of 2 · family

            Sat 2026-03-07
              all day      Spring fair · day 2 of 3 · family

            Sun 2026-03-08
              all day      Spring fair · day 3 of 3 · family
            """);
  }

  @Test
  void theFirstDayOfTheSpanShowsWhatBeganBefore() {
    assertThat(out("events", "saturday"))
        .isEqualTo("Sat 2026-03-07\n  all day      Spring fair · day 2 of 3 · family\n");
  }

  @Test
  void aPointInTimeIsWhatGoesOn() {
    assertThat(out("events", "friday", "03:00")).contains("Night train").contains("Spring fair");
    assertThat(Cli.run(home, "events", "now").err())
        .isEqualTo("no events at Mon 2026-03-02 10:00\n");
  }

  @Test
  void calendarsAreChosen() {
    assertThat(out("events", "-c", "work", "--from", "tuesday", "--to", "2026-03-03"))
        .isEqualTo("Tue 2026-03-03\n  14:00–15:00  Budget review · tentative · Café Zoë · work\n");
    assertThat(error("events", "-c", "wrok")).contains("did you mean `work`?");
  }

  @Test
  void todayIsToday() {
    assertThat(out("today"))
        .isEqualTo(
            "Mon 2026-03-02  today\n  09:30–09:45  Stand-up ↻ · work\n"
                + "  18:00–19:00  Yoga · cancelled · family\n");
  }

  @Test
  void aWeekHasSevenDaysAlsoEmptyOnes() {
    assertThat(out("week", "next", "-c", "family"))
        .isEqualTo(
            """
            Mon 2026-03-09  –
            Tue 2026-03-10  –
            Wed 2026-03-11  –
            Thu 2026-03-12  –
            Fri 2026-03-13  –
            Sat 2026-03-14  –
            Sun 2026-03-15  –
            """);
    assertThat(out("week", "2026-03-08")).startsWith("Mon 2026-03-02  today\n");
    assertThat(out("week", "10")).isEqualTo(out("week", "2026-W10"));
  }

  @Test
  void aMonthIsASheet() {
    assertThat(out("month", "--sheet", "-c", "family"))
        .isEqualTo(
            """
                March 2026
                 Mo  Tu  We  Th  Fr  Sa  Su
             9                            1
            10  > 2•  3   4   5•  6•  7•  8•
            11    9  10  11  12  13  14  15
            12   16  17  18  19  20  21  22
            13   23  24  25  26  27  28  29
            14   30  31
            """);
    assertThat(out("month", "2026-03")).contains("30• 31\n\nMon 2026-03-02  today\n");
  }

  @Test
  void nextIsWhatBeginsNextAndTakesPlace() {
    assertThat(out("next"))
        .isEqualTo("Tue 2026-03-03\n  14:00–15:00  Budget review · tentative · Café Zoë · work\n");
    assertThat(out("next", "3")).contains("Stand-up, late").contains("Night train");
    assertThat(error("next", "0")).contains("from 1 to 1000");
  }

  @Test
  void searchFoldsCaseAndAccentsAndWantsAllWords() {
    String review = "Tue 2026-03-03  14:00–15:00  Budget review · tentative · Café Zoë · work\n";
    assertThat(out("search", "BUDGET", "zoe")).isEqualTo(review);
    assertThat(out("search", "lovelace money")).isEqualTo(review);
    assertThat(out("search", "--attendee", "ADA@example")).isEqualTo(review);
    Cli.Result none = Cli.run(home, "search", "budget", "yoga");
    assertThat(none).isEqualTo(new Cli.Result(0, "", "nothing says `budget yoga`\n"));
  }

  @Test
  void searchShowsASeriesOnceWithItsNextOccurrenceThatSaysSo() {
    assertThat(out("search", "stand-up"))
        .isEqualTo("Wed 2026-03-04  11:00–11:15  Stand-up, late ↻ · changed · work\n");
    assertThat(out("search", "stand-up", "--from", "2026-04-01", "--to", "2026-04-10"))
        .isEqualTo("Wed 2026-04-01  09:30–09:45  Stand-up ↻ · work · 2 more\n");
    assertThat(out("search", "yoga", "-c", "family"))
        .isEqualTo("Mon 2026-03-02  18:00–19:00  Yoga · cancelled · family\n");
    assertThat(error("search")).contains("say what to look for");
  }

  @Test
  void freeTimeHonoursStatusAndTransparency() {
    assertThat(out("free", "today", "to", "friday"))
        .isEqualTo(
            """
            Mon 2026-03-02  10:00–18:00  8 h
            Tue 2026-03-03  09:00–14:00  5 h
                            15:00–18:00  3 h
            Wed 2026-03-04  09:00–11:00  2 h
                            11:15–18:00  6 h 45 min
            Thu 2026-03-05  09:00–18:00  9 h
            Fri 2026-03-06  09:00–18:00  9 h
            """);
    assertThat(out("free", "tuesday", "--min", "4h", "--day-hours", "8-20"))
        .isEqualTo("Tue 2026-03-03  08:00–14:00  6 h\n                15:00–20:00  5 h\n");
    assertThat(out("free", "--busy", "monday to friday", "--day-hours", "00:00-24:00"))
        .isEqualTo(
            """
            Mon 2026-03-02  09:30–09:45  busy
            Tue 2026-03-03  14:00–15:00  tentative
            Wed 2026-03-04  11:00–11:15  busy
            Thu 2026-03-05  22:00–Fri 2026-03-06 06:30  busy
            """);
    assertThat(error("free", "--min", "soon")).contains("1h30m");
    assertThat(error("free", "--day-hours", "18-9")).contains("09:00-18:00");
    assertThat(error("free", "now")).contains("point in time");
  }

  @Test
  void jsonHasWhatProgramsNeed() {
    JsonObject day = json("events", "wednesday");
    assertThat(day.get("from").getAsString()).isEqualTo("2026-03-04T00:00:00+01:00");
    JsonObject event = day.getAsJsonArray("events").get(0).getAsJsonObject();
    assertThat(event.get("uid").getAsString()).isEqualTo("standup");
    assertThat(event.get("start").getAsString()).isEqualTo("2026-03-04T11:00:00+01:00");
    assertThat(event.get("occurrence").getAsString()).isEqualTo("2026-03-04T09:30");
    assertThat(event.get("changed").getAsBoolean()).isTrue();
    assertThat(event.getAsJsonArray("files")).hasSize(2);
    JsonObject fair = json("search", "fair").getAsJsonArray("items").get(0).getAsJsonObject();
    assertThat(fair.get("start").getAsString()).isEqualTo("2026-03-06");
    assertThat(fair.get("end").getAsString()).isEqualTo("2026-03-09");
    assertThat(fair.get("allDay").getAsBoolean()).isTrue();
    assertThat(fair.get("free").getAsBoolean()).isTrue();
    JsonObject free = json("free", "tuesday");
    assertThat(free.getAsJsonArray("free")).hasSize(2);
    assertThat(free.getAsJsonArray("busy")).hasSize(1);
    assertThat(json("next").getAsJsonArray("events")).hasSize(1);
    assertThat(json("week").getAsJsonArray("problems")).isEmpty();
  }

  @Test
  void badDatesAreRefusedWithExamples() {
    assertThat(error("events", "fridya")).contains("did you mean `friday`?");
    assertThat(error("events", "today", "--to", "friday")).contains("say when once");
    assertThat(error("events", "--to", "yesterday")).contains("before today begins");
    assertThat(error("month", "2026-13")).contains("2026-13");
  }

  @Test
  void anUnreadableFileIsNamedAndHidesNothing() throws IOException {
    Files.writeString(home.resolve("calendars/work/broken.ics"), "BEGIN:VCALENDAR\r\n");
    Cli.Result result = Cli.run(home, "today", "-c", "work");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Stand-up");
    assertThat(result.err()).contains("work/broken.ics").contains("cut off");
  }

  @Test
  void aRuleThatIsNotUnderstoodIsSaid() throws IOException {
    event(
        "work/odd.ics",
        "UID:odd",
        "SUMMARY:Odd one",
        "DTSTART:20260302T100000Z",
        "RRULE:FREQ=SOMETIMES");
    Cli.Result result = Cli.run(home, "today", "-c", "work");
    assertThat(result.out()).contains("11:00        Odd one");
    assertThat(result.err()).contains("work/odd.ics").contains("SOMETIMES");
  }

  @Test
  void nothingBelowTheRootIsWritten() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("calendars"))) {
      long before = files.count();
      out("events");
      out("search", "yoga");
      try (Stream<Path> after = Files.walk(home.resolve("calendars"))) {
        assertThat(after.count()).isEqualTo(before);
      }
    }
    assertThat(home.resolve(".cache/kalends")).isDirectory();
  }

  @Test
  void whereNothingCanBeRememberedFilesAreRead() throws IOException {
    Files.createDirectories(home.resolve(".cache"));
    Files.writeString(home.resolve(".cache/kalends"), "in the way");
    Cli.Result result = Cli.run(home, "today");
    assertThat(result.out()).contains("Stand-up").contains("Yoga");
    assertThat(result.err()).contains("all files are read");
  }

  @Test
  void withoutCalendarsItIsSaidWhatToDo() throws IOException {
    Cli.Result result = Cli.run(Files.createDirectory(home.resolve("new")), "events");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("there is no calendar in");
  }
}
