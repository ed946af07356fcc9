package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.NotKept;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;

/** What a server drops is told once, and no write is made for it. */
class NotKeptTest {
  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right =
      new MemoryReplica("right").storing(document -> without(document, "ATTACH:.*"));

  private static Document without(Document document, String line) {
    return Samples.parse(document.toString().replaceAll("(?m)^" + line + "\\R", ""));
  }

  private static Document with(String uid, String title, String line) {
    String text = Samples.event(uid, title).toString();
    return Samples.parse(text.replace("END:VEVENT", line + "\r\nEND:VEVENT"));
  }

  private List<NotKept> sync(BaseStore store) throws IOException {
    Sync sync = new Sync(left, right, store);
    Report report = sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    assertThat(report.waits()).isFalse();
    return report.notKept();
  }

  @Test
  void whatIsDroppedIsToldOnceForEachCalendarAndProperty(@TempDir Path folder) throws IOException {
    left.put("a", with("a", "Tea", "ATTACH:https://example.org/a"));
    left.put("b", with("b", "Coffee", "ATTACH:https://example.org/b"));
    left.put("c", Samples.event("c", "Water"));
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
      BaseStore work = ledger.base("work", new Run(Instant.EPOCH, "sync"));
      assertThat(sync(work)).containsExactly(new NotKept(Side.RIGHT, "ATTACH", 2, "Tea"));
      int writes = right.writes();
      assertThat(sync(work)).isEmpty();
      assertThat(right.writes()).isEqualTo(writes);
      left.put("c", with("c", "Water", "ATTACH:https://example.org/c"));
      assertThat(sync(work)).isEmpty();
      assertThat(left.documents().get("c").toString()).contains("ATTACH");
      assertThat(ledger.base("home", new Run(Instant.EPOCH, "sync")).learn(Side.RIGHT, Set.of("X")))
          .containsExactly("X");
      assertThat(work.learn(Side.RIGHT, Set.of("ATTACH", "X"))).containsExactly("X");
      assertThat(work.learn(Side.LEFT, Set.of("ATTACH"))).containsExactly("ATTACH");
    }
  }

  @Test
  void aRewrittenTextHasLostNothing() {
    Document sent = with("a", "Tea", "DURATION:PT1H");
    sent = without(sent, "DTEND:.*");
    Document stored = Samples.parse(Samples.event("a", "Tea").toString().replace("Samples", "X"));
    assertThat(NotKept.of(sent, stored)).isEmpty();
    assertThat(NotKept.of(stored, sent)).isEmpty();
  }

  @Test
  void aChangedValueIsNotLostAndAnAlarmIs() {
    Document tea = Samples.event("a", "Tea");
    assertThat(NotKept.of(tea, Samples.event("a", "TEA"))).isEmpty();
    String alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT5M\r\nEND:VALARM";
    assertThat(NotKept.of(with("a", "Tea", alarm), tea)).containsExactly("VALARM");
    assertThat(NotKept.of(tea, with("a", "Tea", alarm))).isEmpty();
  }
}
