package org.kalends.testkit.campaign;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many random histories of mirrors; tells of those that break a law. */
final class MirrorCampaign {
  private MirrorCampaign() {}

  /** How many laws were broken. */
  static long run(Options options, PrintStream out) {
    Map<String, Integer> laws = new TreeMap<>();
    for (long i = 0; i < options.histories(); i++) {
      long seed = options.seed() + i;
      Script script = Script.random(seed);
      MirrorHistory.violation(script, options.broken())
          .ifPresent(violation -> {
            if (laws.merge(violation.law(), 1, Integer::sum) == 1) {
              show(seed, script, violation.law(), options.broken(), out);
            }
          });
    }
    laws.forEach((law, times) -> out.println(times + " times: " + law));
    long violations = laws.values().stream().mapToLong(Integer::longValue).sum();
    out.printf("mirrors: histories %d, violations %d%n", options.histories(), violations);
    return violations;
  }

  private static void show(long seed, Script script, String law, Broken broken, PrintStream out) {
    List<List<Integer>> smallest =
        Shrinking.of(script.numbers(), law, other -> MirrorHistory.violation(other, broken));
    out.printf("seed %d breaks a law; made small:%n", seed);
    MirrorHistory.told(Script.of(smallest), broken).forEach(out::println);
    out.println(
        "again: "
            + smallest.stream()
                .map(line ->
                    line.stream().map(String::valueOf).collect(Collectors.joining(" ", "\"", "\"")))
                .collect(Collectors.joining(", ")));
  }
}
