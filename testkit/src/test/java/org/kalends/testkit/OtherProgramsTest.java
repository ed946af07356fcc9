package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That vdirsyncer and khal run here and do what the interop tests take for granted. */
class OtherProgramsTest {
  @Test
  void vdirsyncerBringsAFileToAServerAndKhalShowsIt() throws IOException {
    GeneratedEvent event = new GeneratedCalendar(3).event(0);
    try (var radicale = Radicale.start();
        var folder = Scratch.folder("vdir")) {
      URI work = radicale.home().resolve("work/");
      new PlainDav(radicale).make(work);
      Path calendar = Files.createDirectory(folder.folder().resolve("work"));
      try (var vdirsyncer =
          new Vdirsyncer(folder.folder(), radicale, radicale.home(), List.of("work"))) {
        Files.write(calendar.resolve(event.fileName()), event.bytes());
        assertThat(vdirsyncer.sync()).contains(event.uid());
        assertThat(new PlainDav(radicale).etags(work)).hasSize(1);
        assertThat(vdirsyncer.sync()).doesNotContain(event.uid());
      }
      try (var khal = new Khal(folder.folder())) {
        khal.add("work", "2026-03-02", "10:00", "11:00", "From khal");
        assertThat(khal.list("2026-03-02", "2026-03-03")).contains("2026-03-02 10:00 From khal");
      }
    }
  }
}
