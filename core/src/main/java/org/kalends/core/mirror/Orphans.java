package org.kalends.core.mirror;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.ics.Item;

/**
 * Items that a mirror has made and nobody remembers: its ledger was lost, and the source has gone
 * on. What is over stays, as it would have. The others go, but only when that many deletions are
 * allowed: nothing but the source's silence speaks against them.
 */
record Orphans(SourceView source, int allowed) {
  Plan settle(Plan plan) {
    List<Step> orphans = plan.steps().stream().filter(Orphans::isOrphan).toList();
    if (orphans.isEmpty()) {
      return plan;
    }
    Set<String> over = new HashSet<>();
    orphans.stream().filter(this::isOver).map(Step::uid).forEach(over::add);
    // What cannot be read now may be what they were made from.
    boolean mayGo = plan.problems().isEmpty() && orphans.size() - over.size() <= allowed;
    List<Step> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (!isOrphan(step)) {
        steps.add(step);
      } else if (!over.contains(step.uid())) {
        steps.add(gone(held(step), mayGo));
      }
    }
    return new Plan(steps, plan.problems(), without(over, plan.marks()), plan.writable());
  }

  private static boolean isOrphan(Step step) {
    return step instanceof Step.Parked(Step.Create(Side on, var source, var base), var reason)
        && on == Side.LEFT
        && base.isEmpty();
  }

  private static Held held(Step step) {
    return ((Step.Create) ((Step.Parked) step).change()).source();
  }

  private boolean isOver(Step step) {
    return Item.in(held(step).document()).items().stream().allMatch(source::isOver);
  }

  private static Step gone(Held held, boolean mayGo) {
    var delete = new Step.Delete(Side.RIGHT, held);
    return mayGo ? delete : new Step.Parked(delete, Step.Reason.TOO_MANY_DELETIONS);
  }

  private static Map<Side, Plan.Mark> without(Set<String> uids, Map<Side, Plan.Mark> marks) {
    Map<Side, Plan.Mark> fewer = new EnumMap<>(Side.class);
    marks.forEach((side, mark) -> {
      Set<String> awaits = new HashSet<>(mark.awaits());
      awaits.removeAll(uids);
      fewer.put(side, new Plan.Mark(mark.marker(), awaits));
    });
    return fewer;
  }
}
