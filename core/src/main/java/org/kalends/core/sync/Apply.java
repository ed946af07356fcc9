package org.kalends.core.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kalends.core.merge.Dropped;
import org.kalends.core.sync.Step.Change;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Patch;
import org.kalends.core.sync.Step.Replace;
import org.kalends.core.sync.Step.Restore;
import org.kalends.ics.Document;

/**
 * Executes one plan, in chunks. After each chunk the base and the history know what it did, so that
 * a run that ends early has lost nothing but the chunk it was at. Nothing is deleted before
 * everything new has come.
 */
final class Apply {
  private static final int CHUNK = 100;

  private final Map<Side, Replica> replicas;
  private final BaseStore store;
  private final Progress progress;
  private final Restoring restoring = new Restoring();
  private final Lost lost = new Lost();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<Side, IOException> stopped = new EnumMap<>(Side.class);

  Apply(Replica left, Replica right, BaseStore store, Progress progress) {
    this.replicas = Map.of(Side.LEFT, left, Side.RIGHT, right);
    this.store = store;
    this.progress = progress;
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
        change(side, intents(due, kind.and(change -> change.on() == side)));
      }
    }
    mark(plan);
    problems.addAll(tidy(plan));
    return new Report(
        List.copyOf(outcomes), problems, stopped.values().stream().findFirst(), notKept());
  }

  private List<NotKept> notKept() throws IOException {
    List<NotKept> news = new ArrayList<>();
    for (Side side : lost.sides()) {
      news.addAll(lost.about(side, store.learn(side, lost.properties(side))));
    }
    return news;
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
              .collect(Collectors.partitioningBy(restoring::isDue, Collectors.toList()));
      change(side, intents(due.get(true), change -> true));
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
      store.settle(steps.stream().map(step -> new Settled(step, step.held())).toList());
      steps.forEach(step -> came(new Outcome.Done(step)));
    }
  }

  /**
   * The right side first, as it may refuse; then both hold what that side did, and all that is left
   * is to bring the left side after it. What ends in between comes to the same when merged again.
   */
  private void merge(List<Step.Merge> merges) throws IOException {
    List<Change> patches = merges.stream().<Change>map(one -> one.patch(Side.RIGHT)).toList();
    Map<String, Held> stored = change(Side.RIGHT, intents(patches, patch -> true));
    List<Intent> rest =
        merges.stream()
            .filter(one -> stored.containsKey(one.uid()))
            .map(one -> following(one, stored.get(one.uid())))
            .toList();
    change(Side.LEFT, rest);
  }

  private static Intent following(Step.Merge merge, Held right) {
    var last = new Replace(Side.LEFT, right, merge.left(), merge.base());
    return new Intent(last, Optional.of(merge.toLeft()));
  }

  private static List<Intent> intents(List<Change> changes, Predicate<Change> chosen) {
    return changes.stream().filter(chosen).map(Intent::of).toList();
  }

  private Map<String, Held> change(Side side, List<Intent> intents) throws IOException {
    Map<String, Held> stored = new HashMap<>();
    for (int from = 0; from < intents.size(); from += CHUNK) {
      List<Intent> chunk = intents.subList(from, Math.min(from + CHUNK, intents.size()));
      if (stopped.containsKey(side) || !progress.goesOn()) {
        chunk.forEach(intent -> came(new Outcome.Untried(intent.change())));
      } else {
        stored.putAll(write(replicas.get(side), chunk));
      }
    }
    return stored;
  }

  private Map<String, Held> write(Replica replica, List<Intent> chunk) throws IOException {
    store.intend(chunk);
    List<Written> answers = replica.write(chunk.stream().map(Intent::write).toList());
    Map<String, Held> stored = new HashMap<>();
    List<Settled> settled = new ArrayList<>();
    List<Outcome> came = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      Change change = chunk.get(i).change();
      switch (answers.get(i)) {
        case Written.Stored(Held held) -> {
          lost.note(chunk.get(i), held);
          settled.add(settled(change, Optional.of(held)));
          stored.put(change.uid(), held);
        }
        case Written.Removed removed -> settled.add(settled(change, Optional.empty()));
        case Written.Stale(String reason) -> came.add(new Outcome.Stale(change, reason));
        case Written.Refused(ItemProblem problem, Lasts lasts) -> {
          ItemProblem named = problem.titled(change.title());
          refusals.add(Refusal.of(chunk.get(i), named, lasts));
          came.add(new Outcome.Refused(change, named, lasts));
        }
        case Written.Unsettled(IOException cause) -> came.add(unsettled(change, cause));
      }
    }
    store.refuse(refusals.stream().filter(one -> one.lasts() != Lasts.A_RUN).toList());
    store.settle(settled, changes(came, outcome -> !(outcome instanceof Outcome.Unsettled)));
    store.doubt(changes(came, Outcome.Unsettled.class::isInstance));
    settled.forEach(one -> came(new Outcome.Done(one.step())));
    came.forEach(this::came);
    return stored;
  }

  private static List<Change> changes(List<Outcome> outcomes, Predicate<Outcome> chosen) {
    return outcomes.stream().filter(chosen).map(outcome -> (Change) outcome.step()).toList();
  }

  private Settled settled(Change change, Optional<Held> stored) {
    return switch (change) {
      case Create create ->
          new Settled(change, stored.map(held -> Agreed.of(create.on(), held, create.source())));
      case Replace replace ->
          new Settled(change, stored.map(held -> Agreed.of(replace.on(), held, replace.source())));
      case Patch patch ->
          new Settled(patch, stored.map(held -> halfway(patch, held)), meanwhile(patch, stored));
      case Delete delete -> new Settled(change, Optional.empty());
      case Restore restore -> restoring.settled(restore, stored);
    };
  }

  private static Agreed halfway(Patch patch, Held stored) {
    Optional<Document> before = Optional.of(patch.target().document());
    return HalfMerge.agreed(patch, Dropped.of(before, patch.document(), stored.document()));
  }

  private static Texts meanwhile(Patch patch, Optional<Held> stored) {
    return Texts.of(patch.on(), stored.map(Held::document), patch.opposite().map(Held::document));
  }

  private Outcome unsettled(Change change, IOException cause) {
    if (cause instanceof RemoteException) {
      stopped.putIfAbsent(change.on(), cause);
    }
    return new Outcome.Unsettled(change, cause);
  }

  /**
   * A side is asked from its new marker on only when nothing that it told of stays open, else it
   * would never tell of that again. A stale answer shows that the snapshot was behind: then the
   * whole side is listed next time.
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
      if (!behind.contains(mark.getKey()) && done.containsAll(mark.getValue().awaits())) {
        store.mark(mark.getKey(), mark.getValue().marker());
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
