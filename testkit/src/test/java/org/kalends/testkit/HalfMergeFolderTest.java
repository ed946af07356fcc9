package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Policy;
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
  private FolderAndServer world;

  @BeforeEach
  void bothHaveASeriesWithAnOverride() throws IOException {
    world = new FolderAndServer(folder, Layout.CALDIR);
    world.server.put("a", SERIES);
    world.sync(Policy.TWO_WAY);
  }

  @Test
  void anOverrideThatTheServerTookBackIsNotAnOccurrenceDeletedInTheFolder() throws IOException {
    FolderAndServer.edit(world.master(), "SUMMARY:Choir", "SUMMARY:Band");
    world.server.put("a", withoutOverride(SERIES));
    world.sync(PULL);
    afterTheNextRunBothSay(withoutOverride(Samples.with(SERIES, "SUMMARY", "Band")));
  }

  @Test
  void anOverrideThatIsDeletedAfterTheHalfCameIsAnOccurrenceDeleted() throws IOException {
    FolderAndServer.edit(world.master(), "SUMMARY:Choir", "SUMMARY:Band");
    world.server.put("a", Samples.with(SERIES, "LOCATION", "Hall"));
    world.sync(PULL);
    Files.delete(world.override());
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
    Held held = world.dir().read(Known.NOTHING).changed().get("a");
    world.dir().write(List.of(new Write.Delete("a", held.place(), held.version())));
    world.dir().write(List.of(new Write.Create("a", Samples.event("a", "Tea"))));
    world.server.put("a", Samples.event("a", "Choir"));
    world.sync(PULL);
    world.sync(Policy.TWO_WAY);
    assertThat(world.server.documents().get("a").toString()).contains("Tea");
    assertThat(world.server.documents().values()).map(Meaning::of).isEqualTo(folder());
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

  private void afterTheNextRunBothSay(Document document) throws IOException {
    world.sync(Policy.TWO_WAY);
    assertThat(world.server.documents().values())
        .map(Meaning::of)
        .containsExactly(Meaning.of(document));
    assertThat(folder()).containsExactly(Meaning.of(document));
  }

  private List<Meaning> folder() throws IOException {
    return world.dir().read(Known.NOTHING).changed().values().stream()
        .map(held -> Meaning.of(held.document()))
        .toList();
  }
}
