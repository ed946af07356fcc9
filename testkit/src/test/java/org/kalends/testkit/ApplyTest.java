package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.Property;
import org.kalends.testkit.FaultyReplica.Fault;

/** What applying a plan leaves on both sides, in the base and in the history. */
class ApplyTest {
  private static final Document TEA = Samples.event("a", "Tea");
  private static final Document COFFEE = Samples.event("a", "Coffee");

  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right");
  private final MemoryBase base = new MemoryBase();

  @BeforeEach
  void inStep() throws IOException {
    left.put("a", TEA);
    sync(left, right);
  }

  private Report sync(Replica here, Replica there) throws IOException {
    return sync(here, there, Policy.TWO_WAY, Progress.NONE);
  }

  private Report sync(Replica here, Replica there, Policy policy, Progress progress)
      throws IOException {
    Sync sync = new Sync(here, there, base);
    return sync.apply(sync.prepare(policy), progress);
  }

  private static Document inHall(Document document) {
    var calendar = document.calendars().getFirst();
    var event = calendar.components().getFirst().with(Property.of("LOCATION", "Hall"));
    var nodes = new ArrayList<>(calendar.nodes());
    nodes.replaceAll(node -> node == calendar.components().getFirst() ? event : node);
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }

  private void bothHaveChanged() {
    left.put("a", COFFEE);
    right.put("a", inHall(TEA));
  }

  private void areMerged() throws IOException {
    for (MemoryReplica side : List.of(left, right)) {
      assertThat(side.documents().get("a").toString()).contains("Coffee", "Hall");
    }
    assertThat(new Sync(left, right, base).prepare(Policy.TWO_WAY).isEmpty()).isTrue();
    assertThat(base.intents()).isEmpty();
  }

  // Merges

  @Test
  void aMergeIsOnBothSidesAndInTheBase() throws IOException {
    bothHaveChanged();
    Report report = sync(left, right);
    assertThat(report.outcomes()).hasSize(2).hasOnlyElementsOfType(Outcome.Done.class);
    areMerged();
  }

  @Test
  void whatAMergeOverwritesIsInTheHistory() throws IOException {
    bothHaveChanged();
    sync(left, right);
    List<Document> kept = new ArrayList<>();
    for (Step step : base.history()) {
      if (step instanceof Step.Change change) {
        change.before().ifPresent(held -> kept.add(held.document()));
      }
    }
    assertThat(kept).contains(COFFEE, inHall(TEA));
  }

  @Test
  void whereTheRightSideRefusesAMergeTheLeftSideStaysAsItIs() throws IOException {
    bothHaveChanged();
    right.refusing(document -> document.toString().contains("Coffee"), Lasts.A_RUN);
    Report report = sync(left, right);
    assertThat(report.outcomes(Outcome.Refused.class)).hasSize(1);
    assertThat(left.documents()).containsEntry("a", COFFEE);
    assertThat(right.documents()).containsEntry("a", inHall(TEA));
    right.refusing(document -> false);
    sync(left, right);
    areMerged();
  }

  @Test
  void aMergeThatEndsHalfwayComesToTheSame() throws IOException {
    for (Fault fault : List.of(Fault.BEFORE, Fault.AFTER)) {
      bothHaveChanged();
      sync(left, new FaultyReplica(right, () -> fault));
      sync(left, right);
      areMerged();
      left.put("a", TEA);
      sync(left, right);
    }
  }

  @Test
  void aMergeWhoseLeftPartIsStaleComesToTheSame() throws IOException {
    bothHaveChanged();
    sync(new FaultyReplica(left, () -> Fault.STALE), right);
    assertThat(left.documents()).containsEntry("a", COFFEE);
    sync(left, right);
    areMerged();
  }

  // What is only remembered

  @Test
  void whatIsTheSameOnBothSidesIsRemembered() throws IOException {
    left.put("b", Samples.event("b", "Cake"));
    right.put("b", Samples.event("b", "Cake"));
    Report report = sync(left, right);
    assertThat(report.done(Step.Link.class)).hasSize(1);
    assertThat(base.agreed()).containsKey("b");
    left.remove("b");
    right.remove("b");
    assertThat(sync(left, right).done(Step.Forget.class)).hasSize(1);
    assertThat(base.agreed()).doesNotContainKey("b");
  }

  // What was not done

  @Test
  void whatMayHaveBeenDoneIsInTheHistoryAndStaysIntended() throws IOException {
    left.put("a", COFFEE);
    sync(left, new FaultyReplica(right, () -> Fault.BEFORE));
    assertThat(base.history()).hasAtLeastOneElementOfType(Step.Replace.class);
    assertThat(base.intents()).hasSize(1);
  }

  @Test
  void whatWasNotDoneIsIntendedNoMore() throws IOException {
    left.put("a", COFFEE);
    sync(left, new FaultyReplica(right, () -> Fault.STALE));
    assertThat(base.intents()).isEmpty();
    right.refusing(document -> true);
    Report report = sync(left, right);
    assertThat(report.outcomes(Outcome.Refused.class)).hasSize(1);
    assertThat(base.intents()).isEmpty();
    assertThat(base.history()).noneMatch(Step.Replace.class::isInstance);
  }

  @Test
  void aMarkerStaysWhereItIsWhileSomethingIsOpen() throws IOException {
    Known before = base.known(Side.LEFT);
    left.put("a", COFFEE);
    right.refusing(document -> true, Lasts.A_RUN);
    sync(left, right);
    assertThat(base.known(Side.LEFT).marker()).isEqualTo(before.marker());
    right.refusing(document -> false);
    sync(left, right);
    assertThat(base.known(Side.LEFT).marker()).isNotEqualTo(before.marker());
  }

  @Test
  void afterManyWritesTheWholeSideIsListed() throws IOException {
    for (int i = 0; i < 101; i++) {
      left.put("many-" + i, Samples.event("many-" + i, "Tea"));
    }
    sync(left, right);
    assertThat(base.known(Side.RIGHT).marker()).isEmpty();
    assertThat(base.known(Side.LEFT).marker()).isPresent();
  }

  // Progress

  @Test
  void asManyOutcomesComeAsWereForetold() throws IOException {
    bothHaveChanged();
    left.put("b", Samples.event("b", "Here"));
    right.put("b", Samples.event("b", "There"));
    right.put("c", Samples.event("c", "New"));
    int[] foretold = {0};
    int[] came = {0};
    Progress counting =
        new Progress() {
          @Override
          public void begins(int steps) {
            foretold[0] = steps;
          }

          @Override
          public void came(Outcome outcome) {
            came[0]++;
          }
        };
    sync(left, right, Policy.TWO_WAY.withOnConflict(Policy.OnConflict.BOTH), counting);
    assertThat(foretold[0]).isEqualTo(came[0]).isEqualTo(5);
  }
}
