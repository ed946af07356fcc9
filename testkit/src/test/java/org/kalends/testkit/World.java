package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.FaultyReplica.Fault;

/** Two calendars that people and syncs work on; every sync is watched. */
final class World {
  private static final int ITEMS = 8;
  private static final List<Fault> FAULTS =
      List.of(Fault.NONE, Fault.BEFORE, Fault.AFTER, Fault.STALE);

  private final Choices choices;
  private final Edits edits;
  final MemoryReplica left = new MemoryReplica("left");
  final MemoryReplica right = new MemoryReplica("right");
  final MemoryBase base = new MemoryBase();
  private final FaultyReplica leftDoor;
  private final FaultyReplica rightDoor;
  private boolean faulty;

  World(Choices choices) {
    this.choices = choices;
    this.edits = new Edits(choices);
    if (choices.onceIn(2)) {
      right.byContent();
    }
    this.leftDoor = new FaultyReplica(left, this::fault);
    this.rightDoor = new FaultyReplica(right, this::fault);
  }

  private FaultyReplica.Fault fault() {
    return faulty && choices.onceIn(4) ? choices.from(FAULTS) : FaultyReplica.Fault.NONE;
  }

  /** Writes meet faults in some syncs. */
  World onABadLine() {
    faulty = true;
    return this;
  }

  /** People do some things. */
  void live() {
    for (int i = choices.below(5); i > 0; i--) {
      change(choices.from(List.of(left, right)));
    }
  }

  void change(MemoryReplica replica) {
    String uid = "item-" + choices.below(ITEMS);
    Document now = replica.documents().get(uid);
    if (now == null) {
      replica.put(uid, edits.made(uid));
    } else if (choices.onceIn(4)) {
      replica.remove(uid);
    } else {
      replica.put(uid, edits.edited(now));
    }
  }

  /** A sync as someone may ask for. */
  void syncSomehow() throws IOException {
    sync(
        Policy.TWO_WAY
            .withFlow(choices.from(List.of(Policy.Flow.values())))
            .withOnConflict(choices.from(List.of(Policy.OnConflict.values())))
            .withDeletions(choices.onceIn(2) ? Policy.ALL : 0));
  }

  Report sync(Policy policy) throws IOException {
    Map<String, Document> wasLeft = left.documents();
    Map<String, Document> wasRight = right.documents();
    Set<String> agreed = new HashSet<>(base.agreed().keySet());
    base.intents().forEach(intent -> agreed.add(intent.change().uid()));
    Sync sync = new Sync(leftDoor, rightDoor, base);
    Plan plan = sync.prepare(policy);
    markersHideNothing(plan, policy);
    Report report = sync.apply(plan, Progress.NONE);
    plan.steps(Step.Delete.class).forEach(delete -> assertThat(agreed).contains(delete.uid()));
    nothingIsLost(wasLeft, left.documents());
    nothingIsLost(wasRight, right.documents());
    return report;
  }

  /** Syncs on a good line until nothing is left to do. */
  void settle() throws IOException {
    faulty = false;
    Policy decided =
        Policy.TWO_WAY.withOnConflict(Policy.OnConflict.LEFT).withDeletions(Policy.ALL);
    sync(decided);
    sync(decided);
    assertThat(plan(Policy.TWO_WAY).steps(Step.Change.class)).as("still to do").isEmpty();
    assertThat(plan(Policy.TWO_WAY).steps(Step.Open.class)).as("still open").isEmpty();
  }

  Plan plan(Policy policy) throws IOException {
    return new Sync(left, right, base).prepare(policy);
  }

  void bothSidesSayTheSame() {
    assertThat(meanings(left)).isEqualTo(meanings(right));
    assertThat(new TreeSet<>(base.agreed().keySet())).isEqualTo(left.documents().keySet());
  }

  private static List<String> meanings(MemoryReplica replica) {
    List<String> meanings = new ArrayList<>();
    replica.documents().forEach((uid, d) -> meanings.add(uid + " " + Meaning.of(d).digest()));
    return meanings;
  }

  /** What a plan finds from the markers is what it finds by listing everything. */
  private void markersHideNothing(Plan plan, Policy policy) throws IOException {
    Plan listed = new Sync(left, right, new Unmarked(base)).prepare(policy);
    assertThat(plan.steps()).as("told since the markers").isEqualTo(listed.steps());
  }

  /** What a sync took from a side is in the history. */
  private void nothingIsLost(Map<String, Document> was, Map<String, Document> is) {
    Set<Document> kept = new HashSet<>(is.values());
    for (Step step : base.history()) {
      if (step instanceof Step.Change change) {
        change.before().ifPresent(held -> kept.add(held.document()));
      }
    }
    assertThat(kept).containsAll(was.values());
  }

  /** A base that has lost its markers. */
  private record Unmarked(MemoryBase base) implements BaseStore {
    @Override
    public Known known(Side side) {
      return new Known(base.known(side).items(), Optional.empty());
    }

    @Override
    public Base base(Set<String> uids) {
      return base.base(uids);
    }

    @Override
    public void intend(List<Intent> intents) {
      throw new AssertionError("only looked at");
    }

    @Override
    public List<Intent> intents() {
      return base.intents();
    }

    @Override
    public void settle(List<Settled> settled, List<Step.Change> undone) {
      throw new AssertionError("only looked at");
    }

    @Override
    public void doubt(List<Step.Change> unsettled) {
      throw new AssertionError("only looked at");
    }

    @Override
    public Set<String> learn(Side side, Set<String> properties) {
      throw new AssertionError("only looked at");
    }

    @Override
    public void refuse(List<Refusal> refusals) {
      throw new AssertionError("only looked at");
    }

    @Override
    public void move(Side side, Map<String, Known.Seat> moved) {
      throw new AssertionError("only looked at");
    }

    @Override
    public void mark(Side side, Optional<String> marker, Map<String, Place> written) {
      throw new AssertionError("only looked at");
    }
  }
}
