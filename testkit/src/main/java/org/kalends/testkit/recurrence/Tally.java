package org.kalends.testkit.recurrence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what passed, was excused or failed, by source. */
final class Tally {
  private static final String EXCUSES = "recurrence-excuses.tsv";

  private final Map<String, String> excuses = excuses();
  private final Map<String, int[]> sources = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> excused = new ArrayList<>();

  /** The outcome of one case: {@code difference} is empty where it passed. */
  void add(Case one, Optional<String> difference) {
    int[] counts = sources.computeIfAbsent(one.source(), source -> new int[3]);
    if (difference.isEmpty()) {
      counts[0]++;
      return;
    }
    Optional<String> excuse =
        one.text("confidence").orElse("").startsWith("cross-checked")
            ? Optional.empty()
            : excuse(one);
    counts[excuse.isPresent() ? 1 : 2]++;
    if (excuse.isPresent()) {
      excused.add(one.id() + ": " + excuse.get());
    } else {
      failures.add(one.id() + ": " + difference.get());
    }
  }

  /** By the id, or by {@code rule:REGEX}. */
  private Optional<String> excuse(Case one) {
    String rule = one.text("rrule").or(() -> one.text("rule")).orElse("");
    return excuses.entrySet().stream()
        .filter(excuse ->
            excuse.getKey().equals(one.id())
                || excuse.getKey().startsWith("rule:")
                    && rule.matches(excuse.getKey().substring("rule:".length())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<String, String> excuses() {
    Map<String, String> excuses = new LinkedHashMap<>();
    try (InputStream in = Tally.class.getResourceAsStream(EXCUSES);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(columns -> excuses.put(columns[0], columns[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return excuses;
  }

  /** Each failed case with what is wrong. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Each excused case with its reason. */
  List<String> excused() {
    return List.copyOf(excused);
  }

  /** One line for each source. */
  List<String> sources() {
    return sources.entrySet().stream()
        .map(source -> "%-14s %s".formatted(source.getKey(), counts(source.getValue())))
        .toList();
  }

  private static String counts(int[] counts) {
    return "passed %d, excused %d, failed %d".formatted(counts[0], counts[1], counts[2]);
  }

  @Override
  public String toString() {
    int[] all = new int[3];
    for (int[] counts : sources.values()) {
      for (int at = 0; at < all.length; at++) {
        all[at] += counts[at];
      }
    }
    return "recurrence: " + counts(all);
  }
}
