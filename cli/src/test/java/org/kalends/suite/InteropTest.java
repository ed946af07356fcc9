package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.Layout;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;
import org.kalends.testkit.Khal;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.Vdirsyncer;

/** The neighbours: vdirsyncer and khal on folders and against the server of ours. */
class InteropTest {
  private static final List<GeneratedEvent> EVENTS = new GeneratedCalendar(21).events(60);
  private static final String MEETING =
      """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//x//y//EN\r
      BEGIN:VEVENT\r
      UID:meeting-1\r
      DTSTAMP:20260101T000000Z\r
      DTSTART;TZID=Europe/Berlin:20260302T100000\r
      DTEND;TZID=Europe/Berlin:20260302T110000\r
      SUMMARY:Meeting in Berlin\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  @Test
  void vdirsyncerFindsNothingToDoInAFolderThatKalendsMade() throws IOException {
    try (var radicale = Radicale.start();
        var ann = new Person("ann")) {
      var server = new Copy.Server(new PlainDav(radicale), radicale.home());
      URI work = server.collection("work");
      server.dav().make(work);
      EVENTS.forEach(event -> server.add("work", event));
      ann.account("server", radicale.base(), radicale.user(), radicale.password());
      Path folder = ann.calendar("work", "server", work, "layout = \"vdir\"");
      ann.run(0, "sync");
      Map<String, String> before = contents(folder);
      Map<URI, String> etags = server.dav().etags(work);

      try (var vdirsyncer =
          new Vdirsyncer(ann.root(), radicale, radicale.home(), List.of("work"))) {
        vdirsyncer.sync();
        assertThat(contents(folder)).isEqualTo(before);
        assertThat(server.dav().etags(work)).isEqualTo(etags);
      }
      ann.run(0, "sync");
      assertThat(contents(folder)).isEqualTo(before);
    }
  }

  @Test
  void aFolderThatVdirsyncerMadeIsTakenOverWithoutAnyChange() throws IOException {
    try (var radicale = Radicale.start();
        var ann = new Person("ann")) {
      var server = new Copy.Server(new PlainDav(radicale), radicale.home());
      URI work = server.collection("work");
      server.dav().make(work);
      EVENTS.forEach(event -> server.add("work", event));
      ann.account("server", radicale.base(), radicale.user(), radicale.password());
      Path folder = ann.calendar("work", "server", work, "layout = \"vdir\"");
      try (var vdirsyncer =
          new Vdirsyncer(ann.root(), radicale, radicale.home(), List.of("work"))) {
        vdirsyncer.sync();
      }
      Map<String, String> before = contents(folder);
      Map<URI, String> etags = server.dav().etags(work);
      assertThat(before).hasSize(EVENTS.size());

      ann.run(0, "sync");
      assertThat(contents(folder)).isEqualTo(before);
      assertThat(server.dav().etags(work)).isEqualTo(etags);
    }
  }

  @Test
  void khalShowsAndAddsEventsInAFolderThatKalendsSyncs() {
    try (var radicale = Radicale.start();
        var ann = new Person("ann")) {
      var server = new Copy.Server(new PlainDav(radicale), radicale.home());
      server.dav().make(server.collection("work"));
      Copy.Folder.write(radicale.folder("work").resolve("meeting-1.ics"), MEETING);
      ann.account("server", radicale.base(), radicale.user(), radicale.password());
      ann.calendar("work", "server", server.collection("work"), "layout = \"vdir\"");
      ann.run(0, "sync");

      try (var khal = new Khal(ann.root())) {
        assertThat(khal.list("2026-03-01", "2026-03-04"))
            .contains("2026-03-02 10:00 Meeting in Berlin");
        khal.add("work", "2026-03-03", "14:00", "15:00", "Added with khal");
      }
      ann.run(0, "sync");
      assertThat(server.items("work").byUid().values())
          .hasSize(2)
          .anyMatch(item -> item.toString().contains("SUMMARY:Added with khal"));
    }
  }

  @Test
  void vdirsyncerSyncsBothWaysWithOurServer() throws IOException {
    for (Layout layout : Layout.values()) {
      try (var kalends = new OwnServer(layout);
          var scratch = Scratch.folder("vdir")) {
        var server = new Copy.Server(new PlainDav(kalends), kalends.home());
        URI work = server.collection("work");
        server.dav().make(work);
        Path folder = Files.createDirectory(scratch.folder().resolve("work"));
        for (GeneratedEvent event : EVENTS.subList(0, 30)) {
          Files.write(folder.resolve(event.fileName()), event.bytes());
        }
        EVENTS.subList(30, 60).forEach(event -> server.add("work", event));

        try (var vdirsyncer =
            new Vdirsyncer(scratch.folder(), kalends, kalends.home(), List.of("work"))) {
          vdirsyncer.sync();
          assertInStep(server, folder, 60);
          String uid = EVENTS.getFirst().uid();
          server.edit("work", uid, Events.title("Edited on the server"));
          Path file = folder.resolve(EVENTS.get(31).fileName());
          Copy.Folder.write(
              file, Events.edit(Copy.Folder.read(file), false, Events.title("Edited here")));
          Files.delete(folder.resolve(EVENTS.get(2).fileName()));
          server.delete("work", EVENTS.get(33).uid());
          vdirsyncer.sync();
          assertInStep(server, folder, 58);
          assertThat(server.items("work").text(EVENTS.get(31).uid())).contains("Edited here");
          assertThat(Items.in(files(folder)).text(uid)).contains("Edited on the server");
        }
      }
    }
  }

  private static void assertInStep(Copy.Server server, Path folder, int size) throws IOException {
    Items there = server.items("work");
    assertThat(there.uids()).hasSize(size);
    Items.in(files(folder)).assertMeansTheSameAs(there);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(file.getFileName().toString(), Copy.Folder.read(file));
    }
    return contents;
  }
}
