package org.kalends.core.sync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Deed.Goal;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Reason;
import org.kalends.core.sync.Step.Restore;

/**
 * What undoing a run does, item by item. What has changed since the run is left alone.
 *
 * @param forced whether even what has changed since is written over
 */
record Undo(Snapshot left, Snapshot right, Base base, boolean forced, Set<Side> writable) {
  List<Step> steps(List<Deed> deeds, Governor governor) {
    List<List<Restore>> items = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Deed deed : deeds) {
      if (left.unreadable().contains(deed.uid()) || right.unreadable().contains(deed.uid())) {
        continue;
      }
      List<Restore> restores = restores(reversal(deed));
      Optional<Reason> reason = reason(deed, restores);
      if (restores.isEmpty() || reason.isEmpty()) {
        items.add(restores);
      } else {
        steps.add(new Parked(restores.getFirst(), reason.get()));
      }
    }
    steps.addAll(governed(items, governor));
    return steps;
  }

  private Reversal reversal(Deed deed) {
    Optional<Held> here = now(deed.uid(), Side.LEFT);
    Optional<Held> there = now(deed.uid(), Side.RIGHT);
    Texts goal =
        new Texts(
            deed.undone(Side.LEFT).orElse(new Goal(here.map(Held::document))).text(),
            deed.undone(Side.RIGHT).orElse(new Goal(there.map(Held::document))).text());
    return new Reversal(
        deed.uid(),
        deed.title(),
        here,
        there,
        Optional.ofNullable(base.agreed().get(deed.uid())),
        goal,
        deed.local() ? Optional.empty() : Optional.of(deed.agreed()));
  }

  private Optional<Held> now(String uid, Side side) {
    Snapshot snapshot = side == Side.LEFT ? left : right;
    return snapshot.now(uid, Optional.ofNullable(base.agreed().get(uid)).map(a -> a.on(side)));
  }

  private static List<Restore> restores(Reversal reversal) {
    return reversal.writes().stream()
        .sorted((one, other) -> other.compareTo(one))
        .map(side -> new Restore(side, reversal))
        .toList();
  }

  private Optional<Reason> reason(Deed deed, List<Restore> restores) {
    if (!restores.stream().allMatch(restore -> writable.contains(restore.on()))) {
      return Optional.of(Reason.READ_ONLY);
    }
    boolean changed =
        restores.stream()
            .anyMatch(restore ->
                !Texts.same(restore.before().map(Held::document), deed.result().on(restore.on())));
    return changed && !forced ? Optional.of(Reason.CHANGED_SINCE) : Optional.empty();
  }

  /** An item is undone on both sides or on none. */
  private static List<Step> governed(List<List<Restore>> items, Governor governor) {
    Map<Side, Integer> deletions = new EnumMap<>(Side.class);
    items.stream()
        .flatMap(List::stream)
        .filter(Restore::deletes)
        .forEach(restore -> deletions.merge(restore.on(), 1, Integer::sum));
    Set<Side> stopped = EnumSet.noneOf(Side.class);
    deletions.forEach((side, count) -> {
      if (!governor.passes(side, count)) {
        stopped.add(side);
      }
    });
    List<Step> steps = new ArrayList<>();
    for (List<Restore> item : items) {
      if (item.stream().anyMatch(one -> one.deletes() && stopped.contains(one.on()))) {
        steps.add(new Parked(item.getFirst(), Reason.TOO_MANY_DELETIONS));
      } else {
        steps.addAll(item);
      }
    }
    return steps;
  }
}
