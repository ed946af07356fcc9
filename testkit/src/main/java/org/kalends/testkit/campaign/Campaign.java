package org.kalends.testkit.campaign;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code --histories N --seed S}: that many random histories; tells of each that breaks a law. */
public final class Campaign {
  private static final int SHOWN = 1;

  private final PrintStream out;
  private final Map<String, Integer> laws = new TreeMap<>();
  private long violations;

  private Campaign(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    Options options = Options.of(args);
    System.exit(new Campaign(System.out).run(options) == 0 ? 0 : 1);
  }

  private record Options(long histories, long seed) {
    static Options of(String[] args) {
      long histories = 1_000;
      long seed = 1;
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--histories" -> histories = Long.parseLong(args[++i]);
          case "--seed" -> seed = Long.parseLong(args[++i]);
          default -> throw new IllegalArgumentException("what is " + args[i] + "?");
        }
      }
      return new Options(histories, seed);
    }
  }

  private long run(Options options) {
    for (long i = 0; i < options.histories(); i++) {
      Script script = Script.random(options.seed() + i);
      Optional<Violation> broken = History.violation(script);
      if (broken.isPresent()) {
        violations++;
        if (laws.merge(broken.get().law(), 1, Integer::sum) <= SHOWN) {
          show(options.seed() + i, script, broken.get().law());
        }
      }
    }
    laws.forEach((law, times) -> out.println(times + " times: " + law));
    out.printf("campaign: histories %d, violations %d%n", options.histories(), violations);
    return violations;
  }

  private void show(long seed, Script script, String law) {
    List<List<Integer>> smallest = Shrinking.of(script.numbers(), law);
    out.printf("seed %d breaks a law; made small:%n", seed);
    History.told(Script.of(smallest)).forEach(out::println);
    out.println(
        "again: " + smallest.stream().map(Campaign::line).collect(Collectors.joining(", ")));
  }

  private static String line(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" ", "\"", "\""));
  }
}
