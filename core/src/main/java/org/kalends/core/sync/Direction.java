package org.kalends.core.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.core.sync.Step.Change;
import org.kalends.core.sync.Step.Conflict;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Fork;
import org.kalends.core.sync.Step.Merge;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Reason;
import org.kalends.core.sync.Step.Replace;
import org.kalends.core.sync.Step.Withheld;

/**
 * What the user's wishes and the state of the sides make of a step that would bring both in step.
 *
 * @param writable the sides that take changes
 * @param onceSynced what another tool had in step
 * @param refusals by UID: what a side has refused
 */
record Direction(
    Policy policy,
    Set<Side> writable,
    Set<String> onceSynced,
    Map<String, List<Refusal>> refusals) {
  Step of(Step step) {
    return switch (step) {
      case Conflict conflict -> settle(conflict);
      case Create create when isDoubtful(create) -> admit(vanished(create), Reason.ONCE_SYNCED);
      case Change change -> admit(change);
      case Merge merge -> admit(merge);
      case Step.Bookkeeping bookkeeping -> bookkeeping;
      case Parked parked -> parked;
      case Withheld withheld -> withheld;
      case Fork fork -> fork;
    };
  }

  /** What becomes of a step that waits, now that the policy decides it. */
  Step settled(Step.Open step) {
    return switch (step) {
      case Conflict conflict -> settle(conflict);
      case Parked(Delete delete, Reason reason) when keeps(delete.on()) ->
          admit(new Create(delete.on().other(), delete.target(), Optional.empty()));
      case Parked parked -> parked;
      case Withheld withheld -> withheld;
    };
  }

  private boolean keeps(Side side) {
    return switch (policy.onConflict()) {
      case LEFT -> side == Side.LEFT;
      case RIGHT -> side == Side.RIGHT;
      case ASK, NEWEST, BOTH -> false;
    };
  }

  private Step settle(Conflict conflict) {
    return switch (policy.onConflict()) {
      case ASK -> conflict;
      case LEFT -> of(Reconciliation.favouring(Side.LEFT, conflict));
      case RIGHT -> of(Reconciliation.favouring(Side.RIGHT, conflict));
      case NEWEST ->
          Newest.of(conflict)
              .map(side -> of(Reconciliation.favouring(side, conflict)))
              .orElse(conflict);
      case BOTH -> reachesBoth() ? fork(conflict) : conflict;
    };
  }

  private boolean reachesBoth() {
    return Stream.of(Side.values())
        .allMatch(side -> policy.flow().reaches(side) && writable.contains(side));
  }

  private static Step fork(Conflict conflict) {
    Held left = conflict.left();
    var original = new Replace(Side.LEFT, conflict.right(), left, conflict.base());
    return new Fork(original, Copy.uid(left), Copy.of(left));
  }

  /**
   * Without a base, "new here" and "deleted there" look the same; the other tool's list decides.
   */
  private boolean isDoubtful(Create create) {
    return create.base().isEmpty() && onceSynced.contains(create.uid());
  }

  private static Delete vanished(Create create) {
    return new Delete(create.on().other(), create.source());
  }

  /** A side that may be written is given its part, also where the other is not given its own. */
  private Step admit(Merge merge) {
    Step right = admit(merge.patch(Side.RIGHT));
    Step left = admit(merge.patch(Side.LEFT));
    if (right instanceof Step.Open) {
      return left instanceof Step.Open ? right : left;
    }
    return left instanceof Step.Open ? right : merge;
  }

  private Step admit(Change change) {
    if (!policy.flow().reaches(change.on())) {
      return new Parked(change, Reason.NOT_ASKED);
    }
    if (!writable.contains(change.on())) {
      return new Parked(change, Reason.READ_ONLY);
    }
    return refusal(change).<Step>map(refusal -> new Withheld(change, refusal)).orElse(change);
  }

  private Optional<Refusal> refusal(Change change) {
    List<Refusal> known = refusals.getOrDefault(change.uid(), List.of());
    return policy.retries() || known.isEmpty()
        ? Optional.empty()
        : known.stream().filter(one -> one.isOf(Intent.of(change))).findFirst();
  }

  private Step admit(Change change, Reason otherwise) {
    return admit(change) instanceof Parked parked ? parked : new Parked(change, otherwise);
  }
}
