package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// It is Monday, 2026-03-02, 10:00 in Berlin.
class ImportExportTest {
  private static final String TWO =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y//EN
      METHOD:REQUEST
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Berlin:20260304T090000
      DTEND;TZID=Europe/Berlin:20260304T100000
      RRULE:FREQ=DAILY;COUNT=3
      SUMMARY:Daily
      X-KEPT:yes
      END:VEVENT
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20260101T000000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20260305T090000
      DTSTART;TZID=Europe/Berlin:20260305T110000
      DTEND;TZID=Europe/Berlin:20260305T120000
      SUMMARY:Daily but later
      END:VEVENT
      BEGIN:VEVENT
      UID:two
      DTSTAMP:20260101T000000Z
      DTSTART;VALUE=DATE:20260310
      SUMMARY:Day off
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir Path home;
  private Path work;

  @BeforeEach
  void calendar() throws IOException {
    work = Files.createDirectories(home.resolve("calendars/work"));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(work)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Cli.Result run(String text, String... more) throws IOException {
    Files.writeString(home.resolve("in.ics"), text);
    String[] args = new String[more.length + 2];
    args[0] = "import";
    args[1] = "in.ics";
    System.arraycopy(more, 0, args, 2, more.length);
    return Cli.run(home, args);
  }

  @Test
  void manyItemsBecomeFilesOfTheirOwn() throws IOException {
    Cli.Result result = run(TWO);
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(names()).hasSize(3);
    assertThat(Cli.run(home, "events", "2026-03-05").out())
        .contains("11:00–12:00  Daily but later");
    assertThat(Files.readString(work.resolve(names().getLast())))
        .contains("X-KEPT:yes")
        .doesNotContain("METHOD");
  }

  @Test
  void whatIsThereAlreadyIsLeftAlone() throws IOException {
    run(TWO);
    Cli.Result again = run(TWO.replace("SUMMARY:Daily\n", "SUMMARY:Dai\n ly\n"));
    assertThat(again.exit()).as(again.toString()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("2 items there already");
  }

  @Test
  void whatSaysSomethingElseWaitsUnlessTold() throws IOException {
    run(TWO);
    String other = TWO.replace("Day off", "Day on");
    Cli.Result waits = run(other);
    assertThat(waits.exit()).isEqualTo(3);
    assertThat(waits.err()).contains("“Day on” (UID two)", "--replace or --copy");
    assertThat(run(other, "--replace").out()).contains("~ Tue 2026-03-10  all day      Day on");
    assertThat(run(TWO, "--copy").out()).contains("+ Tue 2026-03-10  all day      Day off");
    assertThat(Cli.run(home, "events", "2026-03-10").out()).contains("Day on", "Day off");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Cli.Result result = run(TWO, "--dry-run");
    assertThat(result.out()).contains("+ Wed 2026-03-04", "Day off");
    assertThat(result.err()).contains("nothing was written");
    assertThat(names()).isEmpty();
  }

  @Test
  void whatHasNoUidGetsTheSameOneEachTime() throws IOException {
    String without = TWO.replace("UID:two\n", "");
    assertThat(run(without).exit()).isZero();
    assertThat(run(without).err()).contains("2 items there already");
    assertThat(names()).hasSize(3);
  }

  @Test
  void whatIsBrokenIsNamedAndTheRestComes() throws IOException {
    Cli.Result result = run(TWO.replace("DTSTART;VALUE=DATE:20260310", "DTSTART:soon"));
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("in.ics, line", "\"Day off\" has no start");
    assertThat(names()).hasSize(2);
  }

  @Test
  void whatIsNoCalendarIsSaid() throws IOException {
    Cli.Result result = run("<html>no</html>\n");
    assertThat(result.exit()).as(result.toString()).isNotZero();
    assertThat(result.err()).contains("in.ics");
    assertThat(Cli.run(home, "import", "missing.ics").exit()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadKeepsNothingElseBack() throws IOException {
    Files.writeString(home.resolve("empty.ics"), "");
    Cli.Result result = run(TWO, "missing.ics", "empty.ics");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("missing.ics", "empty.ics: there is no event in it");
    assertThat(names()).hasSize(3);
  }

  @Test
  void textInOldEncodingsComesInUtf8() throws IOException {
    String umlaut = TWO.replace("Day off", "Müßiggang");
    Files.write(home.resolve("old.ics"), umlaut.getBytes(Charset.forName("windows-1252")));
    Cli.Result result = Cli.run(home, "import", "old.ics");
    assertThat(result.out()).contains("Müßiggang");
    assertThat(result.err()).contains("old.ics: it is not in UTF-8");
    Files.write(home.resolve("wide.ics"), umlaut.getBytes(StandardCharsets.UTF_16));
    assertThat(Cli.run(home, "import", "wide.ics").err()).contains("2 items there already");
  }

  @Test
  void whatIsCutOffIsLeftOut() throws IOException {
    Cli.Result result = run(TWO.substring(0, TWO.lastIndexOf("END:VEVENT")));
    assertThat(result.err()).contains("\"Day off\" is cut off; it is left out");
    assertThat(names()).hasSize(2);
  }

  @Test
  void theInputCanBeRead() {
    Cli.Result result = Cli.in(home).input(TWO).run("import", "-");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).contains("Day off");
  }

  @Test
  void anExportComesBackTheSame() throws IOException {
    run(TWO);
    String text = Cli.run(home, "export").out();
    assertThat(text).isEqualTo(Cli.run(home, "export", "-c", "work").out());
    assertThat(text)
        .contains("BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "X-WR-CALNAME:work", "X-KEPT:yes");
    assertThat(run(text).err()).contains("2 items there already");
  }

  @Test
  void aSpanChoosesWhatHappensThen() throws IOException {
    run(TWO);
    assertThat(Cli.run(home, "export", "--from", "2026-03-09").out())
        .contains("UID:two")
        .doesNotContain("UID:one");
  }

  @Test
  void expandedEachOccurrenceIsByItself() throws IOException {
    run(TWO);
    String text =
        Cli.run(home, "export", "--expand", "--from", "2026-03-05", "--to", "2026-03-06").out();
    assertThat(text)
        .contains(
            "SUMMARY:Daily but later",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260306T090000",
            "DTEND;TZID=Europe/Berlin:20260306T100000")
        .doesNotContain("COUNT=3", "UID:two", "20260304T090000");
    assertThat(Cli.run(home, "export", "--expand").exit()).isEqualTo(2);
  }

  @Test
  void anExportCanGoToAFile() throws IOException {
    run(TWO);
    Cli.Result result = Cli.run(home, "export", "-o", "out.ics");
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("3 components in ~/out.ics");
    assertThat(home.resolve("out.ics")).content().contains("UID:two");
  }
}
