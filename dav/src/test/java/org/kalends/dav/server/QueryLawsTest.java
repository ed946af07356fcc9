package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;

/** What a server finds and expands is what the occurrences of all items say. */
class QueryLawsTest {
  private static final int ITEMS = 150;
  private static final int RANGES = 40;
  private static final Instant FROM = Instant.parse("1996-01-01T00:00:00Z");
  private static final long DAYS = 12_000;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Map<String, Item> items = new HashMap<>();
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
    for (GeneratedEvent event : new GeneratedCalendar(random.nextLong()).events(ITEMS)) {
      add(event.fileName(), Document.parse(event.bytes()).document());
    }
    List<Item> found = corpus();
    Collections.shuffle(found, random);
    for (Item item : found.subList(0, Math.min(ITEMS, found.size()))) {
      add("corpus-" + items.size() + ".ics", item.document());
    }
  }

  /** What the server does not take is left out. */
  private void add(String name, Document document) {
    if (rig.put(name, document.toString()).status() == 201) {
      items.put(name, Item.in(document).items().getFirst());
    }
  }

  /** The events of the test calendars; none where there are none. */
  private static List<Item> corpus() throws IOException {
    Path folder = Path.of(System.getProperty("corpus", "")).resolve("recur-calendars");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Item> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ics")).sorted().toList()) {
        Item.in(Document.parse(Files.readAllBytes(file)).document()).items().stream()
            .filter(item -> item.kind().equals("VEVENT") && item.extras().isEmpty())
            .forEach(found::add);
      }
    }
    return found;
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.failures).isEmpty();
  }

  /** Minutes to weeks; begins and ends on whole minutes. */
  private TimeRange range() {
    Instant start = FROM.plusSeconds(60 * random.nextLong(DAYS * 24 * 60));
    long minutes = (long) Math.pow(10, 1 + 4 * random.nextDouble());
    return new TimeRange(start, start.plusSeconds(60 * minutes));
  }

  private static String attributes(TimeRange range) {
    return "start=\"%s\" end=\"%s\""
        .formatted(new When.Utc(range.start()).value(), new When.Utc(range.end()).value());
  }

  private static String query(TimeRange range, String data) {
    String during = "<C:time-range " + attributes(range) + "/>";
    return QueryTest.query(QueryTest.comp("VEVENT", during)).replace("<D:getetag/>", data);
  }

  private static Stream<Occurrence> occurrences(Item item, TimeRange range) {
    return Occurrences.of(item, ZoneOffset.UTC).between(range.start(), range.end());
  }

  @Test
  void aQueryFindsTheItemsThatOccur() {
    for (int i = 0; i < RANGES; i++) {
      TimeRange range = range();
      TreeSet<String> expected = new TreeSet<>();
      items.forEach((name, item) -> {
        if (occurrences(item, range).findAny().isPresent()) {
          expected.add(Rig.WORK + name);
        }
      });
      assertThat(rig.report(query(range, "<D:getetag/>")).hrefs())
          .as("seed %s, %s", seed, range)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void anExpandedAnswerHoldsEachOccurrenceAndNothingElse() {
    for (int i = 0; i < RANGES / 3; i++) {
      TimeRange range = range();
      String data = "<C:calendar-data><C:expand " + attributes(range) + "/></C:calendar-data>";
      for (var response : rig.report(query(range, data)).multistatus().responses()) {
        if (response.status().isPresent()) {
          continue; // too many
        }
        String name = response.href().value().substring(Rig.WORK.length());
        String text = response.property(Names.CALENDAR_DATA).orElseThrow().text();
        assertThat(text).doesNotContain("RRULE", "RDATE", "EXDATE", "VTIMEZONE", "TZID=");
        assertThat(told(text))
            .as("seed %s, %s, %s", seed, range, name)
            .containsExactlyElementsOf(expected(items.get(name), range));
      }
    }
  }

  private static List<String> expected(Item item, TimeRange range) {
    return occurrences(item, range)
        .map(o -> o.from() + " " + title(o.component()))
        .sorted()
        .toList();
  }

  private static List<String> told(String text) {
    Document document = Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
    Times times = new Times(Zones.IANA, ZoneOffset.UTC);
    List<String> told = new ArrayList<>();
    for (Component event : document.calendars().getFirst().components()) {
      told.add(times.at(event, "DTSTART").orElseThrow() + " " + title(event));
    }
    return told.stream().sorted().toList();
  }

  private static String title(Component component) {
    return component.text("SUMMARY").orElse("");
  }
}
