package org.kalends.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

class JournalTest {
  private static final Run FIRST = new Run(Instant.parse("2025-03-20T15:00:00Z"), "sync");
  private static final Run SECOND = new Run(Instant.parse("2025-03-20T16:00:00Z"), "sync");

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(folder.resolve("ledger.db"));
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  private BaseStore in(Run run) {
    return ledger.base("work", run);
  }

  @Test
  void whatIsIntendedStaysOpenUntilItIsSettled() throws IOException {
    in(FIRST).intend(List.of(create("a"), replace("b"), delete("c")));
    close();
    open();
    assertThat(in(SECOND).intents())
        .containsExactlyInAnyOrder(create("a"), replace("b"), delete("c"));
    assertThat(ledger.base("home", SECOND).intents()).isEmpty();
    in(SECOND).settle(List.of(new Settled(create("a").change(), Optional.empty())));
    in(SECOND).settle(List.of(), List.of(replace("b").change()));
    assertThat(in(SECOND).intents()).containsExactly(delete("c"));
  }

  @Test
  void anIntentKnowsWhatTheBaseSaysOfItsItem() throws IOException {
    Agreed agreed = new Agreed(held("a", "left"), held("a", "right"));
    in(FIRST).settle(List.of(new Settled(new Step.Link(agreed), Optional.of(agreed))));
    in(FIRST).intend(List.of(replace("a")));
    assertThat(in(SECOND).intents())
        .extracting(Intent::change)
        .containsExactly(
            new Step.Replace(
                Side.RIGHT, held("a", "source"), held("a", "target"), Optional.of(agreed)));
  }

  @Test
  void bothSidesOfAnItemMayBeOpen() throws IOException {
    Intent left = new Intent(new Step.Delete(Side.LEFT, held("a", "left")), Optional.empty());
    in(FIRST).intend(List.of(left, delete("a")));
    in(FIRST).settle(List.of(), List.of(left.change()));
    assertThat(in(FIRST).intents()).containsExactly(delete("a"));
  }

  @Test
  void whatARunDidIsEnteredUnderThatRunByTheNext() throws IOException {
    in(FIRST).intend(List.of(replace("a")));
    in(SECOND).settle(List.of(new Settled(replace("a").change(), Optional.empty())));
    assertThat(ledger.history().of("work", "a"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.run()).isEqualTo(FIRST);
          assertThat(entry.before()).contains(held("a", "target").document());
        });
  }

  @Test
  void whatIsInDoubtIsEnteredOnce() throws IOException {
    in(FIRST).intend(List.of(replace("a")));
    in(FIRST).doubt(List.of(replace("a").change()));
    assertThat(in(SECOND).intents()).containsExactly(replace("a"));
    in(SECOND).settle(List.of(new Settled(replace("a").change(), Optional.empty())));
    assertThat(ledger.history().of("work", "a"))
        .singleElement()
        .extracting(History.Entry::run)
        .isEqualTo(FIRST);
  }

  private static Intent create(String uid) {
    var change = new Step.Create(Side.LEFT, held(uid, "source"), Optional.empty());
    return new Intent(change, Optional.of(held(uid, "source").document()));
  }

  private static Intent replace(String uid) {
    var change =
        new Step.Replace(Side.RIGHT, held(uid, "source"), held(uid, "target"), Optional.empty());
    return new Intent(change, Optional.of(held(uid, "written").document()));
  }

  private static Intent delete(String uid) {
    return new Intent(new Step.Delete(Side.RIGHT, held(uid, "target")), Optional.empty());
  }

  private static Held held(String uid, String title) {
    String text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    byte[] bytes = text.formatted(uid, title).getBytes(StandardCharsets.UTF_8);
    return new Held(
        uid, new Place("/" + uid), new Version(title), Document.parse(bytes).document());
  }
}
