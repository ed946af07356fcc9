package org.kalends.cli.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.kalends.core.mirror.Content;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.MirrorSpec.Edits;
import org.kalends.core.mirror.MirrorSpec.Mode;
import org.kalends.core.mirror.MirrorSpec.Scheduling;
import org.kalends.core.mirror.MirrorSpec.Uids;
import org.kalends.core.mirror.Window;

/**
 * A calendar that is copied into another, one way; a {@code [[mirror]]} of the config.
 *
 * @param window as usual for the mode if empty
 * @param cap how many occurrences a series may have (see {@link MirrorSpec#cap()})
 * @param deletions how many deletions pass in any case
 * @param interval how often a watch runs it; as often as it asks servers if empty
 */
public record MirrorConfig(
    String name,
    End source,
    End target,
    Mode mode,
    Optional<Window> window,
    Content content,
    Scheduling scheduling,
    boolean alarms,
    Uids uids,
    Edits edits,
    OptionalInt cap,
    int deletions,
    Optional<Duration> interval) {

  /** One end of a mirror. */
  public sealed interface End {
    /** A calendar folder below the root. */
    record Folder(String name) implements End {}

    /** A collection of a server. */
    record Collection(String account, URI url) implements End {}
  }

  /** All that a mirror says where nothing else is said. */
  public static MirrorConfig of(String name, End source, End target, Mode mode) {
    return new MirrorConfig(
        name,
        source,
        target,
        mode,
        Optional.empty(),
        new Content.All(),
        Scheduling.DROP,
        true,
        Uids.KEEP,
        Edits.KEEP,
        OptionalInt.empty(),
        0,
        Optional.empty());
  }

  /** What it is to do, where days are those of that zone. */
  public MirrorSpec spec(ZoneId zone) {
    String id = MirrorSpec.id(name);
    MirrorSpec usual =
        switch (mode) {
          case SERIES -> MirrorSpec.series(id, zone).withUids(uids);
          case INSTANCES -> MirrorSpec.instances(id, zone);
        };
    return usual
        .withWindow(window.orElse(usual.window()))
        .withContent(content)
        .withScheduling(scheduling)
        .withAlarms(alarms)
        .withEdits(edits)
        .withCap(cap.orElse(usual.cap()));
  }
}
