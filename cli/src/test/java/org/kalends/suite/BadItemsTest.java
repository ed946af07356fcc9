package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Item;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;

/**
 * Items that are broken, twofold, hostile or too long: they wait or go through; the others go on.
 */
class BadItemsTest {
  private static final GeneratedEvent EVENT = new GeneratedCalendar(14).event(0);
  private TwoAccounts two;

  @BeforeEach
  void sync() {
    two = TwoAccounts.synced();
  }

  @AfterEach
  void close() {
    two.close();
  }

  @Test
  void aMalformedFileIsNamedAndLeftAlone() {
    Path broken = two.ann.root().resolve("shaky/broken.ics");
    Copy.Folder.write(broken, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nthis is no calendar\r\n");
    two.news();
    assertThat(two.ann.run(3, "sync")).contains("broken.ics");
    assertThat(broken).hasContent("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nthis is no calendar\r\n");
    Copy.Folder.remove(broken);
    two.recovers();
  }

  @Test
  void aFileThatBecomesMalformedIsNotADeletion() {
    Path file = two.ann.files("shaky").getFirst();
    String text = Copy.Folder.read(file);
    Copy.Folder.write(file, text.substring(0, text.length() / 3));
    var there = two.server.dav().etags(two.server.collection("shaky"));
    assertThat(two.ann.run(3, "sync")).contains(file.getFileName().toString());
    assertThat(two.server.dav().etags(two.server.collection("shaky"))).isEqualTo(there);
    Copy.Folder.write(file, text);
    two.recovers();
  }

  @Test
  void twoFilesWithOneUidWaitAndAreNamed() {
    Path one = two.ann.files("shaky").getFirst();
    Path twin = one.resolveSibling("twin.ics");
    Copy.Folder.write(
        twin, Events.edit(Copy.Folder.read(one), false, Events.title("Another title")));
    var there = two.server.dav().etags(two.server.collection("shaky"));
    two.hers.add("steady", EVENT);
    assertThat(two.ann.run(3, "sync")).contains("twin.ics", one.getFileName().toString());
    assertThat(one).exists();
    assertThat(twin).exists();
    assertThat(two.server.dav().etags(two.server.collection("shaky"))).isEqualTo(there);
    two.assertSame("steady");
    Copy.Folder.remove(twin);
    two.recovers();
  }

  @Test
  void aUidThatLooksLikeAPathStaysInsideTheCalendar() throws IOException {
    for (String uid : List.of("../../x", "/etc/x", "..", "a\\b:c*?", ".hidden", "CON")) {
      String text = EVENT.text().replace("UID:" + EVENT.uid(), "UID:" + uid.replace("\\", "\\\\"));
      String name = "number-" + uid.hashCode();
      Copy.Folder.write(two.ann.root().resolve("steady").resolve(name + ".ics"), text);
      int status =
          two.server
              .dav()
              .put(
                  two.server.collection("shaky").resolve(name + ".ics"),
                  text.getBytes(StandardCharsets.UTF_8));
      assertThat(status).isEqualTo(201);
    }
    List<String> outside = outside();
    two.recovers();
    assertThat(outside()).isEqualTo(outside);
    assertThat(two.hers.items("shaky").uids()).contains("../../x");
    assertThat(two.server.items("steady").uids()).contains("../../x");
  }

  /** What lies around the calendars; above the home are other tests. */
  private List<String> outside() throws IOException {
    try (var home = Files.list(two.ann.home());
        var root = Files.list(two.ann.root())) {
      return Stream.concat(home, root).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aTitleOfTenThousandCharactersComesThroughInBothDirections() {
    String title = "Ünendlich ".repeat(1000);
    two.hers.add("steady", EVENT);
    two.hers.edit("steady", EVENT.uid(), Events.title(title));
    two.server.add("shaky", EVENT);
    two.server.edit("shaky", EVENT.uid(), Events.title(title));
    two.recovers();
    for (Copy copy : List.of(two.hers, two.server)) {
      for (String calendar : List.of("steady", "shaky")) {
        var item = Item.in(copy.items(calendar).byUid().get(EVENT.uid()));
        assertThat(item.items().getFirst().title().strip()).isEqualTo(title.strip());
      }
    }
  }

  @Test
  void whatTheServerRefusesIsNamedAndTheRestGoesOn() {
    String lone =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:lone\r\n"
            + "DTSTAMP:20260101T000000Z\r\nRECURRENCE-ID:20260310T100000Z\r\nDTSTART:20260310T110000Z\r\n"
            + "SUMMARY:Override without a series\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    Copy.Folder.write(two.ann.root().resolve("shaky/lone.ics"), lone);
    two.news();
    assertThat(two.ann.run(3, "sync")).contains("Override without a series");
    two.assertSame("steady");
    assertThat(two.server.items("shaky").uids()).hasSize(22).doesNotContain("lone");
  }

  @Test
  void aCalendarThatTakesNoChangesKeepsOursWaiting() {
    two.radicale.folder("read-only");
    two.ann.calendar("look", "safe", two.server.collection("read-only"));
    Copy.Folder.write(two.ann.root().resolve("look/mine.ics"), EVENT.text());
    two.news();
    assertThat(two.ann.run(3, "sync")).contains("look");
    assertThat(two.hers.items("look").uids()).contains(EVENT.uid());
    two.assertSame("steady");
    two.assertSame("shaky");
  }
}
