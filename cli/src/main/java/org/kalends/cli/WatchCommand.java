package org.kalends.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Syncs as things change. */
@Command(
    name = "watch",
    description = "Keep folders and servers in step, until it is ended.",
    footer = {
      "",
      "A change in a folder is sent at once, servers are asked every few minutes. Other commands may be used meanwhile.",
      "What waits for you, such as a conflict, is told once; `kalends status` shows it.",
      "",
      "Examples:",
      "  kalends watch                  all calendars, servers asked every 5 minutes",
      "  kalends watch --interval 1m    more often",
      "  kalends watch -c work --json   one calendar, a line of JSON for each change"
    })
final class WatchCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Selection selection;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description =
          "How often servers are asked, such as 30s or 10m (default: as the config says, else 5m).")
  private String interval;

  WatchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Duration> every = Optional.ofNullable(interval).flatMap(Interval::of);
    if (interval != null && every.isEmpty()) {
      throw Failure.usage("`%s` is no interval; it is %s".formatted(interval, Interval.FORM));
    }
    Clock clock = wiring.environment().clock();
    WatchView view = new WatchView(new WatchText(wiring.terminal(), clock));
    Watch.Opening opening = () -> new WatchSession(wiring, selection, every);
    try (Watch watch = new Watch(opening, wiring.configFile().path(), view, clock)) {
      Ending ending = Ending.of(watch::stop, wiring.terminal());
      try {
        watch.run();
      } finally {
        ending.close();
      }
    }
    return Exit.DONE;
  }
}
