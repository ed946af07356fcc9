package org.kalends.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;

/** A folder on disk. */
record FolderGround(String name, Path folder, Layout layout) implements Ground {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Override
  public Replica replica(int behind) {
    return new CalendarDir(folder, FolderFormat.plain(layout, ZONE), Clock.systemUTC());
  }

  @Override
  public Map<String, Document> documents() {
    Map<String, Document> documents = new TreeMap<>();
    held().forEach((uid, held) -> documents.put(uid, held.document()));
    return documents;
  }

  private Map<String, Held> held() {
    try {
      return replica(0).read(Known.NOTHING).changed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String uid, Document document) {
    Held held = held().get(uid);
    write(
        held == null
            ? new Write.Create(uid, document)
            : new Write.Replace(uid, held.place(), held.version(), document));
  }

  @Override
  public void remove(String uid) {
    Held held = held().get(uid);
    write(new Write.Delete(uid, held.place(), held.version()));
  }

  private void write(Write write) {
    List<Written> answers = replica(0).write(List.of(write));
    if (!(answers.getFirst() instanceof Written.Stored
        || answers.getFirst() instanceof Written.Removed)) {
      throw new IllegalStateException(answers.toString());
    }
  }
}
