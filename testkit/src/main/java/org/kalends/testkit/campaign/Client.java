package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kalends.core.sync.Intent;
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
import org.kalends.testkit.Killed;
import org.kalends.testkit.MemoryBase;

/** A Kalends that keeps one calendar in step with another; each of its runs is watched. */
final class Client {
  private final Party left;
  private final Party right;
  private final Story story;
  private MemoryBase base = new MemoryBase();
  private MemoryBase copy = new MemoryBase();

  /** Items of which the base may have forgotten something, so that the model claims nothing. */
  private final Set<String> forgotten = new HashSet<>();

  private boolean running;

  Client(Party left, Party right, Story story) {
    this.left = left;
    this.right = right;
    this.story = story;
  }

  String name() {
    return left.name();
  }

  /** What it would do now. */
  Plan plan() throws IOException {
    return new Sync(left.ground().replica(), right.ground().replica(), base)
        .prepare(Policy.TWO_WAY);
  }

  /** One run; nothing happens where one is going on already. */
  void sync(Policy policy, Troubles troubles) {
    run("syncs " + words(policy), troubles, sync -> sync.prepare(policy), false);
  }

  /** Undoes what was changed on the left. */
  void discard(Troubles troubles) {
    run("discards", troubles, sync -> sync.prepareDiscard(uid -> true), true);
  }

  private interface Preparing {
    Plan of(Sync sync) throws IOException;
  }

  private void run(String what, Troubles troubles, Preparing preparing, boolean discards) {
    if (running) {
      return;
    }
    running = true;
    story.tell(() -> name() + " " + what + troubles);
    left.owed().all(left.documents().values());
    right.owed().all(right.documents().values());
    Run run = new Run(troubles, discards);
    try {
      run.go(preparing);
    } catch (IOException e) {
      story.tell(() -> "  stopped: " + e.getMessage());
    } catch (Killed | IllegalStateException e) {
      if (!Killed.isBehind(e)) {
        throw e;
      }
      story.tell(() -> "  killed");
    }
    running = false;
    forgotten.removeIf(this::isAgreed);
  }

  private boolean isAgreed(String uid) {
    Document here = left.documents().get(uid);
    Document there = right.documents().get(uid);
    var agreed = base.agreed().get(uid);
    return agreed == null
        ? here == null && there == null
        : agreed.left().document().equals(here) && agreed.right().document().equals(there);
  }

  /** One run and its witnesses. */
  private final class Run {
    private final Troubles troubles;
    private final boolean discards;
    private final Witness here;
    private final Witness there;
    private final Set<String> copies = new HashSet<>();

    Run(Troubles troubles, boolean discards) {
      this.troubles = troubles;
      this.discards = discards;
      here = new Witness(left, this::wrote);
      there = new Witness(right, this::wrote);
    }

    void go(Preparing preparing) throws IOException {
      Sync sync =
          new Sync(
              new FaultyReplica(here, call -> troubles.next(Troubles.Door.LEFT, call)),
              new FaultyReplica(there, call -> troubles.next(Troubles.Door.RIGHT, call)),
              FaultyStore.around(
                  base, () -> troubles.next(Troubles.Door.BASE, FaultyReplica.Call.READ)));
      Plan plan = preparing.of(sync);
      story.tell(() -> "  plan: " + words(plan));
      plan.steps(Step.Conflict.class).forEach(this::isConflict);
      plan.steps(Step.Link.class).forEach(this::saysTheSame);
      plan.steps(Step.Fork.class).map(Step.Fork::copyUid).forEach(copies::add);
      Report report = sync.apply(plan, Progress.NONE);
      report.done(Step.Bookkeeping.class).forEach(step -> agree(step.uid()));
    }

    private void agree(String uid) {
      left.clocks().learnt(uid, there.clocks());
      right.clocks().learnt(uid, here.clocks());
    }

    private void isConflict(Step.Conflict conflict) {
      String uid = conflict.uid();
      Violation.unless(
          forgotten.contains(uid)
              || (here.clocks().isNews(uid, there.clocks())
                  && there.clocks().isNews(uid, here.clocks())),
          () -> "false conflict: %s was changed on one side only".formatted(uid));
    }

    private void saysTheSame(Step.Link link) {
      Violation.unless(
          Meaning.of(link.now().left().document())
              .equals(Meaning.of(link.now().right().document())),
          () -> "linked %s, which says two things".formatted(link.uid()));
    }

    private void wrote(Witness on, String uid) {
      Witness other = on == here ? there : here;
      if (on == here && copies.contains(uid)) {
        on.clocks().copied(uid);
        on.party().clocks().copied(uid);
        return;
      }
      if (discards) {
        on.party().clocks().became(uid, other.clocks());
        return;
      }
      Violation.unless(
          forgotten.contains(uid) || other.clocks().isNews(uid, on.party().clocks()),
          () ->
              "uncalled for: %s was written at %s, and nobody had changed it elsewhere"
                  .formatted(uid, on.party().name()));
      on.party().clocks().learnt(uid, other.clocks());
    }
  }

  /** Keeps a copy of the base, as a backup does. */
  void copyBase() {
    story.tell(() -> "the base of " + name() + " is backed up");
    copy = base.copy();
  }

  /** The backup takes the place of the base. */
  void restoreBase() {
    story.tell(() -> "the base of " + name() + " is restored from a backup");
    forget(copy.copy());
  }

  void loseBase() {
    story.tell(() -> "the base of " + name() + " is deleted");
    forget(new MemoryBase());
  }

  private void forget(MemoryBase older) {
    for (Party party : List.of(left, right)) {
      forgotten.addAll(party.documents().keySet());
    }
    forgotten.addAll(base.agreed().keySet());
    forgotten.addAll(older.agreed().keySet());
    base = older;
  }

  /** Every text that the history keeps, or the journal for it. */
  List<Document> kept() {
    List<Document> kept = new ArrayList<>();
    for (Intent intent : base.intents()) {
      intent.change().before().ifPresent(held -> kept.add(held.document()));
    }
    for (Step step : base.history()) {
      if (step instanceof Step.Change change) {
        change.before().ifPresent(held -> kept.add(held.document()));
      }
    }
    return kept;
  }

  /** Throws unless both sides and the base say the same. */
  void isInStep() {
    Violation.unless(
        left.documents().keySet().equals(right.documents().keySet())
            && left.documents().keySet().equals(base.known(Side.LEFT).items().keySet()),
        () ->
            "not in step: %s holds %s, %s holds %s, the base %s"
                .formatted(
                    left.name(),
                    left.documents().keySet(),
                    right.name(),
                    right.documents().keySet(),
                    base.known(Side.LEFT).items().keySet()));
    left.documents()
        .forEach((uid, document) ->
            Violation.unless(
                Meaning.of(document).equals(Meaning.of(right.documents().get(uid))),
                () ->
                    "not in step: %s says%n%s%nbut%n%s"
                        .formatted(uid, document, right.documents().get(uid))));
  }

  private static String words(Policy policy) {
    return policy.flow() + " " + policy.onConflict() + (policy.deletions() > 0 ? " forced" : "");
  }

  private static List<String> words(Plan plan) {
    return plan.steps().stream().map(Client::words).toList();
  }

  private static String words(Step step) {
    String name = step.getClass().getSimpleName() + " " + step.uid();
    return switch (step) {
      case Step.Change change -> name + " " + change.on();
      case Step.Parked parked -> "Parked " + words(parked.change()) + " " + parked.reason();
      case Step.Bookkeeping bookkeeping -> name;
      case Step.Conflict conflict -> name;
      case Step.Fork fork -> name + " " + fork.copyUid();
    };
  }
}
