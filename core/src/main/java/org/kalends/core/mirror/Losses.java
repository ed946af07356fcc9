package org.kalends.core.mirror;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Governor;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/**
 * Parks the deletions of a run that would take more than anyone deletes by hand. Counted are items
 * of the source, not their occurrences: who deletes one series of a hundred has deleted one.
 */
record Losses(SourceView source, BaseStore base, int allowed) {
  Plan govern(Plan plan) throws IOException {
    List<Step.Delete> deletions = plan.steps(Step.Delete.class).toList();
    if (deletions.isEmpty()) {
      return plan;
    }
    Map<String, Origin> origins = origins();
    Set<String> losers = new HashSet<>();
    for (Step.Delete delete : deletions) {
      Optional<Origin> origin = Optional.ofNullable(origins.get(delete.uid()));
      losers.add(origin.map(Origin::uid).orElse(delete.uid()));
    }
    Set<String> all = new HashSet<>(losers);
    origins.values().stream().filter(source::covers).map(Origin::uid).forEach(all::add);
    if (losers.size() <= allowed || !Governor.tooMany(losers.size(), all.size())) {
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

  /** Of all that the target has, or may have since a run that ended early. */
  private Map<String, Origin> origins() throws IOException {
    Map<String, Origin> origins = new HashMap<>();
    for (Intent intent : base.intents()) {
      intent
          .change()
          .opposite()
          .flatMap(held -> Origin.of(held.place()))
          .ifPresent(origin -> origins.put(intent.change().uid(), origin));
    }
    base.known(Side.LEFT)
        .items()
        .forEach((key, seat) -> Origin.of(seat.place()).ifPresent(one -> origins.put(key, one)));
    return origins;
  }
}
