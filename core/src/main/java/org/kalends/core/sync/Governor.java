package org.kalends.core.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Reason;

/**
 * Parks the deletions of a run that would take more of a side than anyone deletes by hand: more
 * than ten items and more than a fifth of them, or all of several. The last item of a calendar may
 * go by itself.
 */
public final class Governor {
  private static final int FREE = 10;

  private final Map<Side, Integer> sizes;
  private final int allowed;

  /**
   * @param sizes how many items each side holds before the run
   * @param allowed how many deletions of a side pass in any case
   */
  Governor(Map<Side, Integer> sizes, int allowed) {
    this.sizes = sizes;
    this.allowed = allowed;
  }

  List<Step> govern(List<Step> steps) {
    Map<Side, Integer> plain = new EnumMap<>(Side.class);
    Map<Side, Integer> doubtful = new EnumMap<>(Side.class);
    for (Step step : steps) {
      switch (step) {
        case Delete delete -> plain.merge(delete.on(), 1, Integer::sum);
        case Parked(Delete delete, Reason reason) when reason == Reason.ONCE_SYNCED ->
            doubtful.merge(delete.on(), 1, Integer::sum);
        default -> {}
      }
    }
    return steps.stream().map(step -> govern(step, plain, doubtful)).toList();
  }

  private Step govern(Step step, Map<Side, Integer> plain, Map<Side, Integer> doubtful) {
    if (step instanceof Delete delete) {
      int count = plain.get(delete.on());
      return passes(delete.on(), count) ? delete : new Parked(delete, Reason.TOO_MANY_DELETIONS);
    }
    if (step instanceof Parked(Delete delete, Reason reason) && reason == Reason.ONCE_SYNCED) {
      int count = plain.getOrDefault(delete.on(), 0) + doubtful.get(delete.on());
      return count <= allowed ? delete : step;
    }
    return step;
  }

  /** Whether that side may lose that many. */
  boolean passes(Side side, int count) {
    return count <= allowed || !tooMany(count, sizes.get(side));
  }

  /** Whether that many deletions, of that many items, are more than a run makes by itself. */
  public static boolean tooMany(int count, int size) {
    return (count > FREE && count * 5L > size) || (count >= size && size > 1);
  }
}
