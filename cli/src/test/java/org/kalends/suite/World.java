package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.TestServer;

/**
 * A server with four calendars and two people who sync them: Ann with readable names, Ben with one
 * file per UID. Tests change it and leave it in agreement; each takes events that no other has
 * touched.
 */
final class World implements AutoCloseable {
  static final int EACH = 260;
  static final List<String> CALENDARS = List.of("home", "work", "club", "shared");
  private static final String DOWNLOADED = "shared";

  /** An event and the calendar it is in. */
  record At(String calendar, GeneratedEvent event) {
    String uid() {
      return event.uid();
    }
  }

  final CountingProxy proxy;
  final Person ann;
  final Person ben;
  final Copy.Folder hers;
  final Copy.Folder his;
  final Copy.Server server;
  private final TestServer running;
  private final List<At> untouched = new ArrayList<>();

  World(TestServer running) {
    this.running = running;
    proxy = CountingProxy.to(running.base());
    ann = person("ann");
    ben = person("ben");
    hers = new Copy.Folder(ann);
    his = new Copy.Folder(ben);
    server = new Copy.Server(new PlainDav(running), running.home());
    var generated = new GeneratedCalendar(42);
    for (int i = 0; i < CALENDARS.size() * EACH; i++) {
      untouched.add(new At(CALENDARS.get(i / EACH), generated.event(i)));
    }
    Collections.shuffle(untouched, new Random(1));
    connect();
  }

  private Person person(String name) {
    return new Person(name)
        .account("server", proxy.via(running.base()), running.user(), running.password());
  }

  private void connect() {
    for (String calendar : CALENDARS) {
      var collection = server.collection(calendar);
      server.dav().make(collection);
      ann.calendar(calendar, "server", proxy.via(collection));
      ben.calendar(calendar, "server", proxy.via(collection), "layout = \"vdir\"");
    }
  }

  /** Ann has three of the calendars to upload, the server has the fourth. */
  void fill() {
    for (At at : untouched) {
      (at.calendar().equals(DOWNLOADED) ? server : hers).add(at.calendar(), at.event());
    }
  }

  /** An event that no test has touched. */
  At take(GeneratedEvent.Kind kind) {
    return take(at -> at.event().kind() == kind);
  }

  /** One that came from the server, so that Kalends made its files here. */
  At takeDownloaded(GeneratedEvent.Kind kind) {
    return take(at -> at.event().kind() == kind && at.calendar().equals(DOWNLOADED));
  }

  /** One with overrides that came from the server. */
  At takeWithOverrides() {
    return take(
        at -> at.event().text().contains("\nRECURRENCE-ID") && at.calendar().equals(DOWNLOADED));
  }

  private At take(Predicate<At> wanted) {
    At found = untouched.stream().filter(wanted).findFirst().orElseThrow();
    untouched.remove(found);
    return found;
  }

  List<Copy> copies() {
    return List.of(hers, his, server);
  }

  /** Both sync until what one brought has reached the other. */
  void sync() {
    for (Person person : List.of(ann, ben, ann)) {
      person.run(0, "sync");
    }
  }

  /** All three copies mean the same, and nobody has anything left to do. */
  void assertAgreed() {
    for (String calendar : CALENDARS) {
      Items there = server.items(calendar);
      hers.items(calendar).assertMeansTheSameAs(there, running.damages());
      his.items(calendar).assertMeansTheSameAs(there, running.damages());
    }
    for (Person person : List.of(ann, ben)) {
      assertQuiet(person);
    }
  }

  /**
   * One more sync writes nothing, here or there, and asks at most two questions per calendar, and
   * one about what the last sync wrote.
   */
  void assertQuiet(Person person) {
    Map<String, String> before = person.fingerprints();
    proxy.counts();
    person.run(0, "sync");
    Map<String, Integer> asked = proxy.counts();
    assertThat(CountingProxy.writes(asked)).as("writes in %s", asked).isZero();
    assertThat(CountingProxy.total(asked))
        .as("requests %s", asked)
        .isLessThanOrEqualTo(3 * CALENDARS.size());
    assertThat(person.fingerprints()).isEqualTo(before);
  }

  @Override
  public void close() {
    ann.close();
    ben.close();
    proxy.close();
    running.close();
  }
}
