package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent.Kind;

/**
 * What mirrors have to do between any two servers, over many events, as series and as instances.
 * After each step the occurrences in the window are the same on both sides, as another program
 * counts them, what the target has of its own is as it was, and a second run is quiet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface OneWayMirror {
  MirrorWorld world();

  @AfterAll
  default void close() {
    world().close();
  }

  @Test
  @Order(1)
  default void everyOccurrenceInTheWindowIsInTheTarget() {
    world().run();
  }

  @Test
  default void editsArrive() {
    for (Kind kind : Kind.values()) {
      String uid = world().take(event -> event.kind() == kind).uid();
      world().source.edit("work", uid, Events.title("Edited " + kind));
    }
    world().run();
    for (Kind kind : Kind.values()) {
      assertThat(titles("series")).contains("SUMMARY:Edited " + kind);
    }
  }

  @Test
  default void anEditedOccurrenceArrives() {
    String uid = world().take(event -> event.text().contains("\nRECURRENCE-ID")).uid();
    world().source.editOverride("work", uid, Events.title("Moved once more"));
    world().run();
  }

  @Test
  default void newEventsArriveAndDeletedOnesGo() {
    world().source.add("work", new GeneratedCalendar(8).event(4711));
    for (Kind kind : Kind.values()) {
      world().source.delete("work", world().take(event -> event.kind() == kind).uid());
    }
    world().run();
  }

  @Test
  default void aSeriesThatIsMovedArrives() {
    Series series = new Series(world().source, "moved");
    series.put(series.text("20260302T090000", "FREQ=WEEKLY;BYDAY=MO,TH", ""));
    world().run();
    int before = titles("instances").size();
    series.put(series.text("20260302T103000", "FREQ=WEEKLY;BYDAY=MO,TH", ""));
    world().run();
    assertThat(titles("instances")).hasSize(before);
    series.put(series.text("20260303T103000", "FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2", ""));
    world().run();
  }

  @Test
  default void cancelledAndMovedOccurrencesArrive() {
    Series series = new Series(world().source, "cancelled");
    String rule = "FREQ=DAILY;COUNT=60";
    series.put(series.text("20260302T090000", rule, ""));
    world().run();
    series.put(series.text("20260302T090000", rule, "EXDATE;TZID=Europe/Berlin:20260305T090000"));
    world().run();
    series.put(
        series.text("20260302T090000", rule, ""),
        series.override("20260306T090000", "20260306T173000", ""),
        series.override("20260329T090000", "20260328T090000", ""),
        series.override("20260307T090000", "20260307T090000", "STATUS:CANCELLED"));
    world().run();
  }

  @Test
  default void aSeriesThatIsSplitArrives() {
    Series series = new Series(world().source, "split");
    series.put(series.text("20260202T090000", "FREQ=WEEKLY", ""));
    world().run();
    series.put(series.text("20260202T090000", "FREQ=WEEKLY;UNTIL=20260315T000000Z", ""));
    Series rest = new Series(world().source, "split-rest");
    rest.put(rest.text("20260316T140000", "FREQ=WEEKLY", ""));
    world().run();
  }

  private List<String> titles(String calendar) {
    return world().target.dav().all(world().target.collection(calendar)).values().stream()
        .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
        .filter(line -> line.startsWith("SUMMARY:"))
        .toList();
  }
}
