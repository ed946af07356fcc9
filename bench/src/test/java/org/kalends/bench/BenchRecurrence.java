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
            .measurementIterations(6)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(quiet())
            .build();
    new BenchRecurrence(System.out).print(new Runner(options).run());
  }

  /** What keeps new JDKs from complaining about JMH itself. */
  private static String[] quiet() {
    return Runtime.version().feature() < 24
        ? new String[0]
        : new String[] {"--sun-misc-unsafe-memory-access=allow"};
  }

  private void print(Collection<RunResult> results) {
    results.forEach(result -> nanos.put(key(result), cpu(result)));
    out.println(
        "| rule | start | occurrences | rule | lib-recur | ical4j | occurrences / lib-recur | rule / lib-recur | occurrences / ical4j |");
    out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|");
    results.stream().filter(result -> name(result).equals("kalends")).forEach(this::expand);
    out.println();
    out.println("| rule | seek µs | iterate µs | iterate / seek |");
    out.println("|---|--:|--:|--:|");
    results.stream().filter(result -> name(result).equals("seek")).forEach(this::seek);
  }

  private void expand(RunResult result) {
    String of = parameters(result);
    StringBuilder row =
        new StringBuilder("| ").append(of.replace(" UTC", " floating").replace(" ", " | "));
    for (String peer : PEERS) {
      row.append(String.format(Locale.ROOT, " | %,.0f", 1e9 / nanos.get(peer + ' ' + of)));
    }
    double libRecur = nanos.get("libRecur " + of);
    double own = nanos.get("kalends " + of);
    out.println(
        row.append(
            String.format(
                Locale.ROOT,
                " | %.2f | %.2f | %.0f |",
                libRecur / own,
                libRecur / nanos.get("kalendsRule " + of),
                nanos.get("ical4j " + of) / own)));
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
