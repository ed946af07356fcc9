package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;
import org.kalends.testkit.FaultyReplica.Fault;

class SyncTest {
  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right");
  private final MemoryBase base = new MemoryBase();

  @Test
  void moreThanAChunkComesOver() throws IOException {
    put(left, 250);
    Report report = sync(left, right);
    assertThat(report.count(Side.RIGHT, Step.Create.class)).isEqualTo(250);
    assertThat(right.documents()).isEqualTo(left.documents());
    assertThat(report.failed() || report.waits()).isFalse();
  }

  @Test
  void nothingIsDeletedBeforeAllThatIsNewHasCome() throws IOException {
    put(left, 150);
    sync(left, right);
    List<String> asked = new ArrayList<>();
    left.remove("item-0");
    left.put("new", Samples.event("new", "New"));
    sync(left, watched(right, asked));
    assertThat(asked).containsExactly("Create new", "Delete item-0");
  }

  @Test
  void aSideThatStopsAnsweringIsNotAskedOn() throws IOException {
    put(left, 250);
    right.put("there", Samples.event("there", "There"));
    var broken = new FaultyReplica(right, () -> Fault.BEFORE);
    Report report = sync(left, broken);
    assertThat(report.failed()).isTrue();
    assertThat(report.stopped()).containsInstanceOf(RemoteException.Unreachable.class);
    assertThat(report.outcomes(Outcome.Unsettled.class)).hasSize(100);
    assertThat(report.outcomes(Outcome.Untried.class)).hasSize(150);
    assertThat(left.documents()).containsKey("there");
  }

  @Test
  void aRunThatWasCutOffGoesOnWhereItWas() throws IOException {
    put(left, 250);
    int[] writes = {0};
    var weak = new FaultyReplica(right, () -> writes[0]++ < 120 ? Fault.NONE : Fault.AFTER);
    sync(left, weak);
    assertThat(right.documents()).hasSize(200);
    assertThat(base.agreed()).hasSize(120);
    Report report = sync(left, right);
    assertThat(report.outcomes()).hasSize(50);
    assertThat(report.changes()).isEqualTo(50);
    assertThat(base.agreed()).hasSize(250);
    assertThat(base.intents()).isEmpty();
    assertThat(plan(left, right).isEmpty()).isTrue();
  }

  @Test
  void anEditAfterACreationThatWasNotAnsweredIsNoConflict() throws IOException {
    put(left, 1);
    sync(left, new FaultyReplica(right, () -> Fault.AFTER));
    left.put("item-0", Samples.event("item-0", "Edited"));
    assertThat(sync(left, right).changes()).isEqualTo(1);
    assertThat(right.documents()).isEqualTo(left.documents());
  }

  @Test
  void anEditOfWhatWasWrittenAndNotAnsweredIsNoConflict() throws IOException {
    put(left, 1);
    sync(left, right);
    left.put("item-0", Samples.event("item-0", "Edited"));
    sync(left, new FaultyReplica(right, () -> Fault.AFTER));
    right.put("item-0", Samples.event("item-0", "Edited again"));
    assertThat(sync(left, right).changes()).isEqualTo(1);
    assertThat(left.documents()).isEqualTo(right.documents());
  }

  @Test
  void whatComesBackAfterADeletionThatWasNotAnsweredStays() throws IOException {
    put(left, 1);
    var was = left.documents().get("item-0");
    sync(left, right);
    left.remove("item-0");
    sync(left, new FaultyReplica(right, () -> Fault.AFTER));
    left.put("item-0", was);
    sync(left, right);
    assertThat(left.documents()).containsKey("item-0");
    assertThat(right.documents()).containsKey("item-0");
  }

  @Test
  void lookingWritesNothingAboutWhatWasNotAnswered() throws IOException {
    put(left, 1);
    sync(left, new FaultyReplica(right, () -> Fault.AFTER));
    assertThat(plan(left, right).isEmpty()).isTrue();
    assertThat(base.intents()).hasSize(1);
    assertThat(base.agreed()).isEmpty();
  }

  @Test
  void aSideThatCannotBeReadLeavesTheOtherAlone() throws IOException {
    put(left, 3);
    sync(left, right);
    var cut = new FaultyReplica(right, () -> Fault.NONE);
    cut.cut();
    assertThatThrownBy(() -> sync(left, cut)).isInstanceOf(RemoteException.Unreachable.class);
    assertThat(left.documents()).hasSize(3);
    assertThat(base.agreed()).hasSize(3);
  }

  @Test
  void whatIsRefusedIsNamedAndStopsNothing() throws IOException {
    right.refusing(document -> document.toString().contains("Bad"));
    left.put("bad", Samples.event("bad", "Bad day"));
    left.put("good", Samples.event("good", "Good day"));
    Report report = sync(left, right);
    assertThat(right.documents()).containsOnlyKeys("good");
    assertThat(report.outcomes(Outcome.Refused.class))
        .extracting(Outcome.Refused::problem)
        .extracting(ItemProblem::where, ItemProblem::title)
        .containsExactly(tuple("right/bad", "Bad day"));
    assertThat(report.waits()).isTrue();
    assertThat(report.failed()).isFalse();
  }

  @Test
  void aStaleAnswerHasTheWholeSideListedNextTime() throws IOException {
    put(left, 2);
    sync(left, right);
    left.put("item-0", Samples.event("item-0", "Edited"));
    Report report = sync(left, new FaultyReplica(right, () -> Fault.STALE));
    assertThat(report.outcomes(Outcome.Stale.class)).hasSize(1);
    assertThat(base.known(Side.RIGHT).marker()).isEmpty();
    assertThat(base.known(Side.LEFT).marker()).isPresent();
    sync(left, right);
    assertThat(right.documents()).isEqualTo(left.documents());
  }

