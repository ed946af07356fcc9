package org.kalends.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.core.files.Layout;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;

/**
 * A server has an item that is no calendar data: it is named and left alone on both sides, the
 * others go on, and when it is repaired it comes.
 */
class BrokenOnServerTest {
  private static final String BROKEN = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nthis is no calendar\r\n";
  private static final List<GeneratedEvent> EVENTS = new GeneratedCalendar(21).events(12);
  private static final GeneratedEvent LATER = EVENTS.get(10);

  /** Ann, and a calendar with ten events at a server. */
  private static final class Scene implements AutoCloseable {
    final TestServer running;
    final Person ann = new Person("ann");
    final Copy.Folder hers = new Copy.Folder(ann);
    final Copy.Server server;
    final URI collection;

    Scene(TestServer running) {
      this.running = running;
      server = new Copy.Server(new PlainDav(running), running.home());
      collection = server.collection("cal");
      server.dav().make(collection);
      ann.account("server", running.base(), running.user(), running.password());
      ann.calendar("cal", "server", collection);
      EVENTS.subList(0, 10).forEach(event -> server.add("cal", event));
    }

    void lay(URI address, String text) {
      // Xandikos checks what replaces something
      if (server.dav().etags(collection).containsKey(address)) server.dav().delete(address);
      server.dav().lay(address, text.getBytes(UTF_8));
    }

    /** News on both sides passes, whatever else waits. */
    void assertTheOthersGoOn(String broken, int exit) {
      hers.edit("cal", EVENTS.get(0).uid(), Events.title("New here"));
      server.edit("cal", EVENTS.get(1).uid(), Events.title("New there"));
      server.delete("cal", EVENTS.get(2).uid());
      ann.run(exit, "sync");
      assertThat(server.items("cal").text(EVENTS.get(0).uid())).contains("New here");
      assertThat(hers.items("cal").text(EVENTS.get(1).uid())).contains("New there");
      assertThat(hers.items("cal").uids()).doesNotContain(EVENTS.get(2).uid());
      var here = new TreeSet<>(hers.items("cal").uids());
      var there = new TreeSet<>(server.items("cal").uids());
      here.remove(broken);
      there.remove(broken);
      assertThat(here).isEqualTo(there).hasSizeGreaterThanOrEqualTo(8);
    }

    void assertInStepAndQuiet() {
      ann.run(0, "sync");
      hers.items("cal").assertMeansTheSameAs(server.items("cal"), running.damages());
      Map<String, String> files = ann.fingerprints();
      var etags = server.dav().etags(collection);
      ann.run(0, "sync");
      assertThat(ann.fingerprints()).isEqualTo(files);
      assertThat(server.dav().etags(collection)).isEqualTo(etags);
    }

    @Override
    public void close() {
      ann.close();
      running.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BROKEN,
        "",
        "<html>Not found</html>",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nSUMMARY:No UID\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
      })
  void aBrokenItemIsNamedAndTheOthersComeAndWhenItIsRepairedItComesToo(String text) {
    try (var scene = new Scene(Xandikos.start())) {
      URI address = scene.collection.resolve(LATER.fileName());
      scene.lay(address, text);
      assertThat(scene.ann.run(3, "sync")).contains("cal:", address.getPath(), "with another");
      assertThat(scene.hers.items("cal").uids()).hasSize(10);
      scene.assertTheOthersGoOn(LATER.uid(), 3);
      assertThat(new String(scene.server.dav().get(address), UTF_8)).isEqualTo(text);

      scene.lay(address, LATER.text());
      scene.assertInStepAndQuiet();
      assertThat(scene.hers.items("cal").uids()).contains(LATER.uid());
    }
  }

  @Test
  void anItemThatBecomesBrokenIsNoDeletionAndItsEditWaits() {
    try (var scene = new Scene(Xandikos.start())) {
      scene.ann.run(0, "sync");
      GeneratedEvent struck = EVENTS.get(5);
      URI address = scene.collection.resolve(struck.fileName());
      scene.lay(address, BROKEN);
      scene.hers.edit("cal", struck.uid(), Events.title("Edited meanwhile"));
      assertThat(scene.ann.run(3, "sync")).contains("cal:", address.getPath());
      assertThat(scene.hers.items("cal").text(struck.uid())).contains("Edited meanwhile");
      scene.assertTheOthersGoOn(struck.uid(), 3);
      assertThat(new String(scene.server.dav().get(address), UTF_8)).isEqualTo(BROKEN);

      scene.lay(address, struck.text());
      scene.assertInStepAndQuiet();
      assertThat(scene.server.items("cal").text(struck.uid())).contains("Edited meanwhile");
    }
  }

  /** Radicale 3.1 serves nothing of a calendar while it cannot read one of its files. */
  @Test
  void whereTheServerFailsOnTheWholeCalendarItSaysSoAndNothingIsTakenForDeleted() {
    try (var two = TwoAccounts.synced()) {
      two.news();
      Map<String, String> before = two.ann.fingerprints();
      before.keySet().removeIf(name -> !name.startsWith("shaky"));
      Path broken = two.radicale.folder("shaky").resolve("broken.ics");
      Copy.Folder.write(broken, BROKEN);
      assertThat(two.ann.run(1, "sync")).contains("shaky", "500", "one of its files is broken");
      Map<String, String> after = two.ann.fingerprints();
      after.keySet().removeIf(name -> !name.startsWith("shaky"));
      assertThat(after).isEqualTo(before);
      assertThat(broken).hasContent(BROKEN);
      two.assertSame("steady");
      Copy.Folder.remove(broken);
      two.recovers();
    }
  }

  @Test
  void whatRadicaleServesThoughItHoldsNoItemIsNamed() {
    try (var scene = new Scene(Radicale.start())) {
      Path empty = ((Radicale) scene.running).folder("cal").resolve(LATER.fileName());
      Copy.Folder.write(empty, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n");
      assertThat(scene.ann.run(3, "sync")).contains("cal:", LATER.fileName(), "no event");
      scene.assertTheOthersGoOn(LATER.uid(), 3);
      Copy.Folder.write(empty, LATER.text());
      scene.assertInStepAndQuiet();
      assertThat(scene.hers.items("cal").uids()).contains(LATER.uid());
    }
  }

  /** Our own server does not show what it cannot read; it tells the one who runs it. */
  @Test
  void aBrokenFileBehindOurServerIsNotSeenAndHidesNothing() {
    var own = new OwnServer(Layout.CALDIR);
    try (var scene = new Scene(own)) {
      scene.ann.run(0, "sync");
      Path broken = own.root().resolve("cal/broken.ics");
      Copy.Folder.write(broken, BROKEN);
      scene.assertTheOthersGoOn("none", 0);
      assertThat(broken).hasContent(BROKEN);
      Copy.Folder.write(broken, LATER.text());
      scene.assertInStepAndQuiet();
      assertThat(scene.hers.items("cal").uids()).contains(LATER.uid());
    }
  }
}
