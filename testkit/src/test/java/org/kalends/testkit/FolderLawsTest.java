package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** A folder and a server, on both of which people work. */
class FolderLawsTest {
  private static final Policy DECIDED =
      Policy.TWO_WAY.withOnConflict(Policy.OnConflict.LEFT).withDeletions(Policy.ALL);

  @TempDir Path folders;
  private int histories;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void theFolderAndTheServerComeToSayTheSame(Layout layout) {
    Law.holds(
        60,
        choices -> {
          Path folder = Files.createDirectory(folders.resolve("calendar-" + histories++));
          MemoryReplica server = new MemoryReplica("server");
          MemoryBase base = new MemoryBase();
          for (int i = choices.below(5); i >= 0; i--) {
            liveOn(server, choices);
            liveIn(calendar(folder, layout), choices);
            sync(calendar(folder, layout), server, base);
          }
          sync(calendar(folder, layout), server, base);
          assertThat(said(calendar(folder, layout))).isEqualTo(said(server));
          Sync again = new Sync(calendar(folder, layout), server, base);
          assertThat(again.prepare(Policy.TWO_WAY).steps()).isEmpty();
        });
  }

  private static void sync(CalendarDir folder, Replica server, MemoryBase base) throws IOException {
    Sync sync = new Sync(folder, server, base);
    var report = sync.apply(sync.prepare(DECIDED), Progress.NONE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.parked()).isEmpty();
    assertThat(report.done(Step.class)).hasSameSizeAs(report.outcomes());
  }

  private static void liveOn(MemoryReplica server, Choices choices) {
    Edits edits = new Edits(choices);
    for (int i = choices.below(4); i > 0; i--) {
      String uid = "item-" + choices.below(6);
      Document now = server.documents().get(uid);
      if (now == null) {
        server.put(uid, edits.made(uid));
      } else if (choices.onceIn(4)) {
        server.remove(uid);
      } else {
        server.put(uid, edits.edited(now));
      }
    }
  }

  private static void liveIn(CalendarDir folder, Choices choices) throws IOException {
    Edits edits = new Edits(choices);
    Map<String, Held> held = folder.read(Known.NOTHING).changed();
    String uid = "item-" + choices.below(6);
    Held now = held.get(uid);
    Write write;
    if (now == null) {
      write = new Write.Create(uid, edits.made(uid));
    } else if (choices.onceIn(4)) {
      write = new Write.Delete(uid, now.place(), now.version());
    } else {
      write = new Write.Replace(uid, now.place(), now.version(), edits.edited(now.document()));
    }
    folder.write(List.of(write));
  }

  private static Map<String, String> said(Replica replica) throws IOException {
    Map<String, String> said = new TreeMap<>();
    replica
        .read(Known.NOTHING)
        .changed()
        .forEach((uid, held) -> said.put(uid, Meaning.of(held.document()).digest()));
    return said;
  }

  private static CalendarDir calendar(Path folder, Layout layout) {
    FolderFormat format = FolderFormat.plain(layout, ZoneId.of("Europe/Berlin"));
    return new CalendarDir(folder, format, Clock.systemUTC());
  }
}
