package org.kalends.core.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kalends.core.sync.Step.Change;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Patch;
import org.kalends.core.sync.Step.Replace;
import org.kalends.core.sync.Step.Restore;

/**
 * Executes one plan, in an order in which a run may end anywhere: nothing is deleted before
 * everything new has come.
 */
final class Apply {
  /** So many items are asked for one by one rather than that a side is listed. */
  private static final int FEW = 100;

  private final Map<Side, Replica> replicas;
  private final BaseStore store;
  private final Progress progress;
  private final Chunks chunks;
  private final List<Outcome> outcomes = new ArrayList<>();

  Apply(Replica left, Replica right, BaseStore store, Progress progress) {
    this.replicas = Map.of(Side.LEFT, left, Side.RIGHT, right);
    this.store = store;
    this.progress = progress;
    this.chunks = new Chunks(replicas, store, progress::goesOn, this::came);
  }

  Report run(Plan plan) throws IOException {
    progress.begins(plan.steps().size() + (int) plan.steps().stream().filter(Apply::isTwo).count());
    plan.steps(Step.Open.class).forEach(step -> came(new Outcome.Waits(step)));
    List<ItemProblem> problems = new ArrayList<>(plan.problems());
    problems.addAll(sweep(plan));
    remember(plan.steps(Step.Bookkeeping.class).toList());
    List<Change> due = new ArrayList<>(plan.steps(Change.class).toList());
    for (Step.Fork fork : plan.steps(Step.Fork.class).toList()) {
      due.addAll(copied(fork));
    }
    restore(plan.steps(Restore.class).toList());
    merge(plan.steps(Step.Merge.class).toList());
    for (Predicate<Change> kind :
        List.<Predicate<Change>>of(Apply::brings, Delete.class::isInstance)) {
      for (Side side : Side.values()) {
        chunks.write(side, intents(due, kind.and(change -> change.on() == side)));
      }
    }
    mark(plan);
    problems.addAll(tidy(plan));
    return new Report(List.copyOf(outcomes), problems, chunks.stopped(), chunks.notKept());
  }

  private static boolean isTwo(Step step) {
    return step instanceof Step.Fork || step instanceof Step.Merge;
  }

  private List<ItemProblem> sweep(Plan plan) {
    List<ItemProblem> problems = new ArrayList<>();
    for (Side side : plan.writable()) {
      Set<String> uids = new HashSet<>();
      plan.steps(Step.Forget.class).map(Step::uid).forEach(uids::add);
      plan.changes(side.other()).filter(Delete.class::isInstance).map(Step::uid).forEach(uids::add);
      if (!uids.isEmpty()) {
        problems.addAll(replicas.get(side).sweep(uids));
      }
    }
    return problems;
  }

  private static boolean brings(Change change) {
    return !change.deletes() && !(change instanceof Restore);
  }

  private void restore(List<Restore> steps) throws IOException {
    for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
      Map<Boolean, List<Change>> due =
          steps.stream()
              .filter(step -> step.on() == side)
              .sorted(Comparator.comparing(Restore::deletes))
              .collect(Collectors.partitioningBy(chunks::isDue, Collectors.toList()));
      chunks.write(side, intents(due.get(true), change -> true));
      due.get(false).forEach(step -> came(new Outcome.Untried(step)));
    }
  }

  private void came(Outcome outcome) {
    outcomes.add(outcome);
    progress.came(outcome);
  }

  /**
   * Makes the copy, which nothing replaces, and answers with what is then safe to do. A copy that
   * is there already comes from a run that ended early.
   */
  private List<Change> copied(Step.Fork fork) throws IOException {
    Replica left = replicas.get(Side.LEFT);
    Write copy = new Write.Create(fork.copyUid(), fork.copy());
    return switch (left.write(List.of(copy)).getFirst()) {
      case Written.Stored(Held held) ->
          List.of(new Create(Side.RIGHT, held, Optional.empty()), fork.original());
      case Written.Stale(String reason) -> {
        if (left.find(fork.copyUid(), new Place("")).isPresent()) {
          yield List.of(fork.original());
        }
        yield left(new Outcome.Stale(fork, reason));
      }
      case Written.Refused(ItemProblem problem, Lasts lasts) ->
          left(new Outcome.Refused(fork, problem.titled(fork.title()), lasts));
      case Written.Unsettled(IOException cause) -> left(new Outcome.Unsettled(fork, cause));
      case Written.Removed removed ->
          throw new IllegalStateException(fork.copyUid() + " removed by its creation");
    };
  }

  private List<Change> left(Outcome outcome) {
    came(outcome);
    return List.of();
  }

  private void remember(List<Step.Bookkeeping> steps) throws IOException {
    if (!steps.isEmpty()) {
      store.settle(steps.stream().map(step -> new Settled(step, step.now())).toList());
      steps.forEach(step -> came(new Outcome.Done(step)));
    }
  }

  /**
   * The right side first, as it may refuse; then both hold what that side did, and all that is left
   * is to bring the left side after it. What ends in between comes to the same when merged again.
   */
  private void merge(List<Step.Merge> merges) throws IOException {
    List<Change> patches = merges.stream().<Change>map(one -> one.patch(Side.RIGHT)).toList();
    Map<String, Held> stored = chunks.write(Side.RIGHT, intents(patches, patch -> true));
    List<Intent> rest =
        merges.stream()
            .filter(one -> stored.containsKey(one.uid()))
            .map(one -> following(one, stored.get(one.uid())))
            .toList();
    chunks.write(Side.LEFT, rest);
  }

  private static Intent following(Step.Merge merge, Held right) {
    var last = new Replace(Side.LEFT, right, merge.left(), merge.base());
    return new Intent(last, Optional.of(merge.toLeft()));
  }

  private static List<Intent> intents(List<Change> changes, Predicate<Change> chosen) {
    return changes.stream().filter(chosen).map(Intent::of).toList();
  }

  /**
   * A side is asked from its new marker on only when nothing that it told of stays open, else it
   * would never tell of that again. A stale answer shows that the snapshot was behind: then the
   * whole side is listed next time, as it is after many writes.
   */
  private void mark(Plan plan) throws IOException {
    Set<String> done = new HashSet<>();
    Set<Side> behind = EnumSet.noneOf(Side.class);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Done && !(outcome.step() instanceof Patch)) {
        done.add(outcome.step().uid());
      }
      if (outcome instanceof Outcome.Stale(Change change, String reason)) {
        behind.add(change.on());
      }
    }
    for (var mark : plan.marks().entrySet()) {
      Side side = mark.getKey();
      if (!behind.contains(side) && done.containsAll(mark.getValue().awaits())) {
        Map<String, Place> written = chunks.written(side);
        if (written.size() <= FEW) {
          store.mark(side, mark.getValue().marker(), written);
        }
      }
    }
    for (Side side : behind) {
      store.mark(side, Optional.empty());
    }
  }

  private List<ItemProblem> tidy(Plan plan) throws IOException {
    List<ItemProblem> problems = new ArrayList<>();
    for (Side side : plan.writable()) {
      if (!replicas.get(side).isTidy()) {
        Tidied tidied = replicas.get(side).tidy(store.known(side));
        store.move(side, tidied.moved());
        problems.addAll(tidied.problems());
      }
    }
    return problems;
  }
}
