package org.kalends.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Policy.OnConflict;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.testkit.FaultyReplica.Fault;

/** What a run did is taken back on both sides. */
class UndoTest {
  @TempDir Path folder;
  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right").storing(UndoTest::withLine);
  private Ledger ledger;

  @BeforeEach
  void inStep() throws IOException {
    ledger = Ledger.open(folder.resolve("ledger.db"));
    left.put("lunch", event("lunch", "Lunch"));
    left.put("party", event("party", "Party"));
    left.put("talk", event("talk", "Talk"));
    sync(Policy.TWO_WAY);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  /** As servers do that add something of their own. */
  private static Document withLine(Document document) {
    String text = new String(document.bytes(), UTF_8);
    return text.contains("X-MADE-BY")
        ? document
        : Document.parse(
                text.replace("END:VEVENT", "X-MADE-BY:right\r\nEND:VEVENT").getBytes(UTF_8))
            .document();
  }

  private static Document event(String uid, String title) {
    return Samples.event(uid, title);
  }

  /** As the server stores it. */
  private static Document there(String uid, String title) {
    return withLine(event(uid, title));
  }

  private BaseStore store(String command) throws IOException {
    return ledger.base("work", "https://right.example/", new Run(Instant.EPOCH, command));
  }

  private Report sync(Policy policy) throws IOException {
    Sync sync = new Sync(left, right, store("sync"));
    return sync.apply(sync.prepare(policy), Progress.NONE);
  }

  private void discard() throws IOException {
    Sync sync = new Sync(left, right, store("discard"));
    sync.apply(sync.prepareDiscard(uid -> true), Progress.NONE);
  }

  private Report undo() throws IOException {
    return undo(right, false);
  }

  private Report undo(Replica there, boolean forced) throws IOException {
    History history = ledger.history();
    long last = history.runs(Set.of(), 1).getFirst().number();
    Sync sync = new Sync(left, there, store("undo " + last));
    Plan plan =
        sync.prepareUndo(
            history.deeds(last, "work"), forced, Policy.TWO_WAY.withDeletions(Policy.ALL));
    return sync.apply(plan, Progress.NONE);
  }

  private record Both(Map<String, Document> left, Map<String, Document> right) {}

  private Both both() {
    return new Both(left.documents(), right.documents());
  }

  /** Undone, the sides are as they were; undone again, as the run had left them. */
  private void undoneAndRedone(Both before) throws IOException {
    Both after = both();
    assertThat(undo().waits()).isFalse();
    assertThat(both()).isEqualTo(before);
    assertThat(undo().waits()).isFalse();
    assertThat(both()).isEqualTo(after);
    undo();
    assertThat(both()).isEqualTo(before);
  }

  private void isInStep() throws IOException {
    int writes = left.writes() + right.writes();
    assertThat(sync(Policy.TWO_WAY).outcomes()).isEmpty();
    assertThat(left.writes() + right.writes()).isEqualTo(writes);
  }

  @Test
  void anEditThatWasPushedIsTakenBackOnBothSides() throws IOException {
    Both before = both();
    left.put("lunch", event("lunch", "Brunch"));
    sync(Policy.TWO_WAY);
    undoneAndRedone(before);
    isInStep();
  }

  @Test
  void anEditThatWasPulledIsTakenBackOnBothSides() throws IOException {
    Both before = both();
    right.put("lunch", there("lunch", "Brunch"));
    sync(Policy.TWO_WAY);
    undoneAndRedone(before);
    isInStep();
  }

  @Test
  void whatWasNewGoesFromBothSides() throws IOException {
    Both before = both();
    left.put("new", event("new", "New"));
    right.put("other", there("other", "Other"));
    sync(Policy.TWO_WAY);
    undoneAndRedone(before);
    isInStep();
  }

  @Test
  void whatWasDeletedComesBackOnBothSidesWordForWord() throws IOException {
    Both before = both();
    left.remove("lunch");
    right.remove("party");
    sync(Policy.TWO_WAY);
    undoneAndRedone(before);
    isInStep();
  }

  @Test
  void aMassDeletionThatWasForcedComesBackOnBothSides() throws IOException {
    for (int i = 0; i < 250; i++) {
      left.put("many-" + i, event("many-" + i, "Many " + i));
    }
    sync(Policy.TWO_WAY);
    Both before = both();
    List.copyOf(left.documents().keySet()).forEach(left::remove);
    sync(Policy.TWO_WAY.withDeletions(Policy.ALL));
    assertThat(right.documents()).isEmpty();
    undoneAndRedone(before);
    isInStep();
  }

  @Test
  void aConflictThatWasSettledWaitsAgain() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    right.put("lunch", there("lunch", "Dinner"));
    for (OnConflict way : List.of(OnConflict.LEFT, OnConflict.RIGHT)) {
      Both before = both();
      sync(Policy.TWO_WAY.withOnConflict(way));
      undoneAndRedone(before);
      assertThat(sync(Policy.TWO_WAY).conflicts()).hasSize(1);
      assertThat(both()).isEqualTo(before);
    }
  }

