package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.sync.Scene.event;
import static org.kalends.core.sync.Scene.held;
import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Policy.Flow;
import org.kalends.core.sync.Policy.OnConflict;
import org.kalends.core.sync.Step.Conflict;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Forget;
import org.kalends.core.sync.Step.Link;
import org.kalends.core.sync.Step.Note;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Reason;
import org.kalends.core.sync.Step.Replace;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.EventId;

class PlanTest {
  private final Scene scene = new Scene();

  // Items that both sides agreed on

  @Test
  void unchangedOnBothSidesNeedsNothing() {
    assertThat(scene.agreed("a", "Tea").plan().isEmpty()).isTrue();
  }

  @Test
  void editedLeftReplacesRight() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(
            new Replace(RIGHT, held("a", "Coffee", "2"), held("a", "Tea", "1"), base("a")));
  }

  @Test
  void editedRightReplacesLeft() {
    scene.agreed("a", "Tea").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(
            new Replace(LEFT, held("a", "Coffee", "2"), held("a", "Tea", "1"), base("a")));
  }

  @Test
  void deletedLeftDeletesRight() {
    scene.agreed("a", "Tea").lost(LEFT, "a");
    assertThat(scene.plan().steps()).containsExactly(new Delete(RIGHT, held("a", "Tea", "1")));
  }

  @Test
  void deletedRightDeletesLeft() {
    scene.agreed("a", "Tea").lost(RIGHT, "a");
    assertThat(scene.plan().steps()).containsExactly(new Delete(LEFT, held("a", "Tea", "1")));
  }

  @Test
  void deletedLeftButEditedRightComesBack() {
    scene.agreed("a", "Tea").lost(LEFT, "a").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(new Create(LEFT, held("a", "Coffee", "2"), base("a")));
  }

  @Test
  void deletedRightButEditedLeftComesBack() {
    scene.agreed("a", "Tea").lost(RIGHT, "a").holds(LEFT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(new Create(RIGHT, held("a", "Coffee", "2"), base("a")));
  }

  @Test
  void deletedLeftWhileRightMerelyMovedDeletesRightWhereItIsNow() {
    scene.agreed("a", "Tea").lost(LEFT, "a").holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps()).containsExactly(new Delete(RIGHT, held("a", "Tea", "2")));
  }

  @Test
  void deletedOnBothSidesIsForgotten() {
    scene.agreed("a", "Tea").lost(LEFT, "a").lost(RIGHT, "a");
    assertThat(scene.plan().steps()).containsExactly(new Forget(scene.agreed("a")));
  }

  @Test
  void editedOnBothSidesIsAConflict() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    assertThat(scene.plan().steps())
        .containsExactly(
            new Conflict(
                held("a", "Coffee", "2"),
                held("a", "Water", "2"),
                base("a"),
                differently("Tea", "Coffee", "Water")));
  }

  @Test
  void whatEachSideEditedIsMerged() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    Document there = withPlace(event("a", "Tea"));
    scene.holds(RIGHT, there);
    Step.Merge merge =
        scene.plan().steps(Step.Merge.class).findFirst().orElseThrow(AssertionError::new);
    Document merged = withPlace(event("a", "Coffee"));
    assertThat(merge.toLeft()).isEqualTo(merged);
    assertThat(merge.toRight()).isEqualTo(merged);
  }

  @Test
  void whereOneSideHasNothingToLearnOnlyTheOtherIsWritten() {
    Document there = withPlace(event("a", "Coffee"));
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, there);
    assertThat(scene.plan().steps())
        .containsExactly(
            new Replace(LEFT, Scene.held("a", there, "2"), held("a", "Coffee", "2"), base("a")));
  }

  @Test
  void ofAMergeASideThatMayBeWrittenGetsItsPart() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    scene.holds(RIGHT, withPlace(event("a", "Tea")));
    for (Flow flow : List.of(Flow.TO_LEFT, Flow.TO_RIGHT)) {
      Plan plan = scene.plan(Policy.TWO_WAY.withFlow(flow));
      assertThat(plan.steps()).hasOnlyElementsOfType(Step.Patch.class);
      assertThat(plan.changes(flow == Flow.TO_LEFT ? LEFT : RIGHT)).hasSize(1);
    }
    assertThat(scene.readOnly(LEFT).readOnly(RIGHT).plan().steps())
        .hasOnlyElementsOfType(Parked.class);
  }

  @Test
  void whatIsNewOnBothSidesIsMergedWhereNothingDisagrees() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, withPlace(event("a", "Tea")));
    assertThat(scene.plan().steps()).hasOnlyElementsOfType(Replace.class);
  }

  private static Document withPlace(Document document) {
    return Scene.document(
        document.toString().replace("\r", "").replace("END:VEVENT", "LOCATION:There\nEND:VEVENT"));
  }

  private static List<Disagreement> differently(String base, String left, String right) {
    return List.of(
        new Disagreement(
            new EventId("a", Optional.empty()),
            "SUMMARY",
            Optional.of(base).filter(title -> !title.isEmpty()),
            Optional.of(left),
            Optional.of(right)));
  }

  @Test
  void editedAlikeOnBothSidesIsNoted() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(new Note(new Agreed(held("a", "Coffee", "2"), held("a", "Coffee", "2"))));
  }

  @Test
  void aNewVersionThatSaysTheSameIsNoted() {
    scene.agreed("a", "Tea").holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Note(new Agreed(held("a", "Tea", "1"), held("a", "Tea", "2"))));
  }

  // Items that are new

  @Test
  void addedLeftIsCreatedRight() {
    scene.holds(LEFT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Create(RIGHT, held("a", "Tea", "2"), Optional.empty()));
  }

  @Test
  void addedRightIsCreatedLeft() {
    scene.holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Create(LEFT, held("a", "Tea", "2"), Optional.empty()));
  }

  @Test
  void addedAlikeOnBothSidesIsLinked() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Link(new Agreed(held("a", "Tea", "2"), held("a", "Tea", "2"))));
  }

  @Test
  void addedDifferentlyOnBothSidesIsAConflict() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps())
        .containsExactly(
            new Conflict(
                held("a", "Tea", "2"),
                held("a", "Coffee", "2"),
                Optional.empty(),
                differently("", "Tea", "Coffee")));
  }

  @Test
  void missingWithoutABaseIsNoDeletion() {
    assertThat(scene.lost(LEFT, "a").plan().isEmpty()).isTrue();
  }

  // What cannot be read

  @Test
  void anItemThatOneSideCannotReadIsLeftAlone() {
    scene.agreed("a", "Tea").unreadable(LEFT, "a").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps()).isEmpty();
    assertThat(scene.plan().problems()).hasSize(1);
  }

  @Test
  void anItemThatTheRightSideCannotReadIsLeftAlone() {
    scene.agreed("a", "Tea").unreadable(RIGHT, "a").holds(LEFT, "a", "Coffee");
    assertThat(scene.plan().steps()).isEmpty();
  }

  @Test
  void anItemThatOneSideCannotReadIsNotDeletedThere() {
    scene.agreed("a", "Tea").unreadable(LEFT, "a").lost(RIGHT, "a");
    assertThat(scene.plan().steps()).isEmpty();
  }

  @Test
  void oneBadItemStopsNoOther() {
    scene.agreed("a", "Tea").unreadable(LEFT, "a").holds(LEFT, "b", "Cake");
    assertThat(scene.plan().steps()).hasSize(1);
  }

  // What the user wants

  @Test
  void aConflictMayBeDecidedForTheLeft() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    assertThat(scene.plan(Policy.TWO_WAY.withOnConflict(OnConflict.LEFT)).steps())
        .containsExactly(
            new Replace(RIGHT, held("a", "Coffee", "2"), held("a", "Water", "2"), base("a")));
  }

  @Test
  void aConflictMayBeDecidedForTheRight() {
    scene.holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    assertThat(scene.plan(Policy.TWO_WAY.withOnConflict(OnConflict.RIGHT)).steps())
        .containsExactly(
            new Replace(LEFT, held("a", "Water", "2"), held("a", "Coffee", "2"), Optional.empty()));
  }

  @Test
  void pullingWritesLeftOnly() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "b", "Cake");
    Plan plan = scene.plan(Policy.TWO_WAY.withFlow(Flow.TO_LEFT));
    assertThat(plan.changes(LEFT)).hasSize(1);
    assertThat(plan.changes(RIGHT)).isEmpty();
    assertThat(plan.steps(Parked.class)).extracting(Parked::reason).containsOnly(Reason.NOT_ASKED);
  }

  @Test
  void pushingWritesRightOnly() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "b", "Cake");
    Plan plan = scene.plan(Policy.TWO_WAY.withFlow(Flow.TO_RIGHT));
    assertThat(plan.changes(LEFT)).isEmpty();
    assertThat(plan.changes(RIGHT)).hasSize(1);
    assertThat(plan.steps(Parked.class)).extracting(Parked::reason).containsOnly(Reason.NOT_ASKED);
  }

  @Test
  void pullingStillNotesWhatNeedsNoWriting() {
    scene.agreed("a", "Tea").lost(LEFT, "a").lost(RIGHT, "a");
    assertThat(scene.plan(Policy.TWO_WAY.withFlow(Flow.TO_LEFT)).steps())
        .hasOnlyElementsOfType(Forget.class);
  }

  @Test
  void aDecidedConflictThatGoesTheOtherWayWaits() {
    scene.holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    Policy policy = Policy.TWO_WAY.withFlow(Flow.TO_LEFT).withOnConflict(OnConflict.LEFT);
    assertThat(scene.plan(policy).steps()).hasOnlyElementsOfType(Parked.class);
  }

  @Test
  void aSideThatTakesNoChangesGetsNone() {
    scene.readOnly(RIGHT).agreed("a", "Tea").holds(LEFT, "a", "Coffee").lost(LEFT, "b");
    Plan plan = scene.agreed("b", "Cake").plan();
    assertThat(plan.changes(RIGHT)).isEmpty();
    assertThat(plan.steps(Parked.class))
        .hasSize(2)
        .extracting(Parked::reason)
        .containsOnly(Reason.READ_ONLY);
  }

  @Test
  void aSideMayBeSetReadOnly() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "b", "Cake");
    Plan plan = scene.plan(Policy.TWO_WAY.withReadOnly(Set.of(RIGHT)));
    assertThat(plan.changes(RIGHT)).isEmpty();
    assertThat(plan.changes(LEFT)).hasSize(1);
    assertThat(plan.writable()).containsExactly(LEFT);
  }

  // Too many deletions

  @Test
  void aFewDeletionsPass() {
    assertThat(scene.agreed(12).lost(LEFT, 10).plan().changes(RIGHT)).hasSize(10);
  }

  @Test
  void manyDeletionsOfALargeSidePass() {
    assertThat(scene.agreed(60).lost(LEFT, 12).plan().changes(RIGHT)).hasSize(12);
  }

  @Test
  void moreThanTenAndMoreThanAFifthAreParked() {
    Plan plan = scene.agreed(54).lost(LEFT, 11).holds(LEFT, "new", "New").plan();
    assertThat(plan.changes(RIGHT)).hasOnlyElementsOfType(Create.class).hasSize(1);
    assertThat(plan.steps(Parked.class))
        .hasSize(11)
        .extracting(Parked::reason)
        .containsOnly(Reason.TOO_MANY_DELETIONS);
  }

  @Test
  void deletionsThatWouldEmptyASideAreParked() {
    Plan plan = scene.agreed(2).lost(RIGHT, 2).plan();
    assertThat(plan.changes(LEFT)).isEmpty();
    assertThat(plan.steps(Parked.class)).hasSize(2);
  }

  @Test
  void theLastItemMayGo() {
    assertThat(scene.agreed(1).lost(RIGHT, 1).plan().changes(LEFT)).hasSize(1);
  }

  @Test
  void deletionsThatGoTheOtherWayAreNotCounted() {
    scene.agreed(20).lost(LEFT, 15);
    Plan plan = scene.plan(Policy.TWO_WAY.withFlow(Flow.TO_LEFT));
    assertThat(plan.steps(Parked.class)).extracting(Parked::reason).containsOnly(Reason.NOT_ASKED);
  }

  @Test
  void bothSidesAreGovernedEachForItself() {
    scene.agreed(40).lost(LEFT, 15).lost(RIGHT, "item-30");
    Plan plan = scene.plan();
    assertThat(plan.changes(LEFT)).hasSize(1);
    assertThat(plan.steps(Parked.class)).hasSize(15);
  }

  @Test
  void deletionsPassWhenForced() {
    scene.agreed(20).lost(LEFT, 20);
    assertThat(scene.plan(Policy.TWO_WAY.withDeletions(Policy.ALL)).changes(RIGHT)).hasSize(20);
    assertThat(scene.plan(Policy.TWO_WAY.withDeletions(20)).changes(RIGHT)).hasSize(20);
    assertThat(scene.plan(Policy.TWO_WAY.withDeletions(19)).changes(RIGHT)).isEmpty();
  }

  // A folder that another tool left behind

  @Test
  void whatWasOnceInStepIsNotUploadedAgain() {
    scene.onceSynced("a").holds(LEFT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Parked(new Delete(LEFT, held("a", "Tea", "2")), Reason.ONCE_SYNCED));
  }

  @Test
  void whatWasOnceInStepIsNotDownloadedAgain() {
    scene.onceSynced("a").holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps())
        .containsExactly(new Parked(new Delete(RIGHT, held("a", "Tea", "2")), Reason.ONCE_SYNCED));
  }

  @Test
  void whatWasOnceInStepAndStillIsIsLinked() {
    scene.onceSynced("a").holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Tea");
    assertThat(scene.plan().steps()).hasOnlyElementsOfType(Link.class);
  }

  @Test
  void whatWasOnceInStepGoesWhenForced() {
    scene.onceSynced("a").holds(LEFT, "a", "Tea");
    assertThat(scene.plan(Policy.TWO_WAY.withDeletions(1)).steps())
        .containsExactly(new Delete(LEFT, held("a", "Tea", "2")));
  }

  @Test
  void whatWasOnceInStepIsDecidedByTheBaseWhereThereIsOne() {
    scene.onceSynced("a").agreed("a", "Tea").lost(LEFT, "a").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().steps()).hasOnlyElementsOfType(Create.class);
  }

  @Test
  void whatIsDeletedOrForgottenIsGoing() {
    scene.agreed("a", "Tea").lost(LEFT, "a");
    scene.agreed("b", "Tea").lost(LEFT, "b").lost(RIGHT, "b");
    scene.agreed("c", "Tea").holds(LEFT, "c", "Coffee").holds(RIGHT, "d", "Milk");
    for (int i = 0; i < 9; i++) {
      scene.agreed("other-" + i, "Tea");
    }
    assertThat(scene.plan().steps()).hasSize(4);
    assertThat(scene.plan().going()).containsExactlyInAnyOrder("a", "b");
  }

  // Where to ask from next time

  @Test
  void aMarkerWaitsForWhatItsSideToldOf() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "b", "Cake");
    assertThat(scene.plan().marks().get(LEFT).awaits()).containsExactly("a");
    assertThat(scene.plan().marks().get(RIGHT).awaits()).containsExactly("b");
    assertThat(scene.plan().marks().get(RIGHT).marker()).contains("marker of RIGHT");
  }

  @Test
  void aMarkerWaitsForWhatTheOtherSideCannotRead() {
    scene.agreed("a", "Tea").unreadable(LEFT, "a").holds(RIGHT, "a", "Coffee");
    assertThat(scene.plan().marks().get(RIGHT).awaits()).containsExactly("a");
  }

  @Test
  void aSideWithProblemsKeepsItsMarker() {
    assertThat(scene.problem(RIGHT).plan().marks()).containsOnlyKeys(LEFT);
  }

  // Undoing the left side's changes

  @Test
  void discardingUndoesAnEdit() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    assertThat(scene.discard().steps())
        .containsExactly(
            new Replace(LEFT, held("a", "Tea", "1"), held("a", "Coffee", "2"), base("a")));
  }

  @Test
  void discardingTakesWhatTheRightSideSaysNow() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    assertThat(scene.discard().steps())
        .containsExactly(
            new Replace(LEFT, held("a", "Water", "2"), held("a", "Coffee", "2"), base("a")));
  }

  @Test
  void discardingBringsBackWhatWasDeleted() {
    scene.agreed("a", "Tea").lost(LEFT, "a");
    assertThat(scene.discard().steps())
        .containsExactly(new Create(LEFT, held("a", "Tea", "1"), base("a")));
  }

  @Test
  void discardingDeletesWhatIsNew() {
    scene.holds(LEFT, "a", "Tea");
    assertThat(scene.discard().steps()).containsExactly(new Delete(LEFT, held("a", "Tea", "2")));
  }

  @Test
  void discardingDeletesWhatTheRightSideDeleted() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").lost(RIGHT, "a");
    assertThat(scene.discard().steps()).containsExactly(new Delete(LEFT, held("a", "Coffee", "2")));
  }

  @Test
  void discardingNeverWritesRightNorPulls() {
    scene.agreed("a", "Tea").holds(RIGHT, "a", "Coffee").holds(RIGHT, "b", "Cake");
    assertThat(scene.agreed("c", "Milk").lost(RIGHT, "c").discard().steps()).isEmpty();
  }

  @Test
  void discardingTouchesChosenItemsOnly() {
    scene.holds(LEFT, "a", "Tea").holds(LEFT, "b", "Cake");
    Plan plan =
        Plan.discard(scene.snapshot(LEFT), scene.snapshot(RIGHT), scene.base(), "b"::equals);
    assertThat(plan.steps()).extracting(Step::uid).containsExactly("b");
    assertThat(plan.marks()).isEmpty();
  }

  // Purity

  @Test
  void theSameInputsGiveTheSamePlan() {
    scene.agreed(30).lost(LEFT, 4).holds(RIGHT, "x", "X").holds(LEFT, "item-9", "Nine");
    assertThat(scene.plan()).isEqualTo(scene.plan());
  }

  private Optional<Agreed> base(String uid) {
    return Optional.of(scene.agreed(uid));
  }
}
