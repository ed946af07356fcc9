package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.cli.Cli;
import org.kalends.core.files.Layout;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Parsed;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;

/**
 * Valid items of the test calendars, as many programs wrote them, go up to a server and down again.
 * What a server refuses is named and stays; all else arrives.
 */
class CorpusSyncTest {
  private static final int ITEMS = 320;

  @Test
  void ourServerTakesAndGivesBackEverything() throws IOException {
    Passage passage = passage(new OwnServer(Layout.CALDIR));
    assertThat(passage.refused()).isEmpty();
    assertThat(passage.altered()).isEmpty();
  }

  @Test
  void radicaleTakesWhatItCanAndTheRestIsNamed() throws IOException {
    passage(Radicale.start());
  }

  @Test
  void xandikosTakesWhatItCanAndTheRestIsNamed() throws IOException {
    passage(Xandikos.start());
  }

  /**
   * How it went.
   *
   * @param refused UIDs that the server did not take
   * @param altered UIDs that the server keeps with another meaning than it was given
   */
  private record Passage(Set<String> refused, Set<String> altered) {}

  private static Passage passage(TestServer running) throws IOException {
    try (running;
        Person ann = person("ann", running);
        Person ben = person("ben", running)) {
      PlainDav dav = new PlainDav(running);
      var collection = running.home().resolve("corpus/");
      dav.make(collection);
      Path hers = ann.calendar("corpus", "server", collection, "layout = \"vdir\"");
      ben.calendar("corpus", "server", collection);
      fill(hers);

      Cli.Result up = ann.run("sync", "-v");
      Items here = Items.in(ann.files("corpus"));
      Items there = Items.of(dav.all(collection).values());
      Set<String> refused = new TreeSet<>(here.uids());
      refused.removeAll(there.uids());
      String said = up.out() + up.err();
      for (String uid : refused) {
        String title = Item.in(here.byUid().get(uid)).items().getFirst().title();
        assertThat(said.contains(uid) || said.contains(title))
            .as("the refusal of %s is named in %s", uid, said)
            .isTrue();
      }
      assertThat(up.exit()).as(said).isEqualTo(refused.isEmpty() ? 0 : 3);
      assertThat(here.uids()).containsAll(there.uids());

      Set<String> altered = new TreeSet<>();
      for (String uid : there.uids()) {
        if (!Meaning.of(here.byUid().get(uid)).equals(Meaning.of(there.byUid().get(uid)))) {
          altered.add(uid);
        }
      }
      ben.run(0, "sync");
      Items his = Items.in(ben.files("corpus"));
      // A folder of this layout hides the zone rules that come under an IANA name.
      his.assertMeansTheSameAs(there, Set.of("VTIMEZONE"));

      assertQuiet(ann, dav, collection);
      assertQuiet(ben, dav, collection);
      System.out.printf(
          Locale.ROOT,
          "%s: %d items of the corpus, %d refused, %d altered by the server%n",
          running.getClass().getSimpleName(),
          here.uids().size(),
          refused.size(),
          altered.size());
      return new Passage(refused, altered);
    }
  }

  private static Person person(String name, TestServer server) {
    return new Person(name).account("server", server.base(), server.user(), server.password());
  }

  private static void assertQuiet(Person person, PlainDav dav, java.net.URI collection) {
    var files = person.fingerprints();
    var etags = dav.etags(collection);
    person.run("sync");
    assertThat(person.fingerprints()).isEqualTo(files);
    assertThat(dav.etags(collection)).isEqualTo(etags);
  }

  private static void fill(Path folder) throws IOException {
    int number = 0;
    for (Item item : sample()) {
      Files.write(folder.resolve("item-%03d.ics".formatted(number++)), item.document().bytes());
    }
  }

  private static List<Item> sample() throws IOException {
    Path corpus = Path.of(System.getProperty("corpus", ""));
    assumeTrue(
        Files.isDirectory(corpus.resolve("calendars")),
        "skipped: there are no test calendars in " + corpus + "; say where with -Dcorpus=DIR");
    Map<String, Item> items = new HashMap<>();
    List<Item> sample = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("calendars", "recur-calendars")) {
      try (Stream<Path> found = Files.walk(corpus.resolve(folder))) {
        files.addAll(found.filter(file -> file.toString().endsWith(".ics")).sorted().toList());
      }
    }
    Collections.shuffle(files, new Random(2026));
    for (Path file : files) {
      Parsed parsed = Document.parse(Files.readAllBytes(file));
      Item.In in = Item.in(parsed.document());
      if (!parsed.problems().isEmpty() || !in.problems().isEmpty()) {
        continue;
      }
      for (Item item : in.items()) {
        if (sample.size() < ITEMS && isValid(item) && items.putIfAbsent(item.uid(), item) == null) {
          sample.add(item);
        }
      }
    }
    assertThat(sample).hasSizeGreaterThanOrEqualTo(300);
    return sample;
  }

  /** What RFC 5545 3.6.1 asks of every event. */
  private static boolean isValid(Item item) {
    return Set.of("VEVENT", "VTODO", "VJOURNAL").contains(item.kind())
        && item.master().isPresent()
        && item.extras().isEmpty()
        && item.components().stream().allMatch(CorpusSyncTest::isValid);
  }

  private static boolean isValid(Component component) {
    return component.property("DTSTAMP").isPresent() && component.property("DTSTART").isPresent();
  }
}
