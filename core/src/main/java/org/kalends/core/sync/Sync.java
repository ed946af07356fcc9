package org.kalends.core.sync;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Two replicas of one calendar and what they last agreed on: reads, plans, applies. What a run that
 * ended early may have written is looked at afresh, and the plan goes on from there.
 */
public final class Sync {
  private final Replica left;
  private final Replica right;
  private final BaseStore store;
  private final Set<String> onceSynced;
  private volatile Recovery recovery = Recovery.NONE;

  public Sync(Replica left, Replica right, BaseStore store) {
    this(left, right, store, Set.of());
  }

  /**
   * @param onceSynced UIDs that another tool is known to have had in step (see {@link
   *     Base#onceSynced()})
   */
  public Sync(Replica left, Replica right, BaseStore store, Set<String> onceSynced) {
    this.left = left;
    this.right = right;
    this.store = store;
    this.onceSynced = Set.copyOf(onceSynced);
  }

  /** What a sync would do now. Throws if a side cannot be read; then nothing is known of it. */
  public Plan prepare(Policy policy) throws IOException {
    Reading reading = read();
    return Plan.between(reading.left(), reading.right(), reading.base(), policy);
  }

  /** What making the right side what the left side is would do now. */
  public Plan prepareOverwrite(Policy policy) throws IOException {
    Reading reading = read();
    return Plan.overwrite(reading.left(), reading.right(), reading.base(), policy);
  }

  /** What undoing the left side's changes to the chosen items would do now. */
  public Plan prepareDiscard(Predicate<String> chosen) throws IOException {
    Reading reading = read();
    return Plan.discard(reading.left(), reading.right(), reading.base(), chosen);
  }

  /**
   * What undoing these deeds of a run would do now.
   *
   * @param forced whether what has changed since the run is written over, too
   */
  public Plan prepareUndo(List<Deed> deeds, boolean forced, Policy policy) throws IOException {
    Set<String> uids = deeds.stream().map(Deed::uid).collect(Collectors.toSet());
    Reading reading = read(uids);
    return Plan.undo(reading.left(), reading.right(), reading.base(), deeds, forced, policy);
  }

  /** All that is known of one item now. */
  public Sight look(String uid, Policy policy) throws IOException {
    Reading reading = read(Set.of(uid));
    Plan plan = Plan.between(reading.left(), reading.right(), reading.base(), policy);
    Optional<Agreed> agreed = Optional.ofNullable(reading.base().agreed().get(uid));
    return new Sight(
        reading.left().now(uid, agreed.map(Agreed::left)),
        reading.right().now(uid, agreed.map(Agreed::right)),
        agreed,
        reading.left().unreadable().contains(uid) || reading.right().unreadable().contains(uid),
        plan.steps().stream().filter(step -> step.uid().equals(uid)).findFirst());
  }

  /**
   * Does what the plan says, after remembering what has become of the writes of a run that ended
   * early. Throws only if the base cannot be kept.
   */
  public Report apply(Plan plan, Progress progress) throws IOException {
    // Their requests may be carried out yet: what is tried again stays intended until then.
    List<Step.Change> givenUp =
        recovery.undone().stream().filter(one -> !plan.writes(one.uid(), one.on())).toList();
    store.settle(recovery.settled(), givenUp);
    return new Apply(left, right, store, progress).run(plan);
  }

  /**
   * The UIDs to tell another tool as being in step after a run: those agreed on, and those of its
   * own that the run has left open. Were these forgotten, the next run would take them for new.
   */
  public Set<String> inStep(Report report) throws IOException {
    Set<String> uids = new HashSet<>(store.known(Side.LEFT).items().keySet());
    if (report.problems().isEmpty()) {
      report.open().filter(onceSynced::contains).forEach(uids::add);
    } else {
      uids.addAll(onceSynced);
    }
    return uids;
  }

  private record Reading(Snapshot left, Snapshot right, Base base) {}

  private Reading read() throws IOException {
    return read(Set.of());
  }

  /**
   * @param also items that are of interest even if no side tells of them
   */
  private Reading read(Set<String> also) throws IOException {
    List<Intent> intents = store.intents();
    Known knownLeft = Recovery.doubting(Side.LEFT, store.known(Side.LEFT), intents);
    Known knownRight = Recovery.doubting(Side.RIGHT, store.known(Side.RIGHT), intents);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Snapshot> both = threads.submit(() -> right.read(knownRight));
      Snapshot here = left.read(knownLeft);
      Snapshot there = await(both);
      Set<String> told = Recovery.uids(intents);
      told.addAll(also);
      for (Snapshot snapshot : List.of(here, there)) {
        told.addAll(snapshot.changed().keySet());
        told.addAll(snapshot.missing());
      }
      Base base = store.base(told);
      recovery = Recovery.of(intents, here, there, base);
      return new Reading(
          Recovery.telling(Side.LEFT, here, intents, base),
          Recovery.telling(Side.RIGHT, there, intents, base),
          recovery.onto(base).withOnceSynced(onceSynced));
    }
  }

  private static Snapshot await(Future<Snapshot> reading) throws IOException {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while reading a calendar");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
