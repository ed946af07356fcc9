package org.kalends.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.cli.config.Config;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.files.SyncedUids;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.dav.client.Invitations;
import org.kalends.ics.Document;
import org.kalends.testkit.Killed;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.Samples;

/** A folder and its collection, of runs that are killed when all is done but the list of UIDs. */
class PairingTest {
  private static final Policy FORCED = Policy.TWO_WAY.withDeletions(Policy.ALL);
  private static final Document TEA = Samples.event("a", "Tea");

  @TempDir Path folder;
  private final MemoryReplica server = new MemoryReplica("server");
  private final MemoryBase base = new MemoryBase();

  @Test
  void whatAKilledRunHasDeletedStaysWhenItComesBack() throws IOException {
    server.put("a", TEA);
    server.put("b", Samples.event("b", "Water"));
    sync(Progress.NONE);
    server.remove("a");
    assertThatThrownBy(() -> sync(killing())).isInstanceOf(Killed.class);
    server.put("a", TEA);
    sync(Progress.NONE);
    assertThat(server.documents()).containsKey("a");
    assertThat(SyncedUids.read(folder).uids()).containsExactly("a", "b");
  }

  @Test
  void whatBothSidesHaveDeletedStaysWhenItComesBackAfterAKilledRun() throws IOException {
    server.put("a", TEA);
    sync(Progress.NONE);
    server.remove("a");
    CalendarDir dir = dir();
    Held held = dir.read(Known.NOTHING).changed().get("a");
    dir.write(List.of(new Write.Delete("a", held.place(), held.version())));
    assertThatThrownBy(() -> sync(killing())).isInstanceOf(Killed.class);
    server.put("a", TEA);
    sync(Progress.NONE);
    assertThat(server.documents()).containsKey("a");
  }

  private void sync(Progress progress) throws IOException {
    Sync sync = new Sync(dir(), server, base, SyncedUids.read(folder).uids());
    var calendar =
        new Config.Calendar(
            "work",
            "there",
            URI.create("http://127.0.0.1/"),
            Layout.CALDIR,
            Config.OnConflict.ASK,
            false,
            Invitations.NEVER,
            Optional.empty(),
            Optional.empty());
    Pairing pairing = new Pairing(calendar, folder, false, FORCED, sync);
    pairing.apply(pairing.prepare(FORCED), progress);
  }

  private static Progress killing() {
    return new Progress() {
      @Override
      public void begins(int steps) {}

      @Override
      public void came(Outcome outcome) {
        throw new Killed("before the list is written");
      }
    };
  }

  private CalendarDir dir() {
    return new CalendarDir(
        folder, FolderFormat.plain(Layout.CALDIR, ZoneOffset.UTC), Clock.systemUTC());
  }
}
