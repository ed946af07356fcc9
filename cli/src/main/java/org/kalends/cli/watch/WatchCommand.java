package org.kalends.cli.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Interval;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Syncs as things change. */
@Command(
    name = "watch",
    description = "Keep folders and servers in step and run the mirrors, until it is ended.",
    footer = {
      "",
      "A change in a folder is sent at once; servers are asked every few minutes. Other commands",
      "may be used meanwhile. What waits for you, such as a conflict, is told once.",
      "In the config:  [watch]  interval = \"10m\"; a mirror may have an interval of its own.",
      "",
      "Examples:",
      "  kalends watch                  all calendars, servers asked every 5 minutes",
      "  kalends watch --interval 1m    more often",
      "  kalends watch -c work --json   one calendar, a line of JSON for each change",
      "  kalends watch --install        start it at every login"
    })
public final class WatchCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private Selection selection;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description =
          "How often servers are asked, such as 30s or 10m (default: as the config says, else 5m).")
  private String interval;

  @Option(names = "--json", description = "Print a line of JSON for each change; see docs/json.md.")
  private boolean json;

  @Option(
      names = "--install",
      description =
          "Write what makes the system start this watch at login (systemd, launchd), and end.")
  private boolean install;

  @Option(names = "--uninstall", description = "Remove that again, and end.")
  private boolean uninstall;

  @Option(names = "--print", description = "Print what --install would write, and end.")
  private boolean print;

  public WatchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Duration> every = Optional.ofNullable(interval).flatMap(Interval::of);
    if (interval != null && every.isEmpty()) {
      throw Failure.usage("`%s` is no interval; it is %s".formatted(interval, Interval.FORM));
    }
    if (print || install || uninstall) {
      arrange(new WatchInstallation(wiring, options()));
    } else {
      watch(every);
    }
    return Exit.DONE;
  }

  private void arrange(WatchInstallation installation) throws IOException {
    if (install && uninstall) {
      throw Failure.usage("--install and --uninstall: which of them?");
    }
    if (print) {
      installation.print();
    } else if (install) {
      installation.install();
    } else {
      installation.uninstall();
    }
  }

  /** What of our options the installed watch is to have. */
  private List<String> options() {
    List<String> options = new ArrayList<>();
    if (interval != null) {
      options.add("--interval=" + interval);
    }
    selection.names().forEach(name -> options.add("--calendar=" + name));
    if (json) {
      options.add("--json");
    }
    return options;
  }

  private void watch(Optional<Duration> every) throws IOException {
    Clock clock = wiring.environment().clock();
    Terminal terminal = wiring.terminal();
    WatchView view =
        new WatchView(json ? new WatchJson(terminal, clock) : new WatchText(terminal, clock));
    Watch.Opening opening = () -> new WatchSession(wiring, selection, every);
    Watch watch = new Watch(opening, wiring.configFile().path(), view, clock);
    OrderlyEnd ending = OrderlyEnd.of(watch::stop, terminal);
    try (watch) {
      watch.run();
    } finally {
      ending.close();
    }
  }
}
