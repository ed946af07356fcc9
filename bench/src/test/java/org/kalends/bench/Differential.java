package org.kalends.bench;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** {@code tools/differential --rules N --seed S}. */
public final class Differential {
  private static final long PROGRESS = 50_000;

  private final PrintStream out;
  private final PrintStream log;

  private Differential(PrintStream out, PrintStream log) {
    this.out = out;
    this.log = log;
  }

  /** Ends with status 1 where a difference is not judged. */
  public static void main(String[] arguments) {
    if (arguments.length != 4
        || !arguments[0].equals("--rules")
        || !arguments[2].equals("--seed")) {
      System.err.println("usage: tools/differential --rules N --seed S");
      System.exit(2);
    }
    long rules = Long.parseLong(arguments[1]);
    long seed = Long.parseLong(arguments[3]);
    System.exit(new Differential(System.out, System.err).run(rules, seed) ? 0 : 1);
  }

  private boolean run(long rules, long seed) {
    Trials trials = new Trials(seed);
    try (Campaign campaign = new Campaign()) {
      int told = 0;
      for (long number = 0; number < rules; number++) {
        campaign.run(trials.at(number));
        campaign.unjudged().stream().skip(told).forEach(log::println);
        told = campaign.unjudged().size();
        if ((number + 1) % PROGRESS == 0) {
          log.println(summary(campaign));
        }
      }
      print(campaign);
      return campaign.unjudged().isEmpty();
    }
  }

  private void print(Campaign campaign) {
    Map<String, Campaign.Tally> sorted = new TreeMap<>(campaign.verdicts());
    sorted.forEach((verdict, tally) ->
        out.println(tally.times() + " " + verdict + "\n  first: " + tally.first()));
    out.println(summary(campaign));
  }

  private static String summary(Campaign campaign) {
    return "differential: rules "
        + campaign.rules()
        + ", differences "
        + campaign.differences()
        + ", unjudged "
        + campaign.unjudged().size();
  }
}
