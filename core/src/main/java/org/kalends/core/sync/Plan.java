package org.kalends.core.sync;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Delta.Pair;

/**
 * What a sync will do to one calendar, item by item. A pure function of what both sides hold, what
 * they last agreed on, and what the user wants.
 *
 * @param steps one for each item that is not already in step, by UID
 * @param problems what could not be read, on either side; those items are left alone
 * @param marks for each side that was read without problems
 * @param writable the sides that may be written
 */
public record Plan(
    List<Step> steps, List<ItemProblem> problems, Map<Side, Mark> marks, Set<Side> writable) {
  /**
   * Where a side may be asked from next time.
   *
   * @param awaits UIDs that the side told of since the last marker: all must be settled before this
   *     marker takes its place, else they would never be told of again
   */
  public record Mark(Optional<String> marker, Set<String> awaits) {}

  /** Brings both sides in step. */
  public static Plan between(Snapshot left, Snapshot right, Base base, Policy policy) {
    return governed(left, right, base, policy, Decision::sync);
  }

  /**
   * Makes the right side what the left side is, whatever was done there since. Items that only the
   * right side has, and that nobody has agreed on, are for the left side as in any sync.
   */
  public static Plan overwrite(Snapshot left, Snapshot right, Base base, Policy policy) {
    return governed(left, right, base, policy, Decision::overwrite);
  }

  private static Plan governed(
      Snapshot left,
      Snapshot right,
      Base base,
      Policy policy,
      Function<Pair, Optional<Step>> decision) {
    var reading = new Reading(left, right, base);
    Set<Side> writable = reading.writable(policy.readOnly());
    var direction = new Direction(policy, writable, base.onceSynced(), base.refusals());
    var governor = new Governor(reading.sizes(), policy.deletions());
    List<Step> wanted = reading.steps(uid -> true, decision);
    List<Step> steps = governor.govern(copiedOnce(wanted.stream().map(direction::of).toList()));
    return new Plan(steps, reading.problems(), reading.marks(steps), writable);
  }

  /** A copy that a run before this has made is an item like others: what is done to it counts. */
  private static List<Step> copiedOnce(List<Step> steps) {
    Set<String> uids = steps.stream().map(Step::uid).collect(Collectors.toSet());
    return steps.stream()
        .map(step ->
            step instanceof Step.Fork fork && uids.contains(fork.copyUid())
                ? fork.original()
                : step)
        .toList();
  }

  /**
   * Makes the left side what the right side is, for the items that are chosen and that the left
   * side has changed: edits undone, deleted items back, new items gone. What goes is in the history
   * afterwards.
   */
  public static Plan discard(Snapshot left, Snapshot right, Base base, Predicate<String> chosen) {
    var reading = new Reading(left, right, base);
    List<Step> steps = reading.steps(chosen, Decision::discard);
    // It looks at some items only, so no side may be asked from here on.
    return new Plan(steps, reading.problems(), Map.of(), reading.writable(Set.of()));
  }

  /**
   * Settles this plan's conflicts and parked deletions as decided, by UID, and does nothing else.
   * What is not decided goes on waiting. Of parked deletions, those are undone that would take
   * something from the side that is kept; none is made, for that takes {@link
   * Policy#withDeletions}.
   */
  public Plan resolving(Map<String, Settlement> decided) {
    List<Step> settled =
        steps(Step.Open.class)
            .filter(Step.Open::isForSomeone)
            .map(step -> settled(step, decided.getOrDefault(step.uid(), Settlement.OPEN)))
            .toList();
    // It looks at some items only, so no side may be asked from here on.
    return new Plan(settled, problems, Map.of(), writable);
  }

  private Step settled(Step.Open step, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Whole(Policy.OnConflict kept) ->
          direction(Policy.TWO_WAY.withOnConflict(kept)).settled(step);
      case Settlement.Each(Map<Disagreement, Side> kept)
          when step instanceof Step.Conflict conflict
              && kept.keySet().containsAll(conflict.disagreements()) ->
          direction(Policy.TWO_WAY).of(Reconciliation.decided(conflict, kept::get));
      case Settlement.Each each -> step;
    };
  }

  private Direction direction(Policy policy) {
    return new Direction(policy, writable, Set.of(), Map.of());
  }

  /**
   * Takes back what a run did.
   *
   * @param forced whether what has changed since the run is written over, too
   */
  static Plan undo(
      Snapshot left, Snapshot right, Base base, List<Deed> deeds, boolean forced, Policy policy) {
    var reading = new Reading(left, right, base);
    Set<Side> writable = reading.writable(policy.readOnly());
    var governor = new Governor(reading.sizes(), policy.deletions());
    List<Step> steps = new Undo(left, right, base, forced, writable).steps(deeds, governor);
    boolean open =
        steps.stream().anyMatch(s -> s instanceof Step.Restore one && one.whole().leavesOpen());
    // What waits again after that is told only by a whole listing.
    Mark afresh = new Mark(Optional.empty(), Set.of());
    Map<Side, Mark> marks =
        open ? Map.of(Side.LEFT, afresh, Side.RIGHT, afresh) : Map.<Side, Mark>of();
    return new Plan(steps, reading.problems(), marks, writable);
  }

  /** Whether both sides are in step and nothing waits. */
  public boolean isEmpty() {
    return steps.isEmpty() && problems.isEmpty();
  }

  /** The steps of that kind. */
  public <S extends Step> Stream<S> steps(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The changes that applying makes on that side. */
  public Stream<Step.Change> changes(Side on) {
    return steps(Step.Change.class).filter(change -> change.on() == on);
  }

  /** UIDs of the items that are not in step any more once this is applied, because they go. */
  public Set<String> going() {
    return steps.stream()
        .filter(step ->
            step instanceof Step.Forget || (step instanceof Step.Change change && change.deletes()))
        .map(Step::uid)
        .collect(Collectors.toSet());
  }

  /** Whether applying writes that item on that side. */
  boolean writes(String uid, Side on) {
    return steps.stream()
        .filter(step -> step.uid().equals(uid))
        .anyMatch(step ->
            switch (step) {
              case Step.Change change -> change.on() == on;
              case Step.Merge merge -> true;
              case Step.Fork fork -> fork.original().on() == on;
              case Step.Bookkeeping bookkeeping -> false;
              case Step.Open open -> false;
            });
  }

  /** Two snapshots, read against a base. */
  private record Reading(Snapshot left, Snapshot right, Base base) {
    private Snapshot on(Side side) {
      return side == Side.LEFT ? left : right;
    }

    private List<Step> steps(Predicate<String> chosen, Function<Pair, Optional<Step>> decision) {
      Set<String> uids = new TreeSet<>(told(Side.LEFT));
      uids.addAll(told(Side.RIGHT));
      uids.removeAll(left.unreadable());
      uids.removeAll(right.unreadable());
      return uids.stream()
          .filter(chosen)
          .map(uid -> decision.apply(pair(uid)))
          .flatMap(Optional::stream)
          .toList();
    }

    private Pair pair(String uid) {
      Agreed agreed = base.agreed().get(uid);
      return agreed == null
          ? new Delta.New(Delta.fresh(uid, left), Delta.fresh(uid, right))
          : new Delta.Old(
              Delta.since(agreed.left(), left), Delta.since(agreed.right(), right), agreed);
    }

    private Set<String> told(Side side) {
      Set<String> uids = new HashSet<>(on(side).changed().keySet());
      uids.addAll(on(side).missing());
      return uids;
    }

    private Set<Side> writable(Set<Side> readOnly) {
      Set<Side> writable = EnumSet.allOf(Side.class);
      writable.removeIf(side -> !on(side).writable() || readOnly.contains(side));
      return writable;
    }

    private Map<Side, Integer> sizes() {
      Map<Side, Integer> sizes = new EnumMap<>(Side.class);
      for (Side side : Side.values()) {
        long added =
            on(side).changed().keySet().stream().filter(u -> !base.agreed().containsKey(u)).count();
        long gone = on(side).missing().stream().filter(base.agreed()::containsKey).count();
        sizes.put(side, Math.toIntExact(base.size() + added - gone));
      }
      return sizes;
    }

    private List<ItemProblem> problems() {
      return Stream.of(left, right).flatMap(side -> side.problems().stream()).toList();
    }

    private Map<Side, Mark> marks(List<Step> steps) {
      Set<String> open = new HashSet<>(left.unreadable());
      open.addAll(right.unreadable());
      steps.forEach(step -> open.add(step.uid()));
      Map<Side, Mark> marks = new EnumMap<>(Side.class);
      for (Side side : Side.values()) {
        if (on(side).problems().isEmpty() && on(side).unreadable().isEmpty()) {
          Set<String> awaits = told(side);
          awaits.retainAll(open);
          marks.put(side, new Mark(on(side).marker(), awaits));
        }
      }
      return marks;
    }
  }
}
