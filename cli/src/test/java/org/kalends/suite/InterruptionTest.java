package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;

/** Ctrl-C in the middle of a sync. */
@Timeout(120)
class InterruptionTest {
  private static final int EVENTS = 600;
  private static final int INT = 2;
  private static final int TERM = 15;

  @Test
  void theWritesUnderWayComeToTheirEndAndTheNextRunGoesOn() throws Exception {
    assumeTrue(File.separatorChar == '/', "skipped: no signals here");
    try (Radicale radicale = Radicale.start();
        CountingProxy proxy = CountingProxy.to(radicale.base());
        Person ann = new Person("ann")) {
      URI calendar = radicale.home().resolve("work/");
      PlainDav there = new PlainDav(radicale);
      there.make(calendar);
      ann.account("radicale", proxy.via(radicale.base()), radicale.user(), radicale.password());
      Path folder = ann.calendar("work", "radicale", proxy.via(calendar));
      int number = 0;
      for (var event : new GeneratedCalendar(15).events(EVENTS)) {
        Files.write(folder.resolve("event-" + ++number + ".ics"), event.bytes());
      }

      Path said = ann.home().resolve("said");
      Process sync = sync(ann, radicale, said);
      // Radicale itself is too busy with the writes to tell in time.
      while (!proxy.counts().containsKey("PUT") && sync.isAlive()) {
        sync.waitFor(20, TimeUnit.MILLISECONDS);
      }
      int signal = ignoresInterrupts() ? TERM : INT;
      assertThat(new ProcessBuilder("kill", "-" + signal, "" + sync.pid()).start().waitFor())
          .isZero();
      assertThat(sync.waitFor()).isEqualTo(128 + signal);

      int brought = there.etags(calendar).size();
      assertThat(brought).isBetween(1, EVENTS - 1);
      assertThat(Files.readString(said))
          .contains("come to their end")
          .contains(EVENTS - brought + " changes left for the next run");
      ann.run(0, "sync");
      assertThat(there.etags(calendar)).hasSize(EVENTS);
      ann.run(0, "status");
    }
  }

  /** Whether this runs in the background of a shell, whose children never hear of a Ctrl-C. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> ((ignored >> (INT - 1)) & 1) == 1);
    }
  }

  private static Process sync(Person ann, Radicale radicale, Path said) throws IOException {
    List<String> command = new ArrayList<>(Started.COMMAND);
    command.add("sync");
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.redirectOutput(said.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    process.environment().put("HOME", ann.home().toString());
    process.environment().put("PASSWORD_radicale", radicale.password());
    return process.start();
  }
}
