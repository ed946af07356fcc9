package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.Killed;
import org.kalends.testkit.campaign.Troubles.Door;
import org.kalends.testkit.campaign.WatchedRun.Task;

/** A Kalends that keeps one calendar in step with another; each of its runs is watched. */
final class Client {
  private final Party left;
  private final Party right;
  private final Archive archive;
  private final Broken broken;
  private final Story story;
  private final Set<String> unclear = new HashSet<>();

  /** By UID: what a run that ended early has brought without knowing. */
  private Map<String, Intent> brought = Map.of();

  private boolean running;

  Client(Party left, Party right, Archive archive, Broken broken, Story story) {
    this.left = left;
    this.right = right;
    this.archive = archive;
    this.broken = broken;
    this.story = story;
  }

  String name() {
    return left.name();
  }

  Party left() {
    return left;
  }

  Party right() {
    return right;
  }

  /** What it would do now. */
  Plan plan() {
    return Archive.well(() ->
        archive.use(store ->
            new Sync(left.ground().replica(0), right.ground().replica(0), store)
                .prepare(Policy.TWO_WAY)));
  }

  /** One run; nothing happens where one is going on already. */
  void sync(Policy policy, Troubles troubles) {
    run("syncs " + Words.of(policy), new Task.InStep(policy), troubles);
  }

  /** Undoes what was changed on the left. */
  void discard(Troubles troubles) {
    run("discards", new Task.Discard(), troubles);
  }

  private void run(String what, Task task, Troubles troubles) {
    if (running) {
      return;
    }
    running = true;
    story.tell(() -> name() + " " + what + troubles);
    left.owed().all(left.documents().values());
    right.owed().all(right.documents().values());
    for (Door door : List.of(Door.LEFT, Door.RIGHT)) {
      if (troubles.vanishes(door)) {
        (door == Door.LEFT ? left : right).ground().forgetMarkers();
      }
    }
    boolean odd = troubles.areAny() || !right.damaged().isEmpty();
    if (troubles.mislead() || (task instanceof Task.Discard && odd)) {
      becomesUnclear();
    }
    if (right.ground().rewrites()) {
      // What the server made of an item before the run was killed looks like an edit there.
      unclear.addAll(unfinished());
    }
    brought.values().stream().filter(this::isTakenBack).map(Client::uid).forEach(unclear::add);
    intents().stream().filter(this::isSomeoneElses).map(Client::uid).forEach(unclear::add);
    var run = new WatchedRun(left, right, task, troubles, unclear, broken);
    try {
      archive.use(store -> {
        run.go(broken.store(store), story);
        return true;
      });
    } catch (IOException e) {
      story.tell(() -> "  stopped: " + e.getMessage());
    } catch (Killed | IllegalStateException e) {
      if (!Killed.isBehind(e)) {
        throw e;
      }
      story.tell(() -> "  killed");
    }
    running = false;
    brought =
        intents().stream()
            .filter(
                one -> isThere(one) || run.made(one.change()) || one.equals(brought.get(uid(one))))
            .collect(Collectors.toMap(Client::uid, one -> one, (one, next) -> next));
    becomesClear();
  }

  /**
   * What was to be done, and was not, someone else has done by now: nobody can tell who did. For a
   * new item any item will do.
   */
  private boolean isSomeoneElses(Intent intent) {
    boolean isNew = intent.change().before().isEmpty() && now(intent).isPresent();
    return (isNew || isThere(intent)) && !brought.containsKey(uid(intent));
  }

  private boolean isThere(Intent intent) {
    return now(intent).map(Meaning::of).equals(intent.document().map(Meaning::of));
  }

  /**
   * Someone has taken something away of what was brought, or left nothing of it. It may be brought
   * once more: nobody can tell whether it had come.
   */
  private boolean isTakenBack(Intent intent) {
    Optional<Document> before = intent.change().before().map(Held::document);
    Optional<Document> now = now(intent);
    if (intent.document().isEmpty()) {
      return now.map(Meaning::of).equals(before.map(Meaning::of));
    }
    if (now.isEmpty()) {
      return true;
    }
    List<Difference> since = Meaning.differences(intent.document().get(), now.get());
    return since.stream().anyMatch(difference -> difference.after().isEmpty())
        || before
            .map(old -> Meaning.differences(old, intent.document().get()))
            .filter(brought -> where(since).containsAll(where(brought)))
            .isPresent();
  }

  private static Set<String> where(List<Difference> differences) {
    return differences.stream().map(one -> one.instance() + one.name()).collect(Collectors.toSet());
  }

  private Optional<Document> now(Intent intent) {
    Party party = intent.change().on() == Side.LEFT ? left : right;
    return Optional.ofNullable(party.documents().get(uid(intent)));
  }

  private static String uid(Intent intent) {
    return intent.change().uid();
  }

  private void becomesClear() {
    if (!unclear.isEmpty()) {
      var agreed = Archive.well(() -> archive.use(store -> store.base(unclear).agreed()));
      for (String uid : Set.copyOf(unclear)) {
        if (isAgreed(uid, Optional.ofNullable(agreed.get(uid)))) {
          unclear.remove(uid);
          left.clocks().learnt(uid, right.clocks());
          right.clocks().learnt(uid, left.clocks());
        }
      }
    }
  }

  private boolean isAgreed(String uid, Optional<Agreed> agreed) {
    Document here = left.documents().get(uid);
    Document there = right.documents().get(uid);
    return agreed
        .map(both -> both.left().document().equals(here) && both.right().document().equals(there))
        .orElse(here == null && there == null);
  }

  private void becomesUnclear() {
    unclear.addAll(left.clocks().uids());
    unclear.addAll(right.clocks().uids());
  }

  /** Keeps a copy of the base, as a backup does. */
  void copyBase() {
    story.tell(() -> "the base of " + name() + " is backed up");
    Archive.well(() -> {
      archive.backUp();
      return true;
    });
  }

  /** The backup takes the place of the base. */
  void restoreBase() {
    story.tell(() -> "the base of " + name() + " is restored from a backup");
    becomesUnclear();
    Archive.well(() -> {
      archive.restore();
      return true;
    });
  }

  void loseBase() {
    story.tell(() -> "the base of " + name() + " is deleted");
    becomesUnclear();
    Archive.well(() -> {
      archive.lose();
      return true;
    });
  }

  /** Every text that the history keeps. */
  List<Document> kept() {
    return broken.keepsHistory() ? Archive.well(archive::kept) : List.of();
  }

  /**
   * Someone has deleted an item on one side. Where a run was to delete it as well, nobody can tell
   * who did; it comes back if the run was wrong.
   */
  void deleted(String uid) {
    if (intents().stream().anyMatch(one -> uid(one).equals(uid) && one.document().isEmpty())) {
      unclear.add(uid);
    }
  }

  private List<Intent> intents() {
    return Archive.well(() -> archive.use(BaseStore::intents));
  }

  private Set<String> unfinished() {
    return intents().stream().map(Client::uid).collect(Collectors.toSet());
  }

  /** UIDs of the items in the base. */
  Set<String> agreed() {
    return Archive.well(
        () -> archive.use(store -> Set.copyOf(store.known(Side.LEFT).items().keySet())));
  }
}
