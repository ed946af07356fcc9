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
import org.kalends.core.sync.Place;
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
    Map<String, Origin> agreed = agreed();
    Map<String, Origin> origins = intended();
    origins.putAll(agreed);
    Set<String> losers = new HashSet<>();
    for (Step.Delete delete : deletions) {
      Optional<Origin> origin = Optional.ofNullable(origins.get(delete.uid()));
      losers.add(origin.map(Origin::uid).orElse(delete.uid()));
    }
    Set<String> all = new HashSet<>(losers);
    agreed.values().stream().filter(source::covers).map(Origin::uid).forEach(all::add);
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

  private Map<String, Origin> agreed() throws IOException {
    Map<String, Origin> origins = new HashMap<>();
    base.known(Side.LEFT).items().forEach((key, seat) -> put(origins, key, seat.place()));
    return origins;
  }

  /** Of what a run that ended early may have brought. */
  private Map<String, Origin> intended() throws IOException {
    Map<String, Origin> origins = new HashMap<>();
    for (Intent intent : base.intents()) {
      Step.Change change = intent.change();
      change.opposite().ifPresent(held -> put(origins, change.uid(), held.place()));
    }
    return origins;
  }

  private static void put(Map<String, Origin> origins, String key, Place place) {
    Origin.of(place).ifPresent(origin -> origins.put(key, origin));
  }
}