  @Test
  void editsThatWereMergedAreApartAgainAndMayBeMergedAnew() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    right.put("lunch", placed(there("lunch", "Lunch")));
    Both before = both();
    assertThat(sync(Policy.TWO_WAY).conflicts()).isEmpty();
    assertThat(left.documents().get("lunch").toString()).contains("Brunch", "LOCATION");
    Both merged = both();
    undoneAndRedone(before);
    sync(Policy.TWO_WAY);
    assertThat(both()).isEqualTo(merged);
  }

  private static Document placed(Document document) {
    String text = new String(document.bytes(), UTF_8);
    return Document.parse(text.replace("END:VEVENT", "LOCATION:Cafe\r\nEND:VEVENT").getBytes(UTF_8))
        .document();
  }

  @Test
  void aDeletionThatAnEditHasBeatenIsThereAgain() throws IOException {
    left.remove("lunch");
    right.put("lunch", there("lunch", "Dinner"));
    Both before = both();
    sync(Policy.TWO_WAY);
    undoneAndRedone(before);
    assertThat(left.documents()).doesNotContainKey("lunch");
    assertThat(sync(Policy.TWO_WAY).count(Side.LEFT, Step.Create.class)).isEqualTo(1);
  }

  @Test
  void whatWasDiscardedIsThereAgainAndWaitsToBePushed() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    left.put("new", event("new", "New"));
    left.remove("party");
    Both before = both();
    discard();
    undoneAndRedone(before);
    Report report = sync(Policy.TWO_WAY);
    assertThat(report.count(Side.RIGHT, Step.Replace.class)).isEqualTo(1);
    assertThat(report.count(Side.RIGHT, Step.Create.class)).isEqualTo(1);
    assertThat(report.count(Side.RIGHT, Step.Delete.class)).isEqualTo(1);
  }

  @Test
  void whatOthersDidOnTheServerMeanwhileOutlivesUndoingADiscard() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    discard();
    right.put("lunch", there("lunch", "Dinner"));
    undo();
    assertThat(sync(Policy.TWO_WAY).conflicts()).hasSize(1);
    assertThat(right.documents().get("lunch").toString()).contains("Dinner");
  }

  @Test
  void whatHasChangedSinceIsToldAndLeftAlone() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    left.put("party", event("party", "Gala"));
    sync(Policy.TWO_WAY);
    right.put("lunch", there("lunch", "Dinner"));
    left.put("talk", event("talk", "Speech"));
    Both before = both();
    Report report = undo();
    assertThat(report.waits()).isTrue();
    assertThat(report.parked())
        .extracting(Step.Parked::uid, Step.Parked::reason)
        .containsExactly(tuple("lunch", Step.Reason.CHANGED_SINCE));
    assertThat(left.documents().get("lunch")).isEqualTo(before.left().get("lunch"));
    assertThat(right.documents().get("lunch")).isEqualTo(before.right().get("lunch"));
    assertThat(left.documents().get("party")).isEqualTo(event("party", "Party"));
    assertThat(left.documents().get("talk")).isEqualTo(event("talk", "Speech"));
  }

  @Test
  void whatHasChangedSinceIsWrittenOverWhereThatIsForcedAndStaysInTheHistory() throws IOException {
    Both before = both();
    left.put("lunch", event("lunch", "Brunch"));
    sync(Policy.TWO_WAY);
    right.put("lunch", there("lunch", "Dinner"));
    Both changed = both();
    assertThat(undo(right, true).waits()).isFalse();
    assertThat(both()).isEqualTo(before);
    isInStep();
    assertThat(ledger.history().of("work", "lunch"))
        .extracting(entry -> entry.before().orElse(Samples.event("none", "none")))
        .contains(changed.right().get("lunch"), changed.left().get("lunch"));
  }

  @Test
  void anItemThatTheServerRefusesStaysAsItIsOnBothSides() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    left.put("party", event("party", "Gala"));
    sync(Policy.TWO_WAY);
    right.refusing(document -> document.toString().contains("SUMMARY:Lunch"));
    Report report = undo();
    assertThat(report.waits()).isTrue();
    assertThat(report.outcomes(Outcome.Refused.class)).hasSize(1);
    assertThat(left.documents().get("lunch")).isEqualTo(event("lunch", "Brunch"));
    assertThat(left.documents().get("party")).isEqualTo(event("party", "Party"));
    isInStep();
  }

  @Test
  void aServerThatStopsAnsweringLeavesTheFolderAsItIs() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    sync(Policy.TWO_WAY);
    Both before = both();
    Report report = undo(new FaultyReplica(right, () -> Fault.BEFORE), false);
    assertThat(report.failed()).isTrue();
    assertThat(both()).isEqualTo(before);
    assertThat(sync(Policy.TWO_WAY).failed()).isFalse();
    assertThat(both()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"KILL_BEFORE", "KILL_AFTER", "BEFORE", "AFTER"})
  void anUndoThatEndsEarlyIsCarriedOnByTheNextSync(Fault fault) throws IOException {
    for (int call = 0; call < 8; call++) {
      left.put("lunch", event("lunch", "Brunch " + call));
      left.put("new", event("new", "New"));
      left.remove("party");
      right.put("talk", there("talk", "Speech " + call));
      sync(Policy.TWO_WAY);
      endEarly(call, fault);
      Report report = sync(Policy.TWO_WAY);
      assertThat(report.conflicts()).as("%s at %d", fault, call).isEmpty();
      isInStep();
      for (String uid : List.of("lunch", "new", "party", "talk")) {
        assertThat(summary(left, uid)).isEqualTo(summary(right, uid));
      }
      assertThat(summary(left, "lunch")).isIn("SUMMARY:Lunch", "SUMMARY:Brunch " + call);
      assertThat(summary(left, "talk")).isIn("SUMMARY:Talk", "SUMMARY:Speech " + call);
      assertThat(ledger.history().of("work", "lunch"))
          .flatExtracting(entry -> entry.before().stream().toList())
          .contains(there("lunch", "Lunch"));
      inStepAgain();
    }
  }

  /** Counts the writes of both sides together. */
  private void endEarly(int call, Fault fault) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    Supplier<Fault> faults = () -> calls.getAndIncrement() == call ? fault : Fault.NONE;
    History history = ledger.history();
    long last = history.runs(Set.of(), 1).getFirst().number();
    Sync sync =
        new Sync(new FaultyReplica(left, faults), new FaultyReplica(right, faults), store("undo"));
    Policy policy = Policy.TWO_WAY.withDeletions(Policy.ALL);
    Plan plan = sync.prepareUndo(history.deeds(last, "work"), false, policy);
    try {
      sync.apply(plan, Progress.NONE);
    } catch (Killed e) {
      assertThat(fault.name()).startsWith("KILL");
    }
  }

  private static String summary(MemoryReplica replica, String uid) {
    Document document = replica.documents().get(uid);
    return document == null
        ? "none"
        : document.toString().lines().filter(line -> line.startsWith("SUMMARY")).findFirst().get();
  }

  private void inStepAgain() throws IOException {
    left.remove("new");
    for (String uid : List.of("lunch", "party", "talk")) {
      left.put(uid, event(uid, uid.substring(0, 1).toUpperCase(Locale.ROOT) + uid.substring(1)));
    }
    sync(Policy.TWO_WAY.withDeletions(Policy.ALL));
  }

  @Test
  void anItemThatIsUndoneAlreadyNeedsNothing() throws IOException {
    left.put("lunch", event("lunch", "Brunch"));
    sync(Policy.TWO_WAY);
    left.put("lunch", event("lunch", "Lunch"));
    right.put("lunch", there("lunch", "Lunch"));
    assertThat(undo().outcomes()).isEmpty();
  }

  @Test
  void manyDeletionsWaitToBeConfirmed() throws IOException {
    History history = ledger.history();
    long first = history.runs(Set.of(), 1).getFirst().number();
    Sync sync = new Sync(left, right, store("undo"));
    Plan plan = sync.prepareUndo(history.deeds(first, "work"), false, Policy.TWO_WAY);
    assertThat(plan.steps()).hasSize(3).allMatch(Step.Parked.class::isInstance);
    right.readOnly();
    plan = sync.prepareUndo(history.deeds(first, "work"), false, Policy.TWO_WAY);
    assertThat(plan.steps(Step.Parked.class))
        .extracting(Step.Parked::reason)
        .containsOnly(Step.Reason.READ_ONLY);
  }
}
