package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Settlement;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;

/** What a server does not take is sent once, and then not before there is a reason to. */
class WithheldTest {
  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right").refusing(WithheldTest::isCoffee);
  private final MemoryBase base = new MemoryBase();

  private static boolean isCoffee(Document document) {
    return document.toString().contains("Coffee");
  }

  private Report sync() throws IOException {
    return sync(Policy.TWO_WAY);
  }

  private Report sync(Policy policy) throws IOException {
    return sync(policy, base);
  }

  private Report sync(Policy policy, BaseStore store) throws IOException {
    Sync sync = new Sync(left, right, store);
    return sync.apply(sync.prepare(policy), Progress.NONE);
  }

  private int asked(Report report) {
    assertThat(report.outcomes()).allMatch(WithheldTest::isAboutRefusals);
    assertThat(report.waits()).isTrue();
    assertThat(report.failed()).isFalse();
    return right.writes();
  }

  private static boolean isAboutRefusals(Outcome outcome) {
    return outcome instanceof Outcome.Refused || outcome.step() instanceof Step.Withheld;
  }

  @Test
  void aNewItemIsSentOnceThenAgainWhenItIsEdited() throws IOException {
    left.put("a", Samples.event("a", "Coffee"));
    assertThat(asked(sync())).isEqualTo(1);
    assertThat(asked(sync())).isEqualTo(1);
    assertThat(asked(sync())).isEqualTo(1);
    left.put("a", Samples.event("a", "Coffee and cake"));
    assertThat(asked(sync())).isEqualTo(2);
    assertThat(asked(sync())).isEqualTo(2);
    left.put("a", Samples.event("a", "Tea"));
    sync();
    assertThat(right.documents()).containsKey("a");
    assertThat(sync().outcomes()).isEmpty();
    assertThat(right.writes()).isEqualTo(3);
  }

  @Test
  void whatMayBeTakenTheNextTimeIsSentEachTime() throws IOException {
    right.refusing(WithheldTest::isCoffee, Lasts.A_RUN);
    left.put("a", Samples.event("a", "Coffee"));
    for (int run = 1; run <= 3; run++) {
      sync();
      assertThat(right.writes()).isEqualTo(run);
    }
  }

  @Test
  void anEditOfAnItemInStepIsSentOnce() throws IOException {
    inStep();
    left.put("a", Samples.event("a", "Coffee"));
    assertThat(asked(sync())).isEqualTo(2);
    assertThat(asked(sync())).isEqualTo(2);
    assertThat(left.documents().get("a").toString()).contains("Coffee");
    assertThat(right.documents().get("a").toString()).contains("Tea");
    assertThat(sync(Policy.TWO_WAY.withRetries(true)).outcomes(Outcome.Refused.class)).hasSize(1);
    right.refusing(document -> false);
    assertThat(asked(sync())).isEqualTo(3);
    sync(Policy.TWO_WAY.withRetries(true));
    assertThat(right.documents().get("a").toString()).contains("Coffee");
    assertThat(sync().outcomes()).isEmpty();
  }

  private void anEditIsRefused() throws IOException {
    inStep();
    left.put("a", Samples.event("a", "Coffee"));
    sync();
  }

  private void inStep() throws IOException {
    left.put("a", Samples.event("a", "Tea"));
    sync();
    assertThat(right.writes()).isEqualTo(1);
  }

  @Test
  void anEditOnTheServerArrivesAllTheSame() throws IOException {
    anEditIsRefused();
    Document there = right.documents().get("a");
    right.put("a", edited(there, "SUMMARY:Tea", "SUMMARY:Tea\r\nLOCATION:Hall"));
    sync();
    sync();
    assertThat(left.documents().get("a").toString()).contains("Coffee", "LOCATION:Hall");
    int asked = asked(sync());
    assertThat(asked(sync())).isEqualTo(asked);
    left.put("a", edited(left.documents().get("a"), "Coffee", "Water"));
    sync();
    assertThat(right.documents().get("a").toString()).contains("Water", "LOCATION:Hall");
    assertThat(sync().outcomes()).isEmpty();
  }

  private static Document edited(Document document, String before, String after) {
    return Samples.parse(document.toString().replace(before, after));
  }

  @Test
  void anEditOfTheSameOnTheServerIsAConflictThatCanBeSettledEitherWay() throws IOException {
    anEditIsRefused();
    right.put("a", Samples.event("a", "Juice"));
    assertThat(sync().conflicts()).hasSize(1);
    resolve(Policy.OnConflict.LEFT);
    assertThat(right.documents().get("a").toString()).contains("Juice");
    resolve(Policy.OnConflict.RIGHT);
    assertThat(left.documents().get("a").toString()).contains("Juice");
    assertThat(sync().outcomes()).isEmpty();
  }

  private void resolve(Policy.OnConflict kept) throws IOException {
    Sync sync = new Sync(left, right, base);
    var settled = Map.<String, Settlement>of("a", new Settlement.Whole(kept));
    sync.apply(sync.prepare(Policy.TWO_WAY).resolving(settled), Progress.NONE);
  }

  @Test
  void discardingEndsIt() throws IOException {
    anEditIsRefused();
    Sync sync = new Sync(left, right, base);
    sync.apply(sync.prepareDiscard(uid -> true), Progress.NONE);
    assertThat(left.documents().get("a").toString()).contains("Tea");
    assertThat(sync().outcomes()).isEmpty();
  }

  @Test
  void undoingTheEditEndsIt() throws IOException {
    anEditIsRefused();
    left.put("a", Samples.event("a", "Tea"));
    assertThat(sync().outcomes(Outcome.Waits.class)).isEmpty();
    assertThat(sync().outcomes()).isEmpty();
  }

  @Test
  void aFullServerIsAskedOnceADay(@TempDir Path folder) throws IOException {
    Instant noon = Instant.parse("2025-03-20T12:00:00Z");
    right.refusing(document -> true, Lasts.A_DAY);
    left.put("a", Samples.event("a", "Tea"));
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
      for (int hour = 0; hour < 73; hour++) {
        BaseStore store = ledger.base("work", new Run(noon.plus(Duration.ofHours(hour)), "sync"));
        sync(Policy.TWO_WAY, store);
      }
    }
    assertThat(right.writes()).isEqualTo(1 + 3);
  }
}
