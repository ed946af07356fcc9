package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.sync.Scene.document;
import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.core.sync.Policy.Flow;
import org.kalends.core.sync.Policy.OnConflict;
import org.kalends.core.sync.Step.Conflict;
import org.kalends.core.sync.Step.Fork;
import org.kalends.core.sync.Step.Replace;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** What becomes of conflicts under the policies that look at the texts. */
class ConflictPolicyTest {
  private static final String BEFORE = "LAST-MODIFIED:20250101T000000Z SEQUENCE:1";

  @ParameterizedTest(name = "[{index}] {0} | {1} | {2} -> {3}")
  @CsvSource(
      nullValues = "none",
      value = {
        // here, there, at the base, who was last
        "LAST-MODIFIED:20250103T000000Z, LAST-MODIFIED:20250102T000000Z, '', LEFT",
        "LAST-MODIFIED:20250102T000000Z, LAST-MODIFIED:20250103T000000Z, '', RIGHT",
        "LAST-MODIFIED:20250102T000000Z, LAST-MODIFIED:20250102T000000Z, '', none",
        "LAST-MODIFIED:20250102T000000Z, '', '', none",
        "'', LAST-MODIFIED:20250102T000000Z, '', none",
        "LAST-MODIFIED:20250102T000000, LAST-MODIFIED:yesterday, '', none",
        "SEQUENCE:3, SEQUENCE:2, '', LEFT",
        "SEQUENCE:9, SEQUENCE:10, '', RIGHT",
        "SEQUENCE:2, SEQUENCE:2, '', none",
        "SEQUENCE:many, SEQUENCE:2, '', none",
        "'', '', '', none",
        // the time goes before the number
        "LAST-MODIFIED:20250103T000000Z SEQUENCE:1, LAST-MODIFIED:20250102T000000Z SEQUENCE:2, '', LEFT",
        "LAST-MODIFIED:20250103T000000Z SEQUENCE:1, LAST-MODIFIED:20250103T000000Z SEQUENCE:2, '', RIGHT",
        // a stamp that stayed as it was tells nothing
        BEFORE + ", LAST-MODIFIED:20250102T000000Z SEQUENCE:2, " + BEFORE + ", none",
        "LAST-MODIFIED:20250102T000000Z SEQUENCE:2, " + BEFORE + ", " + BEFORE + ", none",
        "LAST-MODIFIED:20250101T000000Z SEQUENCE:4, LAST-MODIFIED:20250102T000000Z SEQUENCE:2, "
            + BEFORE
            + ", LEFT",
      })
  void newestIsTheOneThatWasWrittenLastAsFarAsTheTextsTell(
      String here, String there, String before, String last) {
    Held base = held("Tea", before);
    Conflict conflict =
        new Conflict(
            held("Coffee", here),
            held("Water", there),
            Optional.of(new Agreed(base, base)),
            List.of());
    assertThat(Newest.of(conflict)).isEqualTo(Optional.ofNullable(last).map(Side::valueOf));
  }

