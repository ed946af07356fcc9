package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Step;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;

/**
 * Laws of a sync, over random histories of two calendars. In every sync of every history it is also
 * watched that nothing goes that the base did not hold, that no text is lost, and that markers hide
 * nothing.
 */
class SyncLawsTest {
  private static final int HISTORIES = 300;

  @Test
  void bothSidesComeToSayTheSame() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          live(world, choices);
          world.settle();
          world.bothSidesSayTheSame();
        });
  }

  @Test
  void bothSidesComeToSayTheSameOnABadLine() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices).onABadLine();
          live(world, choices);
          world.settle();
          world.bothSidesSayTheSame();
        });
  }

  @Test
  void aSyncAfterASyncDoesNothing() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          live(world, choices);
          world.settle();
          int written = world.left.writes() + world.right.writes();
          assertThat(world.plan(Policy.TWO_WAY).isEmpty()).isTrue();
          Report report = world.sync(Policy.TWO_WAY);
          assertThat(report.outcomes()).isEmpty();
          assertThat(world.left.writes() + world.right.writes()).isEqualTo(written);
        });
  }

  @Test
  void aServerThatRewritesIsNotWrittenAgainAndAgain() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          world.right.storing(SyncLawsTest::inServersWords);
          live(world, choices);
          world.settle();
          assertThat(world.plan(Policy.TWO_WAY).isEmpty()).isTrue();
        });
  }

  @Test
  void aServerThatGivesNewVersionsEachTimeIsNotWrittenAgainAndAgain() {
    Law.holds(
        HISTORIES / 3,
        choices -> {
          World world = new World(choices);
          world.right.withoutMarkers();
          live(world, choices);
          world.settle();
          world.right.churning();
          Plan plan = world.plan(Policy.TWO_WAY);
          assertThat(plan.steps()).hasOnlyElementsOfType(Step.Note.class);
        });
  }

  @Test
  void aSideThatTakesNoChangesIsNeverWritten() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          world.right.readOnly();
          live(world, choices);
          assertThat(world.right.writes()).isZero();
        });
  }

  @Test
  void pullingLeavesTheRightSideAloneAndPushingTheLeft() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          live(world, choices);
          int right = world.right.writes();
          world.live();
          world.sync(Policy.TWO_WAY.withFlow(Policy.Flow.TO_LEFT));
          assertThat(world.right.writes()).isEqualTo(right);
          int left = world.left.writes();
          world.live();
          world.sync(Policy.TWO_WAY.withFlow(Policy.Flow.TO_RIGHT));
          assertThat(world.left.writes()).isEqualTo(left);
        });
  }

  @Test
  void whatAServerRefusesStopsNothingElse() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          world.right.refusing(document -> document.toString().contains("SUMMARY:Coffee"));
          live(world, choices);
          Policy decided =
              Policy.TWO_WAY.withOnConflict(Policy.OnConflict.LEFT).withDeletions(Policy.ALL);
          Report first = world.sync(decided);
          assertThat(first.outcomes(Outcome.Refused.class))
              .allMatch(refused -> refused.problem().where().startsWith("right/"));
          world.sync(decided);
          int asked = world.right.writes();
          Report report = world.sync(decided);
          assertThat(report.outcomes().stream().map(Outcome::step))
              .hasOnlyElementsOfType(Step.Withheld.class);
          assertThat(world.right.writes()).isEqualTo(asked);
        });
  }

  @Test
  void whatCannotBeReadStaysAsItIs() {
    Law.holds(
        HISTORIES,
        choices -> {
          World world = new World(choices);
          live(world, choices);
          Map<String, Document> held = world.left.documents();
          if (!held.isEmpty()) {
            String uid = choices.from(List.copyOf(held.keySet()));
            world.right.damage(uid);
            world.sync(Policy.TWO_WAY.withDeletions(Policy.ALL));
            assertThat(world.left.documents()).containsEntry(uid, held.get(uid));
            world.right.mend(uid);
          }
          world.settle();
          world.bothSidesSayTheSame();
        });
  }

  @Test
  void aLostBaseLosesNoItem() {
    Law.holds(
        HISTORIES,
        choices -> {
          World before = new World(choices);
          live(before, choices);
          before.settle();
          World world = new World(choices);
          before.left.documents().forEach(world.left::put);
          before.right.documents().forEach(world.right::put);
          assertThat(world.plan(Policy.TWO_WAY).steps()).hasOnlyElementsOfType(Step.Link.class);
        });
  }

  private static void live(World world, Choices choices) throws Exception {
    for (int i = choices.below(6); i >= 0; i--) {
      world.live();
      world.syncSomehow();
    }
    world.live();
  }

  private static Document inServersWords(Document document) {
    Component calendar = document.calendars().getFirst();
    return document.withNodes(
        List.of(
            calendar
                .with(Property.of("PRODID", "-//Server//EN"))
                .with(Property.of("X-SERVER", "1"))));
  }
}
