package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// It is Monday, 2026-03-02, 10:00 in Berlin.
class NewTest {
  @TempDir Path home;
  private Path work;

  @BeforeEach
  void calendar() throws IOException {
    work = Files.createDirectories(home.resolve("calendars/work"));
  }

  private Cli.Result run(String... args) {
    return Cli.run(home, args);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(work)) {
      return files.sorted().toList();
    }
  }

  private String text() throws IOException {
    assertThat(files()).hasSize(1);
    return Files.readString(files().getFirst());
  }

  private void nothingWritten(Cli.Result result, String... said) throws IOException {
    assertThat(result.exit()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains(said);
    assertThat(files()).isEmpty();
  }

  @Test
  void aTimeTakesAnHourInTheZoneOfTheMachine() throws IOException {
    Cli.Result result = run("new", "Lunch with Ann", "tomorrow", "12:30");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).startsWith("+ Tue 2026-03-03  12:30–13:30  Lunch with Ann · work\n");
    assertThat(files().getFirst().getFileName().toString())
        .startsWith("2026-03-03T1230__lunch-with-ann_");
    assertThat(text())
        .contains(
            "DTSTART;TZID=Europe/Berlin:20260303T123000\r\n",
            "DTEND;TZID=Europe/Berlin:20260303T133000\r\n",
            "DTSTAMP:20260302T090000Z\r\n",
            "SUMMARY:Lunch with Ann\r\n")
        .doesNotContain("DURATION", "VTIMEZONE", "CALSCALE");
  }

  @Test
  void aDateIsAWholeDayAndItsEndTheLastDay() throws IOException {
    run("new", "Offsite", "2026-03-24", "--end", "2026-03-26");
    assertThat(text()).contains("DTSTART;VALUE=DATE:20260324\r\n", "DTEND;VALUE=DATE:20260327\r\n");
  }

  @Test
  void everythingAnEventNeedsCanBeSaid() throws IOException {
    Cli.Result result =
        run(
            "new",
            "Stand-up; daily, all",
            "--start",
            "monday 9:30",
            "--for",
            "15m",
            "--repeat",
            "every weekday until 2026-03-31",
            "--location",
            "Room Ada",
            "--description",
            "bring coffee",
            "--attendee",
            "Bob <bob@example.com>",
            "--remind",
            "5m",
            "--remind",
            "1d",
            "--zone",
            "America/New_York");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(text())
        .contains(
            "SUMMARY:Stand-up\\; daily\\, all",
            "DTSTART;TZID=America/New_York:20260302T093000",
            "DTEND;TZID=America/New_York:20260302T094500",
            "RRULE:FREQ=WEEKLY;UNTIL=20260401T035959Z;BYDAY=MO,TU,WE,TH,FR",
            "LOCATION:Room Ada",
            "DESCRIPTION:bring coffee",
            "ATTENDEE;CN=Bob:mailto:bob@example.com",
            "TRIGGER:-PT5M",
            "TRIGGER:-P1D")
        .doesNotContain("ORGANIZER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          daily                                   | FREQ=DAILY
          every 2 weeks on mo,we                  | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE
          every other week                        | FREQ=WEEKLY;INTERVAL=2
          every monday and thursday               | FREQ=WEEKLY;BYDAY=MO,TH
          every day for 10 times                  | FREQ=DAILY;COUNT=10
          weekly 3 times                          | FREQ=WEEKLY;COUNT=3
          monthly on the last friday              | FREQ=MONTHLY;BYDAY=-1FR
          every month on the 1st and 15th         | FREQ=MONTHLY;BYMONTHDAY=1,15
          monthly on the last day                 | FREQ=MONTHLY;BYMONTHDAY=-1
          every 3 months on the 2nd tuesday       | FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU
          yearly until 2030-03-02                 | FREQ=YEARLY;UNTIL=20300302
          FREQ=WEEKLY;BYDAY=MO                    | FREQ=WEEKLY;BYDAY=MO
          RRULE:FREQ=MONTHLY;BYMONTHDAY=-1        | FREQ=MONTHLY;BYMONTHDAY=-1
          """)
  void repetitionIsSaidInWordsOrAsARule(String said, String rule) throws IOException {
    Cli.Result result = run("new", "Water the plants", "today", "--repeat", said);
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(text()).contains("RRULE:" + rule + "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-02-30         | today          | none            | Europe/Berlin | 2026-02-30
          tomorrow 12:30     | tomorrow 11:00 | none            | Europe/Berlin | before it begins
          tomorrow 12:30     | 11:00          | none            | Europe/Berlin | before it begins
          friday             | thursday       | none            | Europe/Berlin | before it begins
          tomorrow 12:30     | 13:30          | none            | Europe/Berln  | did you mean `Europe/Berlin`?
          tomorrow 12:30     | 13:30          | FREQ=WEEKLY;BYDAY=XX | UTC      | BYDAY
          tomorrow 12:30     | 13:30          | every fortnihgt | UTC           | is not understood
          tomorrow 12:30     | 13:30          | monthly on friday | UTC         | say which friday
          tomorrow 12:30     | 13:30          | daily 0 times   | UTC           | 0 times
          """)
  void whatCannotBeIsSaidAndNothingIsWritten(
      String start, String end, String repeat, String zone, String said) throws IOException {
    nothingWritten(
        run("new", "X", "--start", start, "--end", end, "--repeat", repeat, "--zone", zone), said);
  }

  @Test
  void aWrongAddressOrReminderIsSaid() throws IOException {
    nothingWritten(run("new", "X", "today", "--attendee", "bob"), "`bob` is no address");
    nothingWritten(run("new", "X", "today", "--remind", "soon"), "`soon` is no length of time");
  }

  @Test
  void withSeveralCalendarsOneMustBeNamed() throws IOException {
    Files.createDirectories(home.resolve("calendars/home"));
    nothingWritten(run("new", "X", "today"), "-c", "home, work");
    nothingWritten(run("new", "X", "today", "-c", "wrok"), "did you mean `work`?");
    assertThat(run("new", "X", "today", "-c", "work").exit()).isZero();
  }

  @Test
  void withoutAWhatItAsksOnATerminal() throws IOException {
    Cli.Result result =
        Cli.in(home).onTerminal().input("Dinner\nfriday 19:00\n2h\n\nCafe\n").run("new");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(text()).contains("DTEND;TZID=Europe/Berlin:20260306T210000", "LOCATION:Cafe");
  }

  @Test
  void withoutAWhatElsewhereItSaysWhatToType() throws IOException {
    nothingWritten(run("new"), "kalends new");
    nothingWritten(run("new", "Lunch"), "kalends new");
  }

  @Test
  void aReadOnlyCalendarTakesNothing() throws IOException {
    Cli.Result result =
        Cli.in(home)
            .config(
                """
                [accounts.a]
                url = "http://localhost:1/"
                [calendars.work]
                account = "a"
                url = "http://localhost:1/work/"
                read_only = true
                """)
            .run("new", "X", "today");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("read-only");
    assertThat(files()).isEmpty();
  }
}