  @Test
  void newestCountsOverridesToo() {
    Document there =
        document(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            LAST-MODIFIED:20250102T000000Z
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID:20250320T150000Z
            LAST-MODIFIED:20250104T000000Z
            END:VEVENT
            END:VCALENDAR
            """);
    Conflict conflict =
        new Conflict(
            held("Coffee", "LAST-MODIFIED:20250103T000000Z"),
            new Held("a", new Place("/a"), new Version("2"), there),
            Optional.empty(),
            List.of());
    assertThat(Newest.of(conflict)).contains(RIGHT);
  }

  @Test
  void theNewestHoldsOnBothSides() {
    Held here = held("Coffee", "LAST-MODIFIED:20250103T000000Z");
    Held there = held("Water", "LAST-MODIFIED:20250102T000000Z");
    var newest = OnConflict.NEWEST;
    assertThat(decided(new Conflict(here, there, Optional.empty(), List.of()), newest))
        .isEqualTo(new Replace(RIGHT, here, there, Optional.empty()));
    assertThat(decided(new Conflict(there, here, Optional.empty(), List.of()), newest))
        .isEqualTo(new Replace(LEFT, here, there, Optional.empty()));
  }

  @Test
  void whatOnlyTheOtherSideHasChangedStays() {
    Held tea = held("Tea", "");
    Held here = held("Coffee", "LOCATION:Hall");
    Conflict conflict =
        (Conflict) Reconciliation.of(here, held("Water", ""), Optional.of(new Agreed(tea, tea)));
    assertThat(Reconciliation.favouring(RIGHT, conflict))
        .isInstanceOfSatisfying(
            Step.Merge.class,
            merge -> {
              assertThat(merge.toLeft().toString()).contains("Water", "Hall");
              assertThat(merge.toRight().toString()).contains("Water", "Hall");
            });
  }

  @Test
  void anEventAndATaskUnderOneUidAreNeverMerged() {
    Held event = held("Tea", "");
    Held task = new Held("a", event.place(), event.version(), task("Tea"));
    for (Optional<Agreed> base :
        List.of(Optional.<Agreed>empty(), Optional.of(new Agreed(event, event)))) {
      Conflict conflict = (Conflict) Reconciliation.of(event, task, base);
      assertThat(conflict.disagreements())
          .singleElement()
          .satisfies(about -> assertThat(about.right()).contains("VTODO Tea"));
      assertThat(Reconciliation.favouring(RIGHT, conflict))
          .isEqualTo(new Replace(LEFT, task, event, base));
    }
  }

  private static Document task(String title) {
    return document(
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:%s\nEND:VTODO\nEND:VCALENDAR\n"
            .formatted(title));
  }

  @Test
  void whereTheTextsDoNotTellTheItemWaits() {
    Conflict conflict =
        new Conflict(held("Coffee", ""), held("Water", ""), Optional.empty(), List.of());
    assertThat(decided(conflict, OnConflict.NEWEST)).isSameAs(conflict);
  }

  @Test
  void bothKeepsTheRightSidesUnderTheUidAndTheLeftSidesUnderAnother() {
    Held here = held("Coffee", "ORGANIZER:mailto:ann@example.com ATTENDEE:mailto:bob@example.com");
    Held there = held("Water", "");
    Fork fork = fork(new Conflict(here, there, Optional.empty(), List.of()));
    assertThat(fork.original()).isEqualTo(new Replace(LEFT, there, here, Optional.empty()));
    assertThat(fork.uid()).isEqualTo("a");
    assertThat(fork.title()).isEqualTo("Coffee");
    Item copy = Item.in(fork.copy()).items().getFirst();
    assertThat(copy.uid()).isEqualTo(fork.copyUid()).isNotEqualTo("a");
    assertThat(copy.title()).isEqualTo("Coffee");
    assertThat(fork.copy().toString()).contains("ATTENDEE").doesNotContain("ORGANIZER");
  }

  @Test
  void everyPartOfACopyHasItsUid() {
    Document series =
        document(
            """
            BEGIN:VCALENDAR
            X-MINE:stays
            BEGIN:VEVENT
            UID:a
            DTSTART;TZID=Europe/Berlin:20250320T150000
            RRULE:FREQ=DAILY
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;TZID=Europe/Berlin:20250321T150000
            DTSTART;TZID=Europe/Berlin:20250321T160000
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            SUMMARY:a second master
            END:VEVENT
            END:VCALENDAR
            """);
    Document copy = Copy.of(new Held("a", new Place("/a"), new Version("2"), series));
    assertThat(copy.toString()).doesNotContain("UID:a\r").contains("X-MINE:stays", "VTIMEZONE");
    assertThat(Item.in(copy).items()).hasSize(1);
    assertThat(Item.in(copy).items().getFirst().components()).hasSize(3);
  }

  @Test
  void theSameTextMakesTheSameCopyAndAnotherTextAnother() {
    Held here = held("Coffee", "");
    assertThat(Copy.uid(held("Coffee", ""))).isEqualTo(Copy.uid(here));
    assertThat(Copy.uid(held("Cocoa", ""))).isNotEqualTo(Copy.uid(here));
    assertThat(Copy.uid(new Held("b", here.place(), here.version(), here.document())))
        .isNotEqualTo(Copy.uid(here));
  }

  @Test
  void bothWaitsWhereOneSideIsNotToBeWritten() {
    Conflict conflict =
        new Conflict(held("Coffee", ""), held("Water", ""), Optional.empty(), List.of());
    Policy both = Policy.TWO_WAY.withOnConflict(OnConflict.BOTH);
    for (Flow flow : List.of(Flow.TO_LEFT, Flow.TO_RIGHT)) {
      assertThat(decided(conflict, both.withFlow(flow), EnumSet.allOf(Side.class)))
          .isSameAs(conflict);
    }
    for (Side side : Side.values()) {
      assertThat(decided(conflict, both, EnumSet.of(side))).isSameAs(conflict);
    }
  }

  @Test
  void resolvingSettlesWhatIsDecidedAndDoesNothingElse() {
    Scene scene = new Scene();
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    scene.agreed("b", "Tea").holds(LEFT, "b", "Coffee").holds(RIGHT, "b", "Water");
    scene.holds(LEFT, "new", "New");
    Plan plan = scene.plan().resolving(Map.of("a", new Settlement.Whole(OnConflict.RIGHT)));
    assertThat(plan.steps()).extracting(Step::uid).containsExactly("a", "b");
    assertThat(plan.changes(LEFT)).extracting(Step::uid).containsExactly("a");
    assertThat(plan.steps(Conflict.class)).extracting(Step::uid).containsExactly("b");
    assertThat(plan.marks()).isEmpty();
  }

  @Test
  void resolvingNeverWritesASideThatTakesNoChanges() {
    Scene scene = new Scene().readOnly(RIGHT);
    scene.agreed("a", "Tea").holds(LEFT, "a", "Coffee").holds(RIGHT, "a", "Water");
    Plan plan = scene.plan().resolving(Map.of("a", new Settlement.Whole(OnConflict.LEFT)));
    assertThat(plan.steps()).hasOnlyElementsOfType(Step.Parked.class);
  }

  private static Fork fork(Conflict conflict) {
    return (Fork) decided(conflict, OnConflict.BOTH);
  }

  private static Step decided(Conflict conflict, OnConflict choice) {
    return decided(conflict, Policy.TWO_WAY.withOnConflict(choice), EnumSet.allOf(Side.class));
  }

  private static Step decided(Conflict conflict, Policy policy, Set<Side> writable) {
    return new Direction(policy, writable, Set.of(), Map.of()).of(conflict);
  }

  /** An item with further lines, which stand one after the other. */
  private static Held held(String title, String lines) {
    String event =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:a
        DTSTART:20250320T150000Z
        SUMMARY:%s
        %sEND:VEVENT
        END:VCALENDAR
        """
            .formatted(title, lines.isEmpty() ? "" : lines.replace(' ', '\n') + "\n");
    return new Held("a", new Place("/a"), new Version("2"), document(event));
  }
}
