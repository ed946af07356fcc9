package org.kalends.cli.watch;

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
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.MirrorConfig;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.Terms;
import org.kalends.cli.sync.Lanes;
import org.kalends.cli.wiring.Accounts;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.sync.Plan;
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

  /** By the names that the history has for them. */
  private final Map<String, MirrorConfig> mirrors = new LinkedHashMap<>();

  /** One after the other: two of them may write to one calendar. */
  private final Lock mirroring = new ReentrantLock();

  private final Accounts accounts;
  private final Path root;
  private final SharedRootLock lock;
  private final Duration interval;
  private int underWay;
  private boolean over;

  /**
   * @param selection which calendars are watched; without one, mirrors are, too
   * @param interval how often servers are asked; as the config says if empty
   */
  WatchSession(Wiring wiring, Selection selection, Optional<Duration> interval) throws IOException {
    this.wiring = wiring;
    this.config = wiring.config();
    this.interval = interval.or(config::watchInterval).orElse(USUAL);
    if (selection.isAll()) {
      config.mirrors().forEach((name, mirror) -> mirrors.put(Terms.recorded(name), mirror));
    }
    if (mirrors.isEmpty() || !config.calendars().isEmpty()) {
      selection.of(config).forEach(calendar -> calendars.put(calendar.folder(), calendar));
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

  /** The accounts of the calendars that are watched; a mirror has two and goes its own way. */
  Map<String, String> accountOf() {
    Map<String, String> accountOf = new LinkedHashMap<>();
    calendars.forEach((name, calendar) -> accountOf.put(name, calendar.account()));
    mirrors.keySet().forEach(name -> accountOf.put(name, name));
    return accountOf;
  }

  /** The calendars whose folders are watched. */
  Set<String> folders() {
    return calendars.keySet();
  }

  /** How often those are run that the config says it of. */
  Map<String, Duration> ownIntervals() {
    Map<String, Duration> own = new LinkedHashMap<>();
    mirrors.forEach((name, mirror) -> mirror.interval().ifPresent(every -> own.put(name, every)));
    return own;
  }

  /** Syncs these calendars, or runs this mirror. Throws where nothing could be begun. */
  List<Result> sync(List<String> names) throws IOException {
    enter();
    try {
      return mirrors.containsKey(names.getFirst())
          ? mirrored(names.getFirst())
          : synced(names.stream().map(calendars::get).toList());
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

  private List<Result> mirrored(String name) throws IOException {
    mirroring.lock();
    try (Mirrors one =
        wiring.mirrors(
            config, accounts, List.of(mirrors.get(name)), "watch", List.of(lock.enter()))) {
      Mirrors.Member member = one.members().getFirst();
      Mirror mirror = member.open(Optional.empty());
      Plan plan = mirror.prepare(member.config().deletions());
      return List.of(new Result.Ran(name, mirror.apply(plan, Progress.NONE)));
    } finally {
      mirroring.unlock();
    }
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
