package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.ics.Document;

/** The file that users of caldav-instance-sync have. The clock stands at 2026-03-02. */
class MirrorEnvTest {
  /** Every day for months before and after; one is cancelled and one was moved. */
  private static final String DAILY =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Test//EN
      BEGIN:VEVENT
      UID:daily
      DTSTAMP:20250101T000000Z
      DTSTART:20251001T090000Z
      DTEND:20251001T100000Z
      RRULE:FREQ=DAILY
      EXDATE:20260310T090000Z
      SUMMARY:Stand-up
      LOCATION:Room 1
      CATEGORIES:Work,Team
      X-MOOD:fine
      END:VEVENT
      BEGIN:VEVENT
      UID:daily
      DTSTAMP:20250101T000000Z
      RECURRENCE-ID:20260311T090000Z
      DTSTART:20260311T150000Z
      DTEND:20260311T160000Z
      SUMMARY:Stand-up (late)
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir Path home;
  private Server nextcloud;
  private Server kerio;

  @BeforeEach
  void serve() {
    nextcloud = new Server("work", "other");
    kerio = new Server("office", "other");
    nextcloud.put("work", "daily", parsed(DAILY));
    kerio.put("office", "own", "My own");
  }

  @AfterEach
  void stop() {
    nextcloud.close();
    kerio.close();
  }

  private static Document parsed(String text) {
    return Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
  }

  private void env(String source, String target) throws IOException {
    Files.writeString(
        home.resolve("config.env"),
        """
        # Nextcloud configuration
        NEXTCLOUD_URL=%s
        NEXTCLOUD_USERNAME=alice
        NEXTCLOUD_PASSWORD=%s
        NEXTCLOUD_CALENDAR=%s

        # Kerio configuration
        export KERIO_URL='%s'
        export KERIO_USERNAME=alice   # as in mails
        export KERIO_PASSWORD="%s"
        export KERIO_CALENDAR=%s
        """
            .formatted(
                nextcloud.address(),
                nextcloud.password(),
                source,
                kerio.address(),
                kerio.password(),
                target));
  }

  private Cli.Result run(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"mirror", "run", "--env", "config.env"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(home, args);
  }

  @Test
  void everyOccurrenceFromThirtyDaysAgoToNinetyDaysAheadIsAnEventInTheTarget() throws IOException {
    env("work", "office");
    Map<String, String> source = nextcloud.texts("work");
    Cli.Result first = run();
    assertThat(first.exit()).as(first.out() + first.err()).isZero();
    assertThat(kerio.size("office")).isEqualTo(1 + 30 + 1 + 90 - 1);
    assertThat(kerio.texts("office").values())
        .noneMatch(text -> text.contains("RRULE"))
        .anyMatch(text -> text.contains("Stand-up (late)") && text.contains("20260311T150000Z"))
        .anyMatch(text -> text.contains("X-MOOD:fine") && text.contains("CATEGORIES:Work,Team"));
    assertThat(nextcloud.texts("work")).isEqualTo(source);
    Map<String, String> target = kerio.texts("office");
    assertThat(run().out()).contains("nothing to copy");
    assertThat(kerio.texts("office")).isEqualTo(target);
  }

  @Test
  void editsAndDeletionsInTheSourceArrive() throws IOException {
    env("work", "office");
    nextcloud.put("work", "lunch", lunch("Lunch"));
    assertThat(run().exit()).isZero();
    nextcloud.put("work", "lunch", lunch("Brunch"));
    assertThat(run().out()).contains("1 changed", "Lunch → Brunch");
    nextcloud.delete("work", "lunch");
    assertThat(run().out()).contains("1 deleted");
    assertThat(kerio.text("office", "own")).contains("My own");
  }

  private static Document lunch(String title) {
    return parsed(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//EN
        BEGIN:VEVENT
        UID:lunch
        DTSTAMP:20250101T000000Z
        DTSTART:20260305T110000Z
        DTEND:20260305T120000Z
        SUMMARY:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(title));
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    env("work", "office");
    assertThat(run("--dry-run").out()).contains("to the target  120 new");
    assertThat(kerio.size("office")).isEqualTo(1);
  }

  @Test
  void theEnvironmentMayHoldWhatTheFileDoesNotSay() throws IOException {
    env("work", "office");
    Path file = home.resolve("config.env");
    Files.writeString(file, Files.readString(file).replace("NEXTCLOUD_PASSWORD=", "# "));
    Cli.Result missing = run();
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("config.env: NEXTCLOUD_PASSWORD is not set");
    Cli ann = Cli.in(home).with("NEXTCLOUD_PASSWORD", nextcloud.password());
    assertThat(ann.run("mirror", "run", "--env", "config.env", "-n").exit()).isZero();
  }

  @Test
  void aCalendarThatIsNotThereIsToldWithThoseThatAre() throws IOException {
    env("werk", "office");
    Cli.Result result = run();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("account nextcloud", "`werk`", "did you mean `work`?");
    env("work", "nowhere");
    assertThat(run().err()).contains("account kerio", "there are: ", "office", "other");
  }

  @Test
  void theSameCalendarOnBothEndsIsRefused() throws IOException {
    env("work", "work");
    Path file = home.resolve("config.env");
    Files.writeString(file, Files.readString(file).replace(kerio.address(), nextcloud.address()));
    Cli.Result result = run();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("the same calendar on both ends");
  }

  @Test
  void noMessageHoldsAPassword() throws IOException {
    env("work", "office");
    Path file = home.resolve("config.env");
    String text = Files.readString(file);
    Files.writeString(file, text.replace(kerio.password(), "hunter2") + "\nhunter2 oops\n");
    Cli.Result result = run();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("config.env:13: passed over").doesNotContain("hunter2");
    Files.writeString(file, text.replace(kerio.address(), "ht tp://ann:hunter2@x/"));
    assertThat(run().err()).contains("KERIO_URL is no address").doesNotContain("hunter2");
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    assertThat(run().err()).contains("config.env: there is no such file");
    assertThat(run("work").exit()).isEqualTo(2);
  }
}
