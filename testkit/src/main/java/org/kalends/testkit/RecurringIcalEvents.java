package org.kalends.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's python3-recurring-ical-events, which shares no code with what is tested. */
public final class RecurringIcalEvents implements AutoCloseable {
  /** Debian's own Python: another one on the PATH does not have its packages. */
  private static final String PYTHON = "/usr/bin/python3";

  private final Scratch scratch = Scratch.folder("recurring");

  /** Ready to be asked, or skips the test where it is not installed. */
  public RecurringIcalEvents() {
    if (!installed()) {
      String reason =
          "recurring_ical_events is not installed (Debian: apt-get install python3-recurring-ical-events)";
      if (System.getenv("KALENDS_REQUIRE_SERVERS") != null) {
        Assertions.fail(reason);
      }
      Assumptions.abort("skipped: " + reason);
    }
  }

  private static boolean installed() {
    try {
      return Files.isExecutable(Path.of(PYTHON))
          && new ProcessBuilder(PYTHON, "-c", "import recurring_ical_events")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * What happens on these days, sorted: start, end and title of each occurrence that is not
   * cancelled.
   *
   * @param resources calendar object resources
   * @param zone of days and of times without a zone
   */
  public List<String> occurrences(
      Collection<byte[]> resources, ZoneId zone, LocalDate first, LocalDate last) {
    try (Scratch folder = Scratch.folder("occurrences")) {
      int index = 0;
      for (byte[] resource : resources) {
        Files.write(folder.folder().resolve(index++ + ".ics"), resource);
      }
      String said =
          new Program(scratch.folder(), Map.of("PYTHONWARNINGS", "ignore"))
              .run(
                  "",
                  PYTHON,
                  script().toString(),
                  folder.folder().toString(),
                  zone.getId(),
                  first.toString(),
                  last.toString());
      return said.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path script() throws IOException {
    Path script = scratch.folder().resolve("occurrences.py");
    if (!Files.exists(script)) {
      try (InputStream in = RecurringIcalEvents.class.getResourceAsStream("occurrences.py")) {
        Files.copy(in, script);
      }
    }
    return script;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
