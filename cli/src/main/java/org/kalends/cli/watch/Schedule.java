package org.kalends.cli.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * When which calendars are synced. It only decides: it is told what happened and what time it is,
 * and answers what is due. Accounts go their own ways; an account has one run under way at a time.
 */
final class Schedule {
  /** How soon a run is tried again that another run kept out. */
  static final Duration POLITE = Duration.ofSeconds(1);

  /** The clock has jumped if it was not asked for that long: the machine slept. */
  static final Duration SLEEP = Duration.ofSeconds(30);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final DoubleSupplier chance;
  private final Map<String, Plot> plots = new LinkedHashMap<>();
  private final Map<String, Trouble> accounts = new LinkedHashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private Duration interval = Duration.ZERO;
  private Map<String, Duration> own = Map.of();
  private Instant seen;

  /**
   * @param chance in [0, 1), spreads retries
   */
  Schedule(DoubleSupplier chance, Instant now) {
    this.chance = chance;
    this.seen = now;
  }

  /** These are the calendars from now on, and all are due; servers are asked that often. */
  void begin(Map<String, String> accountOf, Duration every, Instant now) {
    begin(accountOf, every, Map.of(), now);
  }

  /**
   * These are the calendars from now on, and all are due.
   *
   * @param accountOf accounts of calendars
   * @param every how often servers are asked
   * @param others how often those of some calendars are, where it is not that
   */
  void begin(
      Map<String, String> accountOf, Duration every, Map<String, Duration> others, Instant now) {
    interval = every;
    own = Map.copyOf(others);
    plots.clear();
    accounts.clear();
    accountOf.forEach((name, account) -> {
      plots.put(name, Plot.dueAt(name, account, now));
      accounts.put(account, Trouble.NONE);
    });
  }

  /** Something was changed in that folder; names that are no calendars are nothing to us. */
  void edited(String calendar, Instant now) {
    plots.computeIfPresent(calendar, (name, plot) -> plot.edited(now));
  }

  /** Something may have been changed in any folder. */
  void edited(Instant now) {
    plots.replaceAll((name, plot) -> plot.edited(now));
  }

  /** What is to be started now; it counts as under way until it is said to have ended. */
  List<Batch> due(Instant now) {
    if (now.isAfter(seen.plus(SLEEP)) || now.isBefore(seen.minus(SLEEP))) {
      wake(now);
    }
    seen = now;
    Map<String, List<String>> due = new LinkedHashMap<>();
    plots.values().stream()
        .filter(plot -> !underWay.contains(plot.account()) && !start(plot).isAfter(now))
        .forEach(
            plot -> due.computeIfAbsent(plot.account(), a -> new ArrayList<>()).add(plot.name()));
    underWay.addAll(due.keySet());
    List<Batch> batches = new ArrayList<>();
    due.forEach((account, names) -> batches.add(new Batch(account, names)));
    due.values().stream()
        .flatMap(List::stream)
        .forEach(
            name -> plots.computeIfPresent(name, (n, plot) -> plot.started(now.plus(every(name)))));
    return batches;
  }

  /** How long nothing is to be started, if nothing happens. */
  Duration idle(Instant now) {
    Instant latest = now.plus(LONGEST_WAIT);
    Instant next =
        plots.values().stream()
            .filter(plot -> !underWay.contains(plot.account()))
            .map(this::start)
            .filter(latest::isAfter)
            .min(Instant::compareTo)
            .orElse(latest);
    return next.isBefore(now) ? Duration.ZERO : Duration.between(now, next);
  }

  private Duration every(String name) {
    return own.getOrDefault(name, interval);
  }

  private Instant start(Plot plot) {
    return plot.due(accounts.get(plot.account()));
  }

  private void wake(Instant now) {
    plots.replaceAll((name, plot) -> plot.polled(now).with(plot.trouble().rested()));
    accounts.replaceAll((name, trouble) -> trouble.rested());
  }

  /** How the run of that batch ended, calendar by calendar. */
  void ended(Batch batch, Map<String, Ended> how, Instant now) {
    underWay.remove(batch.account());
    how.forEach(
        (name, ended) -> plots.computeIfPresent(name, (n, plot) -> after(plot, ended, now)));
    accounts.computeIfPresent(
        batch.account(), (name, trouble) -> account(trouble, how.values(), now));
  }

  private Plot after(Plot plot, Ended ended, Instant now) {
    return switch (ended) {
      case Ended.Done done -> plot.done(now.plus(every(plot.name()).dividedBy(4)));
      case Ended.Overtaken overtaken ->
          plot.polled(now).with(plot.trouble().momentary(now, chance.getAsDouble()));
      case Ended.Failed failed ->
          plot.polled(now).with(plot.trouble().again(now, chance.getAsDouble()));
      case Ended.Away away -> plot.polled(now);
      case Ended.AskedToWait asked -> plot.polled(now);
      case Ended.LoginRefused refused -> plot.polled(now);
      case Ended.InOtherHands held -> plot.polled(now);
    };
  }

  /** The calendars of an account share its server: one failure is counted, not each. */
  private Trouble account(Trouble before, Collection<Ended> how, Instant now) {
    Trouble worst = Trouble.NONE;
    for (Ended ended : how) {
      Trouble one = account(before, ended, now);
      worst = one.until().isAfter(worst.until()) ? one : worst;
    }
    return worst;
  }

  private Trouble account(Trouble before, Ended ended, Instant now) {
    return switch (ended) {
      case Ended.Done done -> Trouble.NONE;
      case Ended.Overtaken overtaken -> Trouble.NONE;
      case Ended.Failed failed -> Trouble.NONE;
      case Ended.Away away -> before.again(now, chance.getAsDouble());
      case Ended.AskedToWait(Duration pause) -> Trouble.pause(now, pause);
      case Ended.LoginRefused refused -> Trouble.forGood();
      case Ended.InOtherHands held -> Trouble.pause(now, POLITE);
    };
  }
}
