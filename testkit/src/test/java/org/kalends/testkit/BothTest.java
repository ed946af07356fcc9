package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.testkit.FaultyReplica.Fault;

/** Conflicts under the policy that keeps both versions. */
class BothTest {
  private static final Policy BOTH = Policy.TWO_WAY.withOnConflict(Policy.OnConflict.BOTH);

  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right");
  private final MemoryBase base = new MemoryBase();

  @BeforeEach
  void bothSidesHaveChanged() throws IOException {
    left.put("a", Samples.event("a", "Tea"));
    sync(left, right);
    left.put("a", Samples.event("a", "Coffee"));
    right.put("a", Samples.event("a", "Water"));
  }

  private Report sync(Replica here, Replica there) throws IOException {
    Sync sync = new Sync(here, there, base);
    return sync.apply(sync.prepare(BOTH), Progress.NONE);
  }

  private static List<String> titles(MemoryReplica replica) {
    return replica.documents().values().stream().map(BothTest::title).sorted().toList();
  }

  private static String title(Document document) {
    return Item.in(document).items().getFirst().title();
  }

  private void bothAreOnBothSides() throws IOException {
    assertThat(titles(left)).containsExactly("Coffee", "Water");
    assertThat(titles(right)).containsExactly("Coffee", "Water");
    assertThat(title(left.documents().get("a"))).isEqualTo("Water");
    assertThat(new Sync(left, right, base).prepare(BOTH).isEmpty()).isTrue();
  }

  @Test
  void oneRunBringsBothToBothSides() throws IOException {
    Report report = sync(left, right);
    assertThat(report.waits() || report.failed()).isFalse();
    bothAreOnBothSides();
  }

  @Test
  void aRunThatLosesTheServerMakesNoThird() throws IOException {
    for (Fault fault : List.of(Fault.BEFORE, Fault.AFTER)) {
      sync(left, new FaultyReplica(right, () -> fault));
    }
    sync(left, right);
    sync(left, right);
    bothAreOnBothSides();
  }

  @Test
  void aRunThatEndsAfterTheCopyMakesNoThird() throws IOException {
    Deque<Fault> faults = new ArrayDeque<>(List.of(Fault.AFTER, Fault.BEFORE, Fault.BEFORE));
    Report report =
        sync(new FaultyReplica(left, () -> faults.isEmpty() ? Fault.NONE : faults.poll()), right);
    assertThat(report.outcomes(Outcome.Unsettled.class)).isNotEmpty();
    assertThat(titles(left)).containsExactly("Coffee", "Coffee");
    sync(left, right);
    bothAreOnBothSides();
  }

  @Test
  void aCopyThatIsDeletedBeforeTheRunIsRepeatedStaysDeleted() throws IOException {
    Deque<Fault> faults = new ArrayDeque<>(List.of(Fault.NONE, Fault.BEFORE));
    sync(new FaultyReplica(left, faults::poll), right);
    assertThat(titles(left)).containsExactly("Coffee", "Coffee");
    left.documents().keySet().stream().filter(uid -> !uid.equals("a")).forEach(left::remove);
    sync(left, right);
    assertThat(titles(left)).containsExactly("Water");
    assertThat(titles(right)).containsExactly("Water");
    assertThat(new Sync(left, right, base).prepare(BOTH).isEmpty()).isTrue();
  }

  @Test
  void nothingIsOverwrittenWhereNoCopyCanBeMade() throws IOException {
    left.refusing(document -> document.toString().contains("UID:a-"));
    Report report = sync(left, right);
    assertThat(report.outcomes(Outcome.Refused.class)).hasSize(1);
    assertThat(titles(left)).containsExactly("Coffee");
    assertThat(titles(right)).containsExactly("Water");
    assertThat(report.waits()).isTrue();
  }

  @Test
  void aCopyThatSomebodyWasFasterWithIsTriedAgain() throws IOException {
    Deque<Fault> faults = new ArrayDeque<>(List.of(Fault.STALE));
    Report report =
        sync(new FaultyReplica(left, () -> faults.isEmpty() ? Fault.NONE : faults.poll()), right);
    assertThat(report.outcomes(Outcome.Stale.class)).hasSize(1);
    assertThat(titles(left)).containsExactly("Coffee");
    sync(left, right);
    bothAreOnBothSides();
  }
}