  @Test
  void aConflictKeepsBothAndWaits() throws IOException {
    put(left, 1);
    sync(left, right);
    left.put("item-0", Samples.event("item-0", "Here"));
    right.put("item-0", Samples.event("item-0", "There"));
    for (int run = 0; run < 2; run++) {
      Report report = sync(left, right);
      assertThat(report.conflicts()).hasSize(1);
      assertThat(report.waits()).isTrue();
    }
    assertThat(left.documents().get("item-0").toString()).contains("Here");
    assertThat(right.documents().get("item-0").toString()).contains("There");
  }

  @Test
  void whatWasNotAskedForWaitsForNobody() throws IOException {
    put(left, 1);
    Plan pull = plan(left, right, Policy.TWO_WAY.withFlow(Policy.Flow.TO_LEFT));
    Report report = new Sync(left, right, base).apply(pull, Progress.NONE);
    assertThat(report.waits()).isFalse();
    assertThat(report.parked()).hasSize(1);
    assertThat(plan(left, right).changes(Side.RIGHT)).hasSize(1);
  }

  @Test
  void discardingBringsBackTheOldWords() throws IOException {
    put(left, 3);
    sync(left, right);
    Map<String, Document> before = left.documents();
    left.put("item-0", Samples.event("item-0", "Edited"));
    left.remove("item-1");
    left.put("new", Samples.event("new", "New"));
    Sync sync = new Sync(left, right, base);
    sync.apply(sync.prepareDiscard(uid -> true), Progress.NONE);
    assertThat(left.documents()).isEqualTo(before);
    assertThat(right.documents()).isEqualTo(before);
    assertThat(plan(left, right).isEmpty()).isTrue();
  }

  @Test
  void everyStepIsHeardOf() throws IOException {
    put(left, 7);
    List<String> heard = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void begins(int steps) {
            heard.add("of " + steps);
          }

          @Override
          public void came(Outcome outcome) {
            heard.add(outcome.step().uid());
          }
        };
    new Sync(left, right, base).apply(plan(left, right), progress);
    assertThat(heard).hasSize(8).startsWith("of 7");
  }

  @Test
  void whatAReplicaTidiesIsKnownAfterwards() throws IOException {
    put(left, 1);
    var seat = new Known.Seat(new Place("tidy"), new Version("tidy"));
    var problem = new ItemProblem("left/x", "", "no room", "Make room.");
    Replica tidying = tidying(left, new Tidied(Map.of("item-0", seat), List.of(problem)));
    Report report = sync(tidying, right);
    assertThat(base.known(Side.LEFT).items()).containsEntry("item-0", seat);
    assertThat(report.problems()).containsExactly(problem);
  }

  @Test
  void whatAnotherToolHadInStepStaysKnownWhileItIsOpen() throws IOException {
    left.put("gone", Samples.event("gone", "Gone"));
    left.put("new", Samples.event("new", "New"));
    Sync sync = new Sync(left, right, base, Set.of("gone", "long gone"));
    Report report = sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    assertThat(right.documents()).containsOnlyKeys("new");
    assertThat(sync.inStep(report)).containsExactlyInAnyOrder("gone", "new");
  }

  @Test
  void theLedgerRemembersASyncAcrossRuns(@TempDir Path folder) throws IOException {
    put(left, 150);
    Run run = new Run(Instant.parse("2025-03-20T15:00:00Z"), "sync");
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
      Sync sync = new Sync(left, right, ledger.base("work", run));
      sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    }
    right.put("item-7", Samples.event("item-7", "Edited"));
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
      Sync sync = new Sync(left, right, ledger.base("work", run));
      Plan plan = sync.prepare(Policy.TWO_WAY);
      assertThat(plan.steps()).hasOnlyElementsOfType(Step.Replace.class).hasSize(1);
      sync.apply(plan, Progress.NONE);
      assertThat(sync.prepare(Policy.TWO_WAY).isEmpty()).isTrue();
      History.Entry entry = ledger.history().of("work", "item-7").getFirst();
      assertThat(entry.before()).contains(Samples.event("item-7", "Item 7"));
    }
  }

  private Report sync(Replica here, Replica there) throws IOException {
    Sync sync = new Sync(here, there, base);
    return sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
  }

  private Plan plan(Replica here, Replica there) throws IOException {
    return plan(here, there, Policy.TWO_WAY);
  }

  private Plan plan(Replica here, Replica there, Policy policy) throws IOException {
    return new Sync(here, there, base).prepare(policy);
  }

  private static void put(MemoryReplica replica, int count) {
    for (int i = 0; i < count; i++) {
      replica.put("item-" + i, Samples.event("item-" + i, "Item " + i));
    }
  }

  private static Replica watched(Replica replica, List<String> asked) {
    return new Around(replica, Tidied.NOTHING, asked);
  }

  private static Replica tidying(Replica replica, Tidied tidied) {
    return new Around(replica, tidied, new ArrayList<>());
  }

  private record Around(Replica replica, Tidied tidied, List<String> asked) implements Forwarding {
    @Override
    public List<Written> write(List<Write> writes) {
      writes.forEach(write -> asked.add(write.getClass().getSimpleName() + " " + write.uid()));
      return replica.write(writes);
    }

    @Override
    public boolean isTidy() {
      return tidied.equals(Tidied.NOTHING);
    }

    @Override
    public Tidied tidy(Known settled) {
      return tidied;
    }
  }
}
