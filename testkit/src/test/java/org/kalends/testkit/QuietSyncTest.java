package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;

/** What a sync does to the base where nothing has changed. */
class QuietSyncTest {
  @TempDir Path folder;
  private final MemoryReplica server = new MemoryReplica("server");
  private final List<String> writes = new ArrayList<>();
  private final BaseStore base = new Watched(new MemoryBase(), writes);
  private Clock clock = Clock.systemUTC();

  private String sync() throws IOException {
    var dir = new CalendarDir(folder, FolderFormat.plain(Layout.CALDIR, ZoneOffset.UTC), clock);
    Sync sync = new Sync(dir, server, base);
    writes.clear();
    sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    return base.known(Side.LEFT).items().get("a").version().value();
  }

  @Test
  void filesThatWereTooFreshAreToldByTheirDatesAfterOneQuietRunAndThenNothingIsWritten()
      throws IOException {
    Instant copied =
        Files.getLastModifiedTime(
                Files.write(folder.resolve("a.ics"), Samples.event("a", "A").bytes()))
            .toInstant();
    clock = Clock.fixed(copied, ZoneOffset.UTC);
    String fresh = sync();
    clock = Clock.offset(clock, Duration.ofMinutes(1));
    String quiet = sync();
    assertThat(fresh).contains("~");
    assertThat(quiet).doesNotContain("~");
    assertThat(writes).contains("move LEFT a");
    assertThat(sync()).isEqualTo(quiet);
    assertThat(writes).isEmpty();
  }

  /** Tells of every write to a base. */
  private record Watched(BaseStore store, List<String> writes) implements BaseStore {
    @Override
    public Known known(Side side) throws IOException {
      return store.known(side);
    }

    @Override
    public Base base(Set<String> uids) throws IOException {
      return store.base(uids);
    }

    @Override
    public void intend(List<Intent> intents) throws IOException {
      writes.add("intend " + intents.size());
      store.intend(intents);
    }

    @Override
    public List<Intent> intents() throws IOException {
      return store.intents();
    }

    @Override
    public void settle(List<Settled> settled, List<Step.Change> undone) throws IOException {
      if (!settled.isEmpty() || !undone.isEmpty()) {
        writes.add("settle " + settled.size());
      }
      store.settle(settled, undone);
    }

    @Override
    public void doubt(List<Step.Change> unsettled) throws IOException {
      unsettled.forEach(change -> writes.add("doubt " + change.uid()));
      store.doubt(unsettled);
    }

    @Override
    public Set<String> learn(Side side, Set<String> properties) throws IOException {
      properties.forEach(property -> writes.add("learn " + property));
      return store.learn(side, properties);
    }

    @Override
    public void refuse(List<Refusal> refusals) throws IOException {
      refusals.forEach(refusal -> writes.add("refuse " + refusal.uid()));
      store.refuse(refusals);
    }

    @Override
    public void move(Side side, Map<String, Known.Seat> moved) throws IOException {
      moved.keySet().forEach(uid -> writes.add("move " + side + " " + uid));
      store.move(side, moved);
    }

    @Override
    public void mark(Side side, Optional<String> marker, Map<String, Place> written)
        throws IOException {
      if (!store.known(side).marker().equals(marker)) {
        writes.add("mark " + side);
      }
      store.mark(side, marker, written);
    }
  }
}
