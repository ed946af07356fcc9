package org.kalends.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class FolderWatchTest {
  @TempDir Path home;
  private Path work;
  private Path config;
  private FolderWatch watch;
  private final BlockingQueue<Path> seen = new LinkedBlockingQueue<>();

  @BeforeEach
  void begin() throws IOException {
    work = Files.createDirectories(home.resolve("calendars/work"));
    config = home.resolve("config.toml");
    Path later = home.resolve("calendars/later");
    watch = FolderWatch.begin(Set.of(work, later), config, seen::add);
  }

  @AfterEach
  void end() throws IOException {
    watch.close();
  }

  private void sees(Path expected) throws InterruptedException {
    for (Path next = seen.take(); !next.equals(expected); next = seen.take()) {
      assertThat(next).as("waiting for %s", expected).isIn(work, config);
    }
  }

  @Test
  void filesThatComeChangeAndGoAreSeen() throws Exception {
    Path file = Files.writeString(work.resolve("a.ics"), "one");
    sees(work);
    Files.writeString(file, "two");
    sees(work);
    Files.delete(file);
    sees(work);
  }

  @Test
  void whatIsNoCalendarFileIsNotSeen() throws Exception {
    Files.writeString(work.resolve(".kalends-1.tmp"), "");
    Files.writeString(work.resolve(".hidden.ics"), "");
    Files.writeString(work.resolve("a.ics~"), "");
    Files.writeString(work.resolve("notes.txt"), "");
    Files.writeString(config, "");
    assertThat(seen.take()).isEqualTo(config);
  }

  @Test
  void aFolderThatComesLaterIsSeen() throws Exception {
    Path later = home.resolve("calendars/later");
    Files.createDirectory(later);
    assertThat(seen.take()).isEqualTo(later);
    Files.writeString(later.resolve("a.ics"), "");
    assertThat(seen.take()).isEqualTo(later);
  }

  @Test
  void aFolderThatIsReplacedIsSeenAndTheNewOneIsWatched() throws Exception {
    Files.move(work, home.resolve("calendars/old"));
    sees(work);
    Files.createDirectory(work);
    sees(work);
    seen.clear();
    Files.writeString(home.resolve("calendars/old/a.ics"), "");
    Files.writeString(work.resolve("b.ics"), "");
    sees(work);
  }

  @Test
  void aConfigThatIsReplacedIsSeen() throws Exception {
    Path next = Files.writeString(home.resolve("next"), "zone = 1");
    Files.move(next, config);
    sees(config);
  }
}
