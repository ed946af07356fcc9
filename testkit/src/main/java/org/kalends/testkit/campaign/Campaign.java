package org.kalends.testkit.campaign;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many histories, random ones or all of a small scope; tells of those that break a law. */
public final class Campaign {
  private static final String USAGE =
      """
      usage: campaign [--histories N] [--seed S] [--exhaustive | --deeds N] [--slice K/N]
                      [--break journal|conditions|history] [--mirror]
      """;

  private final Options options;
  private final PrintStream out;
  private final Map<String, Integer> laws = new TreeMap<>();
  private long violations;

  private Campaign(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] args) {
    Optional<Options> options = Options.of(args);
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    boolean mirrors = List.of(args).contains("--mirror");
    long broken =
        mirrors ? MirrorCampaign.run(options.get(), System.out) : run(options.get(), System.out);
    System.exit(broken == 0 ? 0 : 1);
  }

  /** How many laws were broken. */
  static long run(Options options, PrintStream out) {
    Campaign campaign = new Campaign(options, out);
    if (options.deeds() > 0) {
      campaign.smallScope();
    }
    for (long i = 0; i < options.histories(); i++) {
      campaign.random(options.seed() + i);
    }
    campaign.laws.forEach((law, times) -> out.println(times + " times: " + law));
    out.printf("campaign: histories %d, violations %d%n", options.histories(), campaign.violations);
    return campaign.violations;
  }

  private void smallScope() {
    long tried =
        new SmallScope(
                options.broken(),
                (violation, lines) -> {
                  if (isFirst(violation)) {
                    lines.forEach(out::println);
                  }
                })
            .tried(options.deeds(), options.slice());
    out.printf("exhaustive: histories %d, violations %d%n", tried, violations);
  }

  private void random(long seed) {
    Script script = Script.random(seed);
    History.violation(script, options.broken())
        .filter(this::isFirst)
        .ifPresent(violation -> show(seed, script, violation.law()));
  }

  /** Whether that law was not broken before. */
  private boolean isFirst(Violation violation) {
    violations++;
    return laws.merge(violation.law(), 1, Integer::sum) == 1;
  }

  private void show(long seed, Script script, String law) {
    List<List<Integer>> smallest =
        Shrinking.of(script.numbers(), law, other -> History.violation(other, options.broken()));
    out.printf("seed %d breaks a law; made small:%n", seed);
    History.told(Script.of(smallest), options.broken()).forEach(out::println);
    out.println(
        "again: " + smallest.stream().map(Campaign::line).collect(Collectors.joining(", ")));
  }

  private static String line(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" ", "\"", "\""));
  }
}
