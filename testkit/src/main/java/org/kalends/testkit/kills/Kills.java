package org.kalends.testkit.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.kalends.testkit.Choices;
import org.kalends.testkit.Installed;
import org.kalends.testkit.KalendsServe;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;

/**
 * {@code --count N --seed S [--server radicale|serve] -- COMMAND...}: kills so many runs of that
 * command at any instant, and looks at what is left.
 */
public final class Kills {
  private static final int ROUNDS = 6;
  private static final int SHOWN = 3;

  private final List<String> command;
  private final PrintStream out;
  private final Pace pace = new Pace();
  private int kills;
  private int violations;

  private Kills(List<String> command, PrintStream out) {
    this.command = command;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.of(args);
    Kills kills = new Kills(options.command(), System.out);
    int each = (options.count() + options.servers().size() - 1) / options.servers().size();
    for (String server : options.servers()) {
      kills.run(server, kills.kills + each, options.seed());
    }
    System.out.printf("kills: %d, violations %d%n", kills.kills, kills.violations);
    System.exit(kills.violations == 0 ? 0 : 1);
  }

  /**
   * The same for a test.
   *
   * @param command that starts Kalends
   * @return how many laws were broken
   */
  public static int run(TestServer server, int count, List<String> command, PrintStream out)
      throws IOException, InterruptedException {
    Kills kills = new Kills(command, out);
    kills.run(server, count, Long.getLong("seed", 1));
    return kills.violations;
  }

  private record Options(int count, long seed, List<String> servers, List<String> command) {
    static Options of(String[] args) {
      int count = 100;
      long seed = 1;
      List<String> servers = new ArrayList<>(List.of("serve"));
      if (Installed.onPath("radicale")) {
        servers.addFirst("radicale");
      }
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--count" -> count = Integer.parseInt(args[++i]);
          case "--seed" -> seed = Long.parseLong(args[++i]);
          case "--server" -> servers = List.of(args[++i]);
          case "--" -> {
            return new Options(count, seed, servers, List.of(args).subList(i + 1, args.length));
          }
          default -> throw new IllegalArgumentException("what is " + args[i] + "?");
        }
      }
      throw new IllegalArgumentException("which command? -- java …");
    }
  }

  private void run(String server, int until, long seed) throws IOException, InterruptedException {
    try (TestServer started =
        server.equals("radicale") ? Radicale.start() : KalendsServe.start(command)) {
      run(started, until, seed);
    }
  }

  private void run(TestServer server, int until, long seed)
      throws IOException, InterruptedException {
    int before = kills;
    for (long next = seed; kills < until; next++) {
      world(server, next, until);
    }
    out.printf("%s: kills %d%n", server, kills - before);
  }

  private void world(TestServer server, long seed, int until)
      throws IOException, InterruptedException {
    URI calendar = server.home().resolve("kills-" + seed + "/");
    new PlainDav(server).make(calendar);
    try (World world = new World(server, calendar, pace, command, Choices.random(seed))) {
      try {
        for (int round = 0; round < ROUNDS && kills + world.kills() < until; round++) {
          world.round();
        }
        world.lossOfLedger();
      } catch (World.Violation violation) {
        told(server, seed, world, violation);
      }
      kills += world.kills();
    }
  }

  private void told(TestServer server, long seed, World world, World.Violation violation) {
    if (violations++ < SHOWN) {
      out.printf("seed %d at %s:%n", seed, server);
      world.people().told().forEach(line -> out.println("  " + line));
      out.println(violation.getMessage());
    }
  }
}
