package org.kalends.testkit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.testkit.mirror.Stand.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.mirror.Books;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.MirrorSpec.Mode;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.profile.Profile;

/** Mirrors that meet, and mirrors of folders. */
class MirrorsTogetherTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final Map<String, Books> books = new HashMap<>();

  private static MirrorSpec spec(Mode mode, String id) {
    return mode == Mode.SERIES
        ? MirrorSpec.series(id, Stand.BERLIN)
        : MirrorSpec.instances(id, Stand.BERLIN);
  }

  private Report run(Mode mode, String id, Replica source, Replica target) throws IOException {
    Books own = books.computeIfAbsent(id, i -> new Books(new MemoryBase(), new MemoryBase()));
    var mirror = new Mirror(spec(mode, id), source, target, own, TODAY);
    return mirror.apply(mirror.prepare(0), Progress.NONE);
  }

  private static Document lunch() {
    return event(
        "lunch",
        "SUMMARY:Lunch",
        "DTSTART;TZID=Europe/Berlin:20260302T120000",
        "DTEND;TZID=Europe/Berlin:20260302T130000",
        "RRULE:FREQ=WEEKLY;COUNT=3");
  }

  @ParameterizedTest
  @EnumSource
  void whatGoesRoundComesNowhereTwice(Mode mode) throws Exception {
    var a = new MemoryReplica("a");
    var b = new MemoryReplica("b");
    var c = new MemoryReplica("c");
    a.put("lunch", lunch());
    b.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260303T150000Z"));
    int size = mode == Mode.SERIES ? 1 : 3;
    for (int round = 0; round < 3; round++) {
      run(mode, "a-to-b", a, b);
      run(mode, "b-to-c", b, c);
      run(mode, "c-to-a", c, a);
      run(mode, "b-to-a", b, a);
      assertThat(a.documents()).hasSize(2).containsEntry("lunch", lunch());
      assertThat(b.documents()).hasSize(1 + size);
      assertThat(c.documents()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KERIO", "GOOGLE"})
  void alsoWhereServersDropTheMark(Profile profile) throws Exception {
    var a = new MemoryReplica("a");
    var b = new MemoryReplica("b").storing(profile::stored);
    a.put("lunch", lunch());
    for (int round = 0; round < 3; round++) {
      run(Mode.INSTANCES, "a-to-b", a, b);
      run(Mode.INSTANCES, "b-to-a", b, a);
      assertThat(a.documents()).hasSize(1);
      assertThat(b.documents()).hasSize(3);
    }
  }

  @Test
  void manySourcesShareATargetAndEachCleansUpItsOwn() throws Exception {
    var work = new MemoryReplica("work");
    var home = new MemoryReplica("home");
    var all = new MemoryReplica("all");
    work.put("lunch", lunch());
    home.put("tea", event("tea", "SUMMARY:Tea", "DTSTART:20260303T150000Z"));
    run(Mode.INSTANCES, "work", work, all);
    run(Mode.SERIES, "home", home, all);
    assertThat(all.documents()).hasSize(4);
    assertThat(run(Mode.INSTANCES, "work", work, all).changes()).isZero();
    assertThat(run(Mode.SERIES, "home", home, all).changes()).isZero();
    var mirror = new Mirror(spec(Mode.INSTANCES, "work"), work, all, books.get("work"), TODAY);
    mirror.apply(mirror.prepareClean(), Progress.NONE);
    assertThat(all.documents().keySet()).containsExactly("tea");
  }

  @ParameterizedTest
  @EnumSource
  void aFolderIsMirroredIntoAFolder(Mode mode, @TempDir Path home) throws Exception {
    Path from = Files.createDirectory(home.resolve("from"));
    Path to = Files.createDirectory(home.resolve("to"));
    var format = FolderFormat.plain(Layout.CALDIR, Stand.BERLIN);
    Files.write(from.resolve("lunch.ics"), lunch().bytes());
    byte[] own = event("own", "SUMMARY:Own", "DTSTART:20260303T150000Z").bytes();
    Files.write(to.resolve("my own.ics"), own);
    int size = mode == Mode.SERIES ? 1 : 3;
    for (int i : List.of(1, 2, 3)) {
      try (Ledger ledger = Ledger.open(home.resolve("ledger.db"))) {
        var run = new Run(Instant.parse("2026-03-02T00:00:00Z").plusSeconds(i), "mirror");
        var mirror =
            new Mirror(
                spec(mode, "m"),
                new CalendarDir(from, format, Clock.systemUTC()),
                new CalendarDir(to, format, Clock.systemUTC()),
                Books.of(ledger, "m", "from -> to", run),
                TODAY);
        Report report = mirror.apply(mirror.prepare(0), Progress.NONE);
        assertThat(report.waits()).as("%s", report).isFalse();
        assertThat(report.changes()).as("%s", report).isEqualTo(i == 2 ? 0 : size);
      }
      try (var files = Files.list(to)) {
        assertThat(files).hasSize(1 + size);
      }
      assertThat(to.resolve("my own.ics")).hasBinaryContent(own);
      Path changed = from.resolve("lunch.ics");
      Files.writeString(
          changed,
          Files.readString(changed)
              .replace("SUMMARY:Lunch", i == 2 ? "SUMMARY:Meal" : "SUMMARY:Lunch"));
    }
  }
}
