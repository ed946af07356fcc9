package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;
import org.kalends.ics.meaning.Meaning;

/** What follows when a series in a folder was given its part of a merge, and the server was not. */
class HalfMergeFolderTest {
  private static final Document SERIES = Samples.series("a", "Choir", "Church");
  private static final Policy PULL = Policy.TWO_WAY.withFlow(Policy.Flow.TO_LEFT);

  @TempDir Path folder;
  private final MemoryReplica server = new MemoryReplica("server");
  private final MemoryBase base = new MemoryBase();

  @BeforeEach
  void bothHaveASeriesWithAnOverride() throws IOException {
    server.put("a", SERIES);
    sync(Policy.TWO_WAY);
  }

  @Test
  void anOverrideThatTheServerTookBackIsNotAnOccurrenceDeletedInTheFolder() throws IOException {
    edit("master", "SUMMARY:Choir", "SUMMARY:Band");
    server.put("a", withoutOverride(SERIES));
    sync(PULL);
    afterTheNextRunBothSay(withoutOverride(Samples.with(SERIES, "SUMMARY", "Band")));
  }

  @Test
  void anOverrideThatIsDeletedAfterTheHalfCameIsAnOccurrenceDeleted() throws IOException {
    edit("master", "SUMMARY:Choir", "SUMMARY:Band");
    server.put("a", Samples.with(SERIES, "LOCATION", "Hall"));
    sync(PULL);
    Files.delete(file("override"));
    Document band = Samples.with(Samples.with(SERIES, "SUMMARY", "Band"), "LOCATION", "Hall");
    afterTheNextRunBothSay(
        withoutOverride(
            Samples.in(
                band,
                event ->
                    event.with(
                        "EXDATE",
                        Stream.concat(
                                event.properties("EXDATE").stream(),
                                Stream.of(Property.text("EXDATE", "20250311T090000Z")))
                            .toList()))));
  }

  @Test
  void whatBothReplacedByOneEventIsTold() throws IOException {
    Held held = dir().read(Known.NOTHING).changed().get("a");
    dir().write(List.of(new Write.Delete("a", held.place(), held.version())));
    dir().write(List.of(new Write.Create("a", Samples.event("a", "Tea"))));
    server.put("a", Samples.event("a", "Choir"));
    sync(PULL);
    sync(Policy.TWO_WAY);
    assertThat(server.documents().get("a").toString()).contains("Tea");
    assertThat(server.documents().values()).map(Meaning::of).isEqualTo(folder());
  }

  private static Document withoutOverride(Document document) {
    Component calendar = document.calendars().getFirst();
    return document.withNodes(
        List.of(
            calendar.withNodes(
                calendar.nodes().stream()
                    .filter(node ->
                        !(node instanceof Component part)
                            || part.property("RECURRENCE-ID").isEmpty())
                    .toList())));
  }

  private void edit(String which, String old, String now) throws IOException {
    Path file = file(which);
    Files.writeString(file, Files.readString(file).replace(old, now));
  }

  private Path file(String which) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("_") == which.equals("master"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void afterTheNextRunBothSay(Document document) throws IOException {
    sync(Policy.TWO_WAY);
    assertThat(server.documents().values()).map(Meaning::of).containsExactly(Meaning.of(document));
    assertThat(folder()).containsExactly(Meaning.of(document));
  }

  private List<Meaning> folder() throws IOException {
    return dir().read(Known.NOTHING).changed().values().stream()
        .map(held -> Meaning.of(held.document()))
        .toList();
  }

  private void sync(Policy policy) throws IOException {
    Sync sync = new Sync(dir(), server, base);
    sync.apply(sync.prepare(policy), Progress.NONE);
  }

  private CalendarDir dir() {
    return new CalendarDir(
        folder, FolderFormat.plain(Layout.CALDIR, ZoneId.of("Europe/Berlin")), Clock.systemUTC());
  }
}
