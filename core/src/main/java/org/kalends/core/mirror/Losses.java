package org.kalends.core.mirror;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Governor;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/**
 * Parks the deletions of a run that would take more than anyone deletes by hand. Counted are items
 * of the source, not their occurrences: who deletes one series of a hundred has deleted one.
 */
record Losses(SourceView source, BaseStore base, int allowed) {
  Plan govern(Plan plan) throws IOException {
    Set<String> keys = plan.steps(Step.Delete.class).map(Step::uid).collect(Collectors.toSet());
    if (keys.isEmpty()) {
      return plan;
    }
    Set<String> losers = losers(keys);
    if (losers.size() <= allowed || !Governor.tooMany(losers.size(), size())) {
      return plan;
    }
    List<Step> steps = plan.steps().stream().map(Losses::parked).toList();
    return new Plan(steps, plan.problems(), plan.marks(), plan.writable());
  }

  private static Step parked(Step step) {
    return step instanceof Step.Delete delete
        ? new Step.Parked(delete, Step.Reason.TOO_MANY_DELETIONS)
        : step;
  }

  private Set<String> losers(Set<String> keys) throws IOException {
    Map<String, Agreed> agreed = base.base(keys).agreed();
    Set<String> losers = new HashSet<>();
    for (String key : keys) {
      losers.add(
          Optional.ofNullable(agreed.get(key))
              .flatMap(both -> Origin.of(both.left().place()))
              .map(Origin::uid)
              .orElse(key));
    }
    return losers;
  }

  /** How many items of the source the target has something of that is not over. */
  private int size() throws IOException {
    Set<String> uids = new HashSet<>();
    for (Known.Seat seat : base.known(Side.LEFT).items().values()) {
      Origin.of(seat.place()).filter(source::covers).map(Origin::uid).ifPresent(uids::add);
    }
    return uids.size();
  }
}
