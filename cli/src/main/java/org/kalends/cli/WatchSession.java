package org.kalends.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.core.sync.Progress;

/**
 * What a watch keeps from run to run, as long as the config stays as it is: its connections. The
 * lock and the ledger are taken for a run only, so that other commands are not kept out.
 */
final class WatchSession implements AutoCloseable {
  private static final Duration USUAL = Duration.ofMinutes(5);

  private final Wiring wiring;
  private final Config config;
  private final Map<String, Config.Calendar> calendars = new LinkedHashMap<>();
  private final Accounts accounts;
  private final Path root;
  private final SharedRootLock lock;
  private final Duration interval;
  private int underWay;
  private boolean over;

  /**
   * @param selection which calendars are watched
   * @param interval how often servers are asked; as the config says if empty
   */
  WatchSession(Wiring wiring, Selection selection, Optional<Duration> interval) throws IOException {
    this.wiring = wiring;
    this.config = wiring.config();
    this.interval = interval.or(config::watchInterval).orElse(USUAL);
    for (Config.Calendar calendar : selection.of(config)) {
      calendars.put(calendar.folder(), calendar);
    }
    this.root = Files.createDirectories(wiring.root(config));
    this.lock = new SharedRootLock(root);
    this.accounts = wiring.accounts(config);
  }

  /** How often servers are asked. */
  Duration interval() {
    return interval;
  }

  Path root() {
    return root;
  }

  /** The accounts of the calendars that are watched. */
  Map<String, String> accountOf() {
    Map<String, String> accountOf = new LinkedHashMap<>();
    calendars.forEach((name, calendar) -> accountOf.put(name, calendar.account()));
    return accountOf;
  }

  /** Syncs these calendars. Throws where nothing could be begun. */
  List<Result> sync(List<String> names) throws IOException {
    enter();
    try {
      return synced(names.stream().map(calendars::get).toList());
    } finally {
      leave();
    }
  }

  private List<Result> synced(List<Config.Calendar> chosen) throws IOException {
    Closeable held = lock.enter();
    List<Result> results = new ArrayList<>();
    try (Workspace workspace = wiring.workspace(config, accounts, chosen, "watch", List.of(held))) {
      new Lanes(
              pairing -> pairing.prepare(pairing.policy()),
              (pairing, plan) -> new Result.Ran(pairing.name(), pairing.apply(plan, Progress.NONE)))
          .run(workspace.members(), results::add);
    }
    return results;
  }

  private synchronized void enter() {
    underWay++;
  }

  private synchronized void leave() {
    underWay--;
    if (over && underWay == 0) {
      accounts.close();
    }
  }

  /** No run is to begin any more; those under way may end. */
  @Override
  public synchronized void close() {
    over = true;
    if (underWay == 0) {
      accounts.close();
    }
  }
}
