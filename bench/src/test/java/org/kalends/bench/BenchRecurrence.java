package org.kalends.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code tools/bench-recurrence}: runs all of JMH's benchmarks here and prints two tables. */
public final class BenchRecurrence {
  private static final String[] PEERS = {"kalends", "kalendsRule", "libRecur", "ical4j"};

  private final Map<String, Double> nanos = new TreeMap<>();
  private final PrintStream out;

  private BenchRecurrence(PrintStream out) {
    this.out = out;
  }

  /** Takes some minutes. */
  public static void main(String[] arguments) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("org.kalends.bench.*Bench")
            .addProfiler(CpuTime.class)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    new BenchRecurrence(System.out).print(new Runner(options).run());
  }

  private void print(Collection<RunResult> results) {
    results.forEach(result -> nanos.put(key(result), cpu(result)));
    out.println(
        "| rule | zone | Kalends | its rule alone | lib-recur | ical4j | Kalends / lib-recur | Kalends / ical4j |");
    out.println("|---|---|--:|--:|--:|--:|--:|--:|");
    results.stream().filter(result -> name(result).equals("kalends")).forEach(this::expand);
    out.println();
    out.println("| rule | seek µs | iterate µs | iterate / seek |");
    out.println("|---|--:|--:|--:|");
    results.stream().filter(result -> name(result).equals("seek")).forEach(this::seek);
  }

  private void expand(RunResult result) {
    String of = parameters(result);
    StringBuilder row = new StringBuilder("| ").append(of.replace(" ", " | "));
    for (String peer : PEERS) {
      row.append(String.format(Locale.ROOT, " | %,.0f", 1e9 / nanos.get(peer + ' ' + of)));
    }
    double own = nanos.get("kalends " + of);
    row.append(String.format(Locale.ROOT, " | %.2f", nanos.get("libRecur " + of) / own));
    out.println(
        row.append(String.format(Locale.ROOT, " | %.0f |", nanos.get("ical4j " + of) / own)));
  }

  private void seek(RunResult result) {
    String of = parameters(result);
    double seek = nanos.get("seek " + of);
    double iterate = nanos.get("iterate " + of);
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.2f | %.1f | %.0f |",
            of.strip(),
            seek / 1e3,
            iterate / 1e3,
            iterate / seek));
  }

  private static String key(RunResult result) {
    return name(result) + ' ' + parameters(result);
  }

  private static String name(RunResult result) {
    String all = result.getParams().getBenchmark();
    return all.substring(all.lastIndexOf('.') + 1);
  }

  private static String parameters(RunResult result) {
    String zone = result.getParams().getParam("zone");
    return result.getParams().getParam("rule") + (zone == null ? "" : ' ' + zone);
  }

  private static double cpu(RunResult result) {
    return result.getSecondaryResults().get(CpuTime.LABEL).getScore();
  }
}
