package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.FaultyReplica;
import org.kalends.testkit.FaultyReplica.Call;
import org.kalends.testkit.campaign.Troubles.Door;

/** One run between two calendars, held against the model with every write. */
final class WatchedRun {
  private static final int FREE_DELETIONS = 10;
  private static final int FREE_SHARE = 5;

  private final Troubles troubles;
  private final Task task;
  private final Set<String> unclear;
  private final Witness here;
  private final Witness there;
  private final Set<String> copies = new HashSet<>();
  private final Set<String> same = new HashSet<>();
  private final Set<String> halves = new HashSet<>();

  /** What the run is for. */
  sealed interface Task {
    /** Brings both sides in step. */
    record InStep(Policy policy) implements Task {}

    /** Undoes what was changed on the left. */
    record Discard() implements Task {}
  }

  /**
   * @param unclear items of which the base may say something else than what was, so that the model
   *     expects nothing
   */
  WatchedRun(
      Party left, Party right, Task task, Troubles troubles, Set<String> unclear, Broken broken) {
    this.troubles = troubles;
    this.task = task;
    this.unclear = unclear;
    here = witness(left, 0, !troubles.vanishes(Door.LEFT), broken);
    there = witness(right, troubles.behind(), !troubles.mislead(), broken);
  }

  private Witness witness(Party party, int behind, boolean honest, Broken broken) {
    return new Witness(party, broken.replica(party.ground().replica(behind)), honest, this::wrote);
  }

  /** Throws {@link Violation} where a law is broken. */
  void go(BaseStore store, Story story) throws IOException {
    Sync sync =
        new Sync(
            new FaultyReplica(here, call -> troubles.next(Door.LEFT, call)),
            new FaultyReplica(there, call -> troubles.next(Door.RIGHT, call)),
            FaultyStore.around(store, () -> troubles.next(Door.BASE, Call.READ)));
    Plan plan =
        switch (task) {
          case Task.InStep(Policy policy) -> sync.prepare(policy);
          case Task.Discard discard -> sync.prepareDiscard(uid -> true);
        };
    story.tell(() -> "  plan: " + Words.of(plan));
    int sizeHere = here.seen().size();
    int sizeThere = there.seen().size();
    plan.steps(Step.Conflict.class).forEach(this::isConflict);
    plan.steps(Step.Link.class).forEach(WatchedRun::saysTheSame);
    plan.steps(Step.Merge.class).map(Step::uid).forEach(halves::add);
    plan.steps(Step.Patch.class).map(Step::uid).forEach(halves::add);
    plan.steps(Step.Fork.class).map(Step.Fork::copyUid).forEach(copies::add);
    Report report = applied(sync, plan);
    report.done(Step.Bookkeeping.class).forEach(step -> agree(step.uid()));
    areFew(here, sizeHere);
    areFew(there, sizeThere);
  }

  /** Of a merge both sides may say the same as soon as one is written; the other is still due. */
  private Report applied(Sync sync, Plan plan) throws IOException {
    try {
      return sync.apply(plan, Progress.NONE);
    } finally {
      same.forEach(this::agree);
    }
  }

  private void agree(String uid) {
    here.party().clocks().learnt(uid, there.clocks());
    there.party().clocks().learnt(uid, here.clocks());
  }

  /** Whether it has made that change, known or not. */
  boolean made(Step.Change change) {
    return (change.on() == Side.LEFT ? here : there).written().contains(change.uid());
  }

  private void isConflict(Step.Conflict conflict) {
    String uid = conflict.uid();
    Violation.unless(
        unclear.contains(uid)
            || (here.clocks().isNews(uid, there.clocks())
                && there.clocks().isNews(uid, here.clocks())),
        () -> "false conflict: %s was changed on one side only".formatted(uid));
  }

  /** What the server makes of an item does not count once it was given the whole. */
  private boolean saysTheSame(String uid, boolean given) {
    UnaryOperator<Document> form =
        given && !halves.contains(uid) ? there.party().ground()::kept : UnaryOperator.identity();
    Document left = here.party().documents().get(uid);
    Document right = there.party().documents().get(uid);
    return left != null
        && right != null
        && Meaning.of(form.apply(left)).equals(Meaning.of(form.apply(right)));
  }

  private static void saysTheSame(Step.Link link) {
    Violation.unless(
        Meaning.of(link.agreed().left().document())
            .equals(Meaning.of(link.agreed().right().document())),
        () -> "linked %s, which says two things".formatted(link.uid()));
  }

  private void wrote(Witness on, String uid) {
    Party party = on.party();
    Violation.unless(party.writable(), () -> "read-only, but written: " + party.name());
    if (on == here && copies.contains(uid)) {
      on.clocks().copied(uid);
      party.clocks().copied(uid);
      return;
    }
    Witness other = on == here ? there : here;
    switch (task) {
      case Task.Discard discard -> party.clocks().became(uid, other.clocks());
      case Task.InStep sync -> {
        if (unclear.contains(uid)) {
          party.clocks().copied(uid);
          party.mend(uid);
          return;
        }
        Violation.unless(
            !here.damaged().contains(uid) && !there.damaged().contains(uid),
            () -> "unreadable on one side, but written at %s: %s".formatted(party.name(), uid));
        Violation.unless(
            other.clocks().isNews(uid, party.clocks()),
            () ->
                "uncalled for: %s was written at %s, and nobody had changed it elsewhere"
                    .formatted(uid, party.name()));
        party.clocks().learnt(uid, other.clocks());
        if (saysTheSame(uid, /* given= */ on == there)) {
          same.add(uid);
        }
      }
    }
  }

  /** What the governor promises. */
  private void areFew(Witness on, int size) {
    int count = on.deletions();
    boolean many =
        (count > FREE_DELETIONS && count * FREE_SHARE > size) || (count >= size && size > 1);
    Violation.unless(
        !many
            || troubles.mislead()
            || !(task instanceof Task.InStep(Policy policy))
            || policy.deletions() > 0,
        () -> "%d of %d items deleted at %s".formatted(count, size, on.party().name()));
  }
}
