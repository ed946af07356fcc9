package org.kalends.ics.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Parsed;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.VTimeZone;

class CorpusMeaningTest {
  private static final int LARGE = 300_000;

  @Test
  void everyFileHasAMeaningThatEqualsItself() throws IOException {
    for (Path file : files()) {
      Document document = Document.parse(Files.readAllBytes(file)).document();
      assertThat(Item.in(document)).isNotNull();
      assertThat(Meaning.of(document).digest()).as(file.toString()).hasSize(64);
      assertThat(Meaning.differences(document, document)).as(file.toString()).isEmpty();
    }
  }

  @Test
  void anotherWriterChangesNoMeaning() throws IOException {
    int rewritten = 0;
    long seed = 20250320;
    for (Path file : files()) {
      Parsed parsed = Document.parse(Files.readAllBytes(file));
      if (!wellFormed(parsed)) {
        continue;
      }
      Document other = new Rewriter(seed).rewrite(parsed.document());
      assertThat(Meaning.differences(parsed.document(), other))
          .as("%s, seed %d:%n%s", file, seed, other)
          .isEmpty();
      rewritten++;
    }
    assertThat(rewritten).isGreaterThan(500);
  }

  @Test
  void everyEditIsSeen() throws IOException {
    Map<Mutation, Integer> seen = new EnumMap<>(Mutation.class);
    for (Path file : files()) {
      Document document = Document.parse(Files.readAllBytes(file)).document();
      for (Component event : first(document)) {
        for (Mutation mutation : Mutation.values()) {
          mutation
              .of(event)
              .ifPresent(edited -> {
                Document other = replaced(document, event, edited);
                assertThat(Meaning.differences(document, other))
                    .as("%s, %s:%n%s", file, mutation, other)
                    .isNotEmpty();
                assertThat(Meaning.of(other)).isNotEqualTo(Meaning.of(document));
                seen.merge(mutation, 1, Integer::sum);
              });
        }
      }
    }
    assertThat(seen)
        .hasSize(Mutation.values().length)
        .allSatisfy((m, n) -> assertThat(n).isGreaterThan(10));
  }

  @Test
  void everyChangedVtimezoneInUseIsSeen() throws IOException {
    int changed = 0;
    for (Path file : files()) {
      Document document = Document.parse(Files.readAllBytes(file)).document();
      for (Item item : Item.in(document).items()) {
        Component zone = usedZone(item);
        if (zone != null && item.document().bytes().length < LARGE) {
          Document other = replaced(item.document(), zone, shifted(zone));
          assertThat(Meaning.differences(item.document(), other))
              .as("%s, %s", file, item.uid())
              .isNotEmpty();
          changed++;
        }
      }
    }
    assertThat(changed).isGreaterThan(100);
  }

  private static Component usedZone(Item item) {
    return item.components().stream()
        .flatMap(component -> component.property("DTSTART").flatMap(When::of).stream())
        .flatMap(when -> when instanceof When.Zoned zoned ? Stream.of(zoned.tzid()) : Stream.of())
        .flatMap(tzid ->
            item.zones().stream().filter(z -> z.text("TZID").filter(tzid::equals).isPresent()))
        .filter(zone -> VTimeZone.rules(zone).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static Component shifted(Component zone) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : zone.nodes()) {
      nodes.add(
          node instanceof Component part
              ? part.with(Property.of("TZOFFSETFROM", "+1123"))
                  .with(Property.of("TZOFFSETTO", "+1123"))
              : node);
    }
    return zone.withNodes(nodes);
  }

  private static boolean wellFormed(Parsed parsed) {
    return parsed.problems().isEmpty()
        && parsed.document().bytes().length < LARGE
        && parsed.document().nodes().stream().noneMatch(Oddment.class::isInstance);
  }

  private static List<Component> first(Document document) {
    return document.bytes().length > LARGE / 30
        ? List.of()
        : document.calendars().stream()
            .flatMap(calendar -> calendar.components("VEVENT").stream())
            .limit(2)
            .toList();
  }

  private static Document replaced(Document document, Component event, Component by) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : document.nodes()) {
      nodes.add(node instanceof Component top ? Mutation.replaced(top, event, List.of(by)) : node);
    }
    return document.withNodes(nodes);
  }

  private static List<Path> files() throws IOException {
    Path corpus = Path.of(System.getProperty("corpus", "corpus"));
    assumeTrue(Files.isDirectory(corpus), "skipped: no test calendars at " + corpus);
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("calendars", "recur-calendars", "fuzz", "timezones")) {
      try (Stream<Path> all = Files.walk(corpus.resolve(folder))) {
        all.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
