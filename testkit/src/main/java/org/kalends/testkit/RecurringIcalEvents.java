package org.kalends.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's python3-recurring-ical-events, which shares no code with what is tested. */
public final class RecurringIcalEvents implements AutoCloseable {
  /** Debian's own Python: another one on the PATH does not have its packages. */
  private static final String PYTHON = "/usr/bin/python3";

  private final Scratch scratch = Scratch.folder("recurring");
  private final Map<Asked, Told> answers = new HashMap<>();

  /**
   * A stretch of days.
   *
   * @param zone of days and of times without a zone
   * @param last inclusive
   */
  public record Days(ZoneId zone, LocalDate first, LocalDate last) {}

  private record Asked(String resource, Days days) {}

  /**
   * What it says of one resource.
   *
   * @param occurrences start, end and title of each, sorted; empty where it fails
   * @param failure why it fails; "" where it does not
   */
  public record Told(Optional<List<String>> occurrences, String failure) {
    static final Told NOTHING = new Told(Optional.of(List.of()), "");

    private Told and(String what, String said) {
      if (what.equals("fails")) {
        return new Told(Optional.empty(), said);
      }
      List<String> more = new ArrayList<>(occurrences.orElseThrow());
      more.add(said);
      return new Told(Optional.of(List.copyOf(more)), "");
    }
  }

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
   * cancelled. Fails where it cannot understand one of them.
   *
   * @param resources calendar object resources
   */
  public List<String> occurrences(Collection<byte[]> resources, Days days) {
    return each(resources, days).stream()
        .map(told -> told.occurrences().orElseThrow(() -> new AssertionError(told.failure())))
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  /**
   * What happens on these days in each of the resources. One that it was asked about before is not
   * worked out again.
   */
  public List<Told> each(Collection<byte[]> resources, Days days) {
    List<Asked> asked =
        resources.stream()
            .map(bytes -> new Asked(new String(bytes, StandardCharsets.UTF_8), days))
            .toList();
    Set<Asked> unknown = new LinkedHashSet<>(asked);
    unknown.removeAll(answers.keySet());
    if (!unknown.isEmpty()) {
      ask(List.copyOf(unknown), days);
    }
    return asked.stream().map(answers::get).toList();
  }

  private void ask(List<Asked> asked, Days days) {
    try (Scratch folder = Scratch.folder("occurrences")) {
      for (int i = 0; i < asked.size(); i++) {
        Files.writeString(folder.folder().resolve(i + ".ics"), asked.get(i).resource());
        answers.put(asked.get(i), Told.NOTHING);
      }
      String said =
          new Program(
                  scratch.folder(), Map.of("PYTHONWARNINGS", "ignore", "PYTHONIOENCODING", "utf-8"))
              .run(
                  "",
                  PYTHON,
                  script().toString(),
                  folder.folder().toString(),
                  days.zone().getId(),
                  days.first().toString(),
                  days.last().toString());
      for (String line : said.lines().toList()) {
        String[] parts = line.split("\t", 3);
        if (parts.length == 3) {
          answers.computeIfPresent(
              asked.get(Integer.parseInt(parts[0])), (key, told) -> told.and(parts[1], parts[2]));
        }
      }
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
