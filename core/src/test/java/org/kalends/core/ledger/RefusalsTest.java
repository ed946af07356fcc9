package org.kalends.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

class RefusalsTest {
  private static final Instant NOON = Instant.parse("2025-03-20T12:00:00Z");

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

  private BaseStore at(Instant time) {
    return ledger.base("work", new Run(time, "sync"));
  }

  private static Refusal refusal(Side on, String digest, Lasts lasts) {
    var problem = new ItemProblem("/a", "Tea", "the server answered 400", "correct it");
    return new Refusal("a", on, digest, problem, lasts, Optional.empty());
  }

  private void refuse(Instant time, String digest, Lasts lasts) throws IOException {
    at(time).refuse(List.of(refusal(Side.RIGHT, digest, lasts)));
  }

  private Map<String, List<Refusal>> standing(Instant time) throws IOException {
    return at(time).base(Set.of()).refusals();
  }

  @Test
  void whatStandsWhileTheItemIsUnchangedStandsForGood() throws IOException {
    refuse(NOON, "x", Lasts.WHILE_UNCHANGED);
    close();
    open();
    assertThat(standing(NOON.plus(Duration.ofDays(1000))))
        .isEqualTo(Map.of("a", List.of(refusal(Side.RIGHT, "x", Lasts.WHILE_UNCHANGED).at(NOON))));
    assertThat(ledger.base("home", new Run(NOON, "sync")).base(Set.of()).refusals()).isEmpty();
  }

  @Test
  void whatMayPassIsAskedOnceMoreAndThenOnceADay() throws IOException {
    refuse(NOON, "x", Lasts.A_DAY);
    assertThat(standing(NOON.plusSeconds(1))).isEmpty();
    refuse(NOON.plusSeconds(1), "x", Lasts.A_DAY);
    assertThat(standing(NOON.plusSeconds(2))).containsOnlyKeys("a");
    Instant tomorrow = NOON.plusSeconds(1).plus(Duration.ofDays(1));
    assertThat(standing(tomorrow.minusMillis(1))).containsOnlyKeys("a");
    assertThat(standing(tomorrow)).isEmpty();
    refuse(tomorrow, "x", Lasts.A_DAY);
    assertThat(standing(tomorrow)).containsOnlyKeys("a");
  }

  @Test
  void anotherTextIsCountedAnew() throws IOException {
    refuse(NOON, "x", Lasts.A_DAY);
    refuse(NOON, "y", Lasts.A_DAY);
    assertThat(standing(NOON)).isEmpty();
  }

  @Test
  void aSideThatWasWrittenHasTakenIt() throws IOException {
    at(NOON)
        .refuse(
            List.of(
                refusal(Side.LEFT, "x", Lasts.WHILE_UNCHANGED),
                refusal(Side.RIGHT, "x", Lasts.WHILE_UNCHANGED)));
    assertThat(standing(NOON).get("a")).hasSize(2);
    Held held = held();
    Agreed agreed = new Agreed(held, held);
    var written = new Step.Create(Side.RIGHT, held, Optional.empty());
    at(NOON).settle(List.of(new Settled(written, Optional.of(agreed))));
    assertThat(standing(NOON).get("a")).extracting(Refusal::on).containsExactly(Side.LEFT);
    at(NOON).settle(List.of(new Settled(new Step.Note(agreed), Optional.of(agreed))));
    assertThat(standing(NOON)).isEmpty();
  }

  private static Held held() {
    byte[] text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
    Document document = Document.parse(text).document();
    return new Held("a", new Place("/a"), new Version("1"), document);
  }
}
