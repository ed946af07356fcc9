package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** A calendar as a folder of {@code .ics} files. Made for one run; not for several threads. */
public final class CalendarDir implements Replica {
  private final Path folder;

  public CalendarDir(Path folder, FolderFormat format, Clock clock) {
    this.folder = folder;
  }

  @Override
  public String label() {
    return folder.toString();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    throw new AssertionError("skeleton");
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    throw new AssertionError("skeleton");
  }

  @Override
  public List<Written> write(List<Write> writes) {
    throw new AssertionError("skeleton");
  }

  /**
   * Brings the folder into order once a run is settled, for the items that the last {@link #read}
   * found changed and nothing has touched since: files follow a new date or title, a master takes
   * the EXDATE of an override whose file was deleted, and override files whose master's file was
   * deleted go.
   *
   * @param settled what the run ended in; the seats in the answer take the place of those in it
   */
  @Override
  public Tidied tidy(Known settled) {
    throw new AssertionError("skeleton");
  }
}
