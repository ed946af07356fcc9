package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.sync.Scene.held;
import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Forget;
import org.kalends.core.sync.Step.Link;
import org.kalends.core.sync.Step.Note;
import org.kalends.core.sync.Step.Replace;

/** The right side is made what the left side is, whatever was done there. */
class OverwriteTest {
  private final Scene scene = new Scene();

  private void does(Step step) {
    assertThat(scene.overwrite().steps()).containsExactly(step);
  }

  private Optional<Agreed> base() {
    return Optional.of(scene.agreed("a"));
  }

  @Test
  void whatBothHoldAsTheyAgreedNeedsNothing() {
    assertThat(scene.agreed("a", "Tea").overwrite().isEmpty()).isTrue();
  }

  @Test
  void anEditOfTheRightSideIsWrittenOver() {
    scene.agreed("a", "Tea").holds(RIGHT, "a", "Coffee");
    does(new Replace(RIGHT, held("a", "Tea", "1"), held("a", "Coffee", "2"), base()));
  }

  @Test
  void anEditOfTheLeftSideReplacesTheRight() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee");
    does(new Replace(RIGHT, held("a", "Coffee", "2"), held("a", "Tea", "1"), base()));
  }

  @Test
  void ofTwoEditsTheLeftOneCounts() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    does(new Replace(RIGHT, held("a", "Coffee", "2"), held("a", "Water", "2"), base()));
  }

  @Test
  void twoEditsThatSayTheSameAreNoted() {
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Coffee");
    does(new Note(new Agreed(held("a", "Coffee", "2"), held("a", "Coffee", "2"))));
  }

  @Test
  void whatIsDeletedOnTheRightComesBack() {
    scene.agreed(2).lost(RIGHT, "item-0").holds(LEFT, "item-1", "Coffee").lost(RIGHT, "item-1");
    assertThat(scene.overwrite().steps())
        .containsExactly(
            new Create(RIGHT, held("item-0", "Item 0", "1"), Optional.of(scene.agreed("item-0"))),
            new Create(RIGHT, held("item-1", "Coffee", "2"), Optional.of(scene.agreed("item-1"))));
  }

  @Test
  void whatIsDeletedOnTheLeftGoesAlsoWhereTheRightSideHasEditedIt() {
    scene.agreed(9).lost(LEFT, "item-0").holds(RIGHT, "item-1", "Coffee").lost(LEFT, "item-1");
    assertThat(scene.overwrite().steps())
        .containsExactly(
            new Delete(RIGHT, held("item-0", "Item 0", "1")),
            new Delete(RIGHT, held("item-1", "Coffee", "2")));
  }

  @Test
  void whatIsDeletedOnBothSidesIsForgotten() {
    scene.agreed("a", "Tea").lost(LEFT, "a").lost(RIGHT, "a");
    does(new Forget(scene.agreed("a")));
  }

  @Test
  void newItemsOfTheLeftSideComeToTheRight() {
    scene.holds(LEFT, "a", "Tea");
    does(new Create(RIGHT, held("a", "Tea", "2"), Optional.empty()));
  }

  @Test
  void newItemsThatSayTheSameAreLinked() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Tea");
    does(new Link(new Agreed(held("a", "Tea", "2"), held("a", "Tea", "2"))));
  }

  @Test
  void ofTwoNewItemsOfOneUidTheLeftOneCounts() {
    scene.holds(LEFT, "a", "Tea").holds(RIGHT, "a", "Coffee");
    does(new Replace(RIGHT, held("a", "Tea", "2"), held("a", "Coffee", "2"), Optional.empty()));
  }

  @Test
  void newItemsOfTheRightSideAreForTheLeft() {
    scene.holds(RIGHT, "a", "Tea");
    does(new Create(LEFT, held("a", "Tea", "2"), Optional.empty()));
  }
}
