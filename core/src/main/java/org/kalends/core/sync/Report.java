package org.kalends.core.sync;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run did to one calendar.
 *
 * @param outcomes one for each step of the plan, in the order they came
 * @param problems items that could not be read, on either side
 * @param stopped what kept the run from trying the rest
 * @param notKept what a side has dropped of what it was given, where no run has told of it before
 */
public record Report(
    List<Outcome> outcomes,
    List<ItemProblem> problems,
    Optional<IOException> stopped,
    List<NotKept> notKept) {
  /** How many changes of that kind were made on that side. */
  public long count(Side side, Class<? extends Step.Change> kind) {
    return done(Step.Change.class).filter(c -> c.on() == side && kind.isInstance(c)).count();
  }

  /** How many changes were made, on both sides. */
  public long changes() {
    return done(Step.Change.class).count();
  }

  /** The steps of that kind that were done. */
  public <S extends Step> Stream<S> done(Class<S> kind) {
    return outcomes(Outcome.Done.class)
        .map(Outcome.Done::step)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  public <O extends Outcome> Stream<O> outcomes(Class<O> kind) {
    return outcomes.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** UIDs of the items that are not in step yet. */
  Stream<String> open() {
    return outcomes.stream()
        .filter(outcome -> !(outcome instanceof Outcome.Done))
        .map(outcome -> outcome.step().uid());
  }

  /** Items that both sides have changed. */
  public List<Step.Conflict> conflicts() {
    return outcomes(Outcome.Waits.class)
        .map(Outcome.Waits::step)
        .filter(Step.Conflict.class::isInstance)
        .map(Step.Conflict.class::cast)
        .toList();
  }

  /** Changes that are due but were not made. */
  public List<Step.Parked> parked() {
    return outcomes(Outcome.Waits.class)
        .map(Outcome.Waits::step)
        .filter(Step.Parked.class::isInstance)
        .map(Step.Parked.class::cast)
        .toList();
  }

  /** What a side would not take, and was not asked to. */
  public List<Step.Withheld> withheld() {
    return outcomes(Outcome.Waits.class)
        .map(Outcome.Waits::step)
        .filter(Step.Withheld.class::isInstance)
        .map(Step.Withheld.class::cast)
        .toList();
  }

  /** Whether the run could not do what it set out to do: exit code 1. */
  public boolean failed() {
    return stopped.isPresent() || outcomes(Outcome.Unsettled.class).findAny().isPresent();
  }

  /** Whether something waits for the user or for another run: exit code 3. */
  public boolean waits() {
    return !problems.isEmpty() || outcomes.stream().anyMatch(Report::waits);
  }

  private static boolean waits(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> false;
      case Outcome.Waits(Step.Parked(var change, Step.Reason reason)) ->
          reason != Step.Reason.NOT_ASKED;
      case Outcome.Waits(Step.Withheld withheld) -> true;
      case Outcome.Waits(Step.Conflict conflict) -> true;
      case Outcome.Stale stale -> true;
      case Outcome.Refused refused -> true;
      case Outcome.Unsettled unsettled -> true;
      case Outcome.Untried untried -> true;
    };
  }
}
