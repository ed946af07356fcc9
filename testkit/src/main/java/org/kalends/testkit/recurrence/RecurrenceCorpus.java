package org.kalends.testkit.recurrence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the recurrence files of a folder; its MANIFEST.md tells their format. */
public final class RecurrenceCorpus {
  private final Tally tally = new Tally();

  /** Arguments: the folder. Exit code 1 where a case failed. */
  public static void main(String[] arguments) throws IOException {
    RecurrenceCorpus corpus = of(Path.of(arguments[0]));
    PrintStream out = System.out;
    corpus.tally.sources().forEach(out::println);
    corpus.tally.excused().forEach(line -> out.println("excused " + line));
    corpus.failures().forEach(line -> out.println("failed  " + line));
    out.println(corpus);
    System.exit(corpus.failures().isEmpty() ? 0 : 1);
  }

  /** Runs what of the three files is there. */
  public static RecurrenceCorpus of(Path folder) throws IOException {
    RecurrenceCorpus corpus = new RecurrenceCorpus();
    corpus.run(folder.resolve("recurrence.jsonl"), RuleCase::difference);
    CalendarCases calendars = new CalendarCases(folder.toAbsolutePath().getParent());
    corpus.run(folder.resolve("calendar-expansions.jsonl"), calendars::difference);
    corpus.run(folder.resolve("invalid-rules.jsonl"), RecurrenceCorpus::invalid);
    return corpus;
  }

  private void run(Path file, Function<Case, Optional<String>> judge) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (String line : lines) {
      Case one = new Case(JsonLine.object(line));
      Optional<String> difference;
      try {
        difference = judge.apply(one);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        difference = Optional.of("threw " + e + " at " + e.getStackTrace()[0]);
      }
      tally.add(one, difference);
    }
  }

  /** A rule to be refused: its flaws are named, and what is left is what the corpus expects. */
  private static Optional<String> invalid(Case one) {
    return InvalidRule.difference(one.text("rule").orElse(""), one.text("lax_equivalent"));
  }

  /** One line for each case that failed. */
  public List<String> failures() {
    return tally.failures();
  }

  @Override
  public String toString() {
    return tally.toString();
  }
}
