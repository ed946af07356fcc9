package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.sync.Scene.event;
import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Policy.Flow;
import org.kalends.core.sync.Step.Change;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Merge;
import org.kalends.core.sync.Step.Parked;
import org.kalends.core.sync.Step.Patch;
import org.kalends.core.sync.Step.Reason;
import org.kalends.core.sync.Step.Replace;
import org.kalends.core.sync.Step.Withheld;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;

/** What becomes of changes that a side has refused before. */
class RefusalTest {
  private final Scene scene = new Scene();

  private Step only(Plan plan) {
    assertThat(plan.steps()).hasSize(1);
    return plan.steps().getFirst();
  }

  private void isWithheld(Class<? extends Change> kind) {
    Step before = only(scene.plan());
    assertThat(before).isInstanceOf(kind);
    scene.refused();
    assertThat(only(scene.plan()))
        .isInstanceOfSatisfying(
            Withheld.class,
            withheld -> {
              assertThat(withheld.change()).isEqualTo(before);
              assertThat(withheld.refusal().problem().reason()).isEqualTo("too odd");
            });
  }

  @Test
  void aNewItemThatWasRefusedIsWithheld() {
    scene.holds(LEFT, "a", "Tea");
    isWithheld(Create.class);
  }

  @Test
  void anEditThatWasRefusedIsWithheld() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    isWithheld(Replace.class);
  }

  @Test
  void aDeletionThatWasRefusedIsWithheld() {
    scene.agreed("a", "Tea").agreed("b", "Water").lost(LEFT, "a");
    isWithheld(Delete.class);
  }

  @Test
  void whatASideRefusedBackThenComesBackIsWithheld() {
    scene.agreed("a", "Tea").lost(RIGHT, "a").holds(LEFT, "a", "Coffee");
    isWithheld(Create.class);
  }

  @Test
  void anotherTextIsTried() {
    scene.holds(LEFT, "a", "Tea").refused().holds(LEFT, "a", "Coffee");
    assertThat(only(scene.plan())).isInstanceOf(Create.class);
  }

  @Test
  void whatIsRefusedWhenItIsWrittenMayBeDeleted() {
    scene.holds(LEFT, "a", "Tea").refused();
    Scene later = new Scene().agreed("a", "Tea").agreed("b", "Water").lost(LEFT, "a");
    assertThat(only(later.plan(scene.base().refusals()))).isInstanceOf(Delete.class);
  }

  @Test
  void otherItemsAreTried() {
    scene.holds(LEFT, "a", "Tea").refused().holds(LEFT, "b", "Tea");
    assertThat(scene.plan().steps()).hasExactlyElementsOfTypes(Withheld.class, Create.class);
  }

  @Test
  void whatOneSideRefusedTheOtherIsGivenAllTheSame() {
    scene.holds(LEFT, "a", "Tea").refused();
    scene.base().refusals().get("a").forEach(refusal -> assertThat(refusal.on()).isEqualTo(RIGHT));
    Scene other = new Scene().holds(RIGHT, "a", "Tea");
    assertThat(only(other.plan(scene.base().refusals()))).isInstanceOf(Create.class);
  }

  @Test
  void whoAsksForItHasItTriedAgain() {
    scene.holds(LEFT, "a", "Tea").refused();
    assertThat(only(scene.plan(Policy.TWO_WAY.withRetries(true)))).isInstanceOf(Create.class);
  }

  @Test
  void theOtherSidesEditArrivesAlthoughOurOwnWasRefused() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").refused();
    Document there = withPlace(event("a", "Tea"));
    scene.holds(RIGHT, there);
    assertThat(only(scene.plan())).isInstanceOf(Merge.class);
    Merge merge = (Merge) only(scene.plan());
    scene.refused(merge.patch(RIGHT));
    assertThat(only(scene.plan())).isEqualTo(merge.patch(LEFT));
    scene.refused(merge.patch(LEFT));
    assertThat(only(scene.plan()))
        .isInstanceOfSatisfying(
            Withheld.class, withheld -> assertThat(withheld.change()).isInstanceOf(Patch.class));
  }

  @Test
  void theOtherSidesDeletionDoesNotTakeAnEditThatWasRefused() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").refused().lost(RIGHT, "a");
    assertThat(only(scene.plan()))
        .isInstanceOfSatisfying(
            Withheld.class, withheld -> assertThat(withheld.change()).isInstanceOf(Create.class));
  }

  @Test
  void aConflictGoesOnWaiting() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").refused().holds(RIGHT, "a", "Water");
    assertThat(only(scene.plan())).isInstanceOf(Step.Conflict.class);
  }

  @Test
  void resolvingTriesWhatWasRefused() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    var kept = Map.<String, Settlement>of("a", new Settlement.Whole(Policy.OnConflict.LEFT));
    Change change = (Change) only(scene.plan().resolving(kept));
    scene.refused(change);
    assertThat(only(scene.plan(Policy.TWO_WAY.withOnConflict(Policy.OnConflict.LEFT))))
        .isInstanceOf(Withheld.class);
    assertThat(only(scene.plan().resolving(kept))).isEqualTo(change);
  }

  @Test
  void discardingUndoesWhatWasRefused() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").refused();
    assertThat(only(scene.discard()))
        .isInstanceOfSatisfying(Replace.class, one -> assertThat(one.on()).isEqualTo(LEFT));
  }

  @Test
  void whatIsNotAskedForOrReadOnlySaysSoFirst() {
    scene.holds(LEFT, "a", "Tea").refused();
    assertThat(scene.plan(Policy.TWO_WAY.withFlow(Flow.TO_LEFT)).steps(Parked.class))
        .extracting(Parked::reason)
        .containsExactly(Reason.NOT_ASKED);
    assertThat(scene.readOnly(RIGHT).plan().steps(Parked.class))
        .extracting(Parked::reason)
        .containsExactly(Reason.READ_ONLY);
  }

  @Test
  void theMarkerOfTheSideThatToldOfItWaitsForIt() {
    scene.holds(LEFT, "a", "Tea").refused();
    assertThat(scene.plan().marks().get(LEFT).awaits()).containsExactly("a");
    assertThat(scene.plan().marks().get(RIGHT))
        .isEqualTo(new Plan.Mark(Optional.of("marker of RIGHT"), Set.of()));
  }

  private static Document withPlace(Document document) {
    Component calendar = document.calendars().getFirst();
    List<org.kalends.ics.Node> nodes =
        calendar.nodes().stream()
            .map(node ->
                node instanceof Component event
                    ? event.with(Property.text("LOCATION", "Hall"))
                    : node)
            .toList();
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }
}
