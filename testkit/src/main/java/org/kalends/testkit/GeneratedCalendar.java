package org.kalends.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.kalends.testkit.GeneratedEvent.Kind;

/**
 * Calendars as people have them, as many events as asked for. Event n depends on the seed and on n
 * only, so a small calendar is the beginning of a large one, and two runs see the same.
 */
public record GeneratedCalendar(long seed) {
  private static final int BLOCK = 20;

  /** Events 0 to count - 1. */
  public List<GeneratedEvent> events(int count) {
    return IntStream.range(0, count).mapToObj(this::event).toList();
  }

  /** The event with that index. */
  public GeneratedEvent event(int index) {
    var random = new Random(seed * 1_000_003 + index * 7_919L);
    random.nextLong(); // the first draws of neighbouring seeds are alike
    String uid = new UUID(random.nextLong(), random.nextLong()).toString();
    Kind kind = kind(index);
    return new GeneratedEvent(uid, kind, new EventWriter(random, uid).write(kind));
  }

  /** Thirteen is coprime to twenty: kinds come interleaved, and every block has the exact mix. */
  private static Kind kind(int index) {
    int slot = (int) (index * 13L % BLOCK);
    if (slot < 14) {
      return Kind.TIMED;
    }
    if (slot < 16) {
      return Kind.ALL_DAY;
    }
    return slot < 19 ? Kind.RECURRING : Kind.RICH;
  }

  /** Writes a calendar into a folder, one file per UID: {@code GeneratedCalendar COUNT FOLDER}. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (GeneratedEvent event : new GeneratedCalendar(42).events(Integer.parseInt(args[0]))) {
      Files.write(folder.resolve(event.fileName()), event.bytes());
    }
  }
}
