package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;

/**
 * Items that come back as they were, to the byte, where versions and markers tell what a side holds
 * and not when it was written (Radicale, folders).
 */
class ComesBackTest {
  private static final Document TEA = Samples.event("a", "Tea");
  private static final Document COFFEE = Samples.event("a", "Coffee");
  private static final Policy FORCED = Policy.TWO_WAY.withDeletions(Policy.ALL);

  private final MemoryReplica folder = new MemoryReplica("folder").byContent().withoutMarkers();
  private final MemoryReplica server = new MemoryReplica("server").byContent();
  private final MemoryBase base = new MemoryBase();

  private void sync() throws IOException {
    sync(server);
  }

  private void sync(Replica there) throws IOException {
    Sync sync = new Sync(folder, there, base);
    sync.apply(sync.prepare(FORCED), Progress.NONE);
  }

  private void inStep() throws IOException {
    folder.put("a", TEA);
    sync();
    sync();
  }

  private void bothHold(Document document) {
    assertThat(folder.documents().get("a")).isEqualTo(document);
    assertThat(server.documents().get("a")).isEqualTo(document);
  }

  @Test
  void whatComesBackToTheServerAfterARunDeletedItThereIsTold() throws IOException {
    inStep();
    folder.remove("a");
    sync();
    server.put("a", TEA);
    sync();
    bothHold(TEA);
  }

  @Test
  void whatIsTurnedBackOnTheServerAfterARunWroteItThereIsTold() throws IOException {
    inStep();
    folder.put("a", COFFEE);
    sync();
    server.put("a", TEA);
    sync();
    bothHold(TEA);
  }

  @Test
  void whatOthersDoOnTheServerDuringARunIsTold() throws IOException {
    inStep();
    folder.put("b", Samples.event("b", "Water"));
    sync(meanwhile(() -> server.put("a", COFFEE)));
    sync();
    bothHold(COFFEE);
  }

  @Test
  void aDeletionOfAKilledRunThatIsCarriedOutDuringTheNextIsNobodyElses() throws IOException {
    inStep();
    folder.remove("a");
    killed(() -> {});
    folder.put("b", Samples.event("b", "Water"));
    killed(() -> server.remove("a"));
    folder.put("a", TEA);
    sync();
    bothHold(TEA);
  }

  @Test
  void whatIsTurnedBackWhereItWasWrittenAfterAKilledRunHasSentItIsSent() throws IOException {
    inStep();
    folder.put("a", COFFEE);
    killed(() -> server.put("a", COFFEE));
    folder.put("a", TEA);
    sync();
    bothHold(TEA);
  }

  @Test
  void whatIsDiscardedIsIntendedNoMore() throws IOException {
    folder.put("a", TEA);
    killed(() -> {});
    Sync sync = new Sync(folder, server, base);
    sync.apply(sync.prepareDiscard(uid -> true), Progress.NONE);
    server.put("a", TEA);
    sync();
    bothHold(TEA);
  }

  private interface Deed {
    void happens();
  }

  /** A run that is killed at its first write to the server, when that has happened. */
  private void killed(Deed deed) throws IOException {
    try {
      sync(
          meanwhile(() -> {
            deed.happens();
            throw new Killed("at the server");
          }));
    } catch (Killed e) {
      assertThat(base.intents()).isNotEmpty();
    }
  }

  /** The server, where something happens before the first write. */
  private Replica meanwhile(Deed deed) {
    return new Forwarding() {
      private boolean happened;

      @Override
      public Replica replica() {
        return server;
      }

      @Override
      public List<Written> write(List<Write> writes) {
        if (!happened) {
          happened = true;
          deed.happens();
        }
        return server.write(writes);
      }
    };
  }

  @Test
  void whatARunHasWrittenIsAskedForByTheNextAloneWhereItIsLittle() throws IOException {
    sent(100);
    assertThat(base.known(Side.RIGHT).marker()).isPresent();
    assertThat(base.known(Side.RIGHT).written()).hasSize(100);
    sync();
    assertThat(base.known(Side.RIGHT).written()).isEmpty();
  }

  @Test
  void afterARunThatHasWrittenMuchAllIsListed() throws IOException {
    sent(101);
    assertThat(base.known(Side.RIGHT).marker()).isEmpty();
    sync();
    assertThat(base.known(Side.RIGHT).marker()).isPresent();
  }

  private void sent(int items) throws IOException {
    for (int i = 0; i < items; i++) {
      folder.put("item-" + i, Samples.event("item-" + i, "Tea"));
    }
    sync();
  }
}
