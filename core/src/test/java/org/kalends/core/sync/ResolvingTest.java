package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.sync.Scene.held;
import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Policy.OnConflict;
import org.kalends.core.sync.Step.Conflict;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Link;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Replace;

/** What people decide, and the small print of plans. */
class ResolvingTest {
  private final Scene scene = new Scene();

  private static Settlement whole(OnConflict kept) {
    return new Settlement.Whole(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "LEFT, LEFT, true",
    "RIGHT, RIGHT, true",
    "LEFT, RIGHT, false",
    "RIGHT, LEFT, false",
    "LEFT, ASK, false",
    "LEFT, NEWEST, false",
    "RIGHT, BOTH, false",
  })
  void aParkedDeletionIsUndoneWhereTheKeptSideStillHasTheItem(
      Side on, OnConflict kept, boolean undone) {
    Plan plan = scene.agreed(2).lost(on.other(), 2).plan();
    Plan settled = plan.resolving(Map.of("item-0", whole(kept)));
    Create again = new Create(on.other(), held("item-0", "Item 0", "1"), Optional.empty());
    assertThat(settled.steps())
        .containsExactly(undone ? again : plan.steps().getFirst(), plan.steps().getLast());
    assertThat(plan.steps()).extracting(Step::title).containsExactly("Item 0", "Item 1");
  }

  @Test
  void whatAnotherToolHadInStepMayBeBroughtBack() {
    Plan plan = scene.onceSynced("a").holds(LEFT, "a", "Tea").plan();
    assertThat(plan.resolving(Map.of("a", whole(OnConflict.LEFT))).steps())
        .containsExactly(new Create(RIGHT, held("a", "Tea", "2"), Optional.empty()));
  }

  @Test
  void whatWaitsForNobodyIsNotResolved() {
    Plan plan = scene.readOnly(RIGHT).agreed("a", "Tea").holds(LEFT, "a", "Coffee").plan();
    assertThat(plan.steps()).hasOnlyElementsOfType(Parked.class);
    assertThat(plan.resolving(Map.of("a", whole(OnConflict.LEFT))).steps()).isEmpty();
  }

  @Test
  void aConflictIsCalledWhatTheLeftSideCallsIt() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    assertThat(scene.plan().steps()).extracting(Step::title).containsExactly("Coffee");
  }

  @Test
  void whatIsDecidedPropertyByPropertyIsDone() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    Plan plan = scene.plan();
    Step done = plan.resolving(Map.of("a", each(plan, LEFT))).steps().getFirst();
    assertThat(done).isInstanceOfSatisfying(Replace.class, r -> assertThat(r.on()).isSameAs(RIGHT));
    Step other = plan.resolving(Map.of("a", each(plan, RIGHT))).steps().getFirst();
    assertThat(other).isInstanceOfSatisfying(Replace.class, r -> assertThat(r.on()).isSameAs(LEFT));
  }

  @Test
  void whatIsDecidedInPartWaits() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    Plan plan = scene.plan();
    assertThat(plan.resolving(Map.of("a", new Settlement.Each(Map.of()))).steps())
        .isEqualTo(plan.steps());
  }

  private static Settlement each(Plan plan, Side side) {
    Map<Disagreement, Side> kept =
        plan.steps(Conflict.class)
            .flatMap(conflict -> conflict.disagreements().stream())
            .collect(Collectors.toMap(about -> about, about -> side));
    return new Settlement.Each(kept);
  }

  @Test
  void withoutABaseAllThatTheKeptSideSaysHolds() {
    Held here = held("a", "Tea", "2");
    Held there =
        new Held(
            "a",
            here.place(),
            here.version(),
            Scene.document(
                here.document().toString().replace("\r", "").replace("SUMMARY:Tea", "LOCATION:X")));
    Conflict conflict = new Conflict(here, there, Optional.empty(), List.of());
    assertThat(Reconciliation.favouring(LEFT, conflict))
        .isEqualTo(new Replace(RIGHT, here, there, Optional.empty()));
  }

  // Discarding what both sides have added

  @Test
  void discardingLinksWhatBothSidesHaveAddedAlike() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Tea");
    assertThat(scene.discard().steps()).hasOnlyElementsOfType(Link.class);
  }

  @Test
  void discardingTakesTheRightSidesOfWhatBothHaveAdded() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Coffee");
    assertThat(scene.discard().steps())
        .containsExactly(
            new Replace(LEFT, held("a", "Coffee", "2"), held("a", "Tea", "2"), Optional.empty()));
  }

  @Test
  void aPlanIsEmptyWithoutStepsAndProblemsOnly() {
    assertThat(scene.plan().isEmpty()).isTrue();
    assertThat(scene.problem(RIGHT).plan().isEmpty()).isFalse();
    assertThat(new Scene().holds(LEFT, "a", "Tea").plan().isEmpty()).isFalse();
  }

  // How many items a side has, of which a fifth may go

  @Test
  void whatIsNewOnASideCountsForIt() {
    assertThat(scene.agreed(54).lost(LEFT, 11).plan().changes(RIGHT)).isEmpty();
    assertThat(scene.holds(RIGHT, "new", "New").plan().changes(RIGHT)).hasSize(11);
  }

  @Test
  void whatIsOnlyEditedOnASideCountsOnce() {
    scene.agreed(54).lost(LEFT, 11).holds(RIGHT, "item-53", "Edited");
    assertThat(scene.plan().changes(RIGHT)).isEmpty();
  }

  @Test
  void whatIsGoneFromASideDoesNotCountForIt() {
    assertThat(scene.agreed(55).lost(LEFT, 11).plan().changes(RIGHT)).hasSize(11);
    assertThat(scene.lost(RIGHT, "item-54").plan().changes(RIGHT)).isEmpty();
  }
}
