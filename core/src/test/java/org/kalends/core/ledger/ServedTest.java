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
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;

class ServedTest {
  @TempDir Path folder;
  private Ledger ledger;
  private Served served;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(folder.resolve("ledger.db"));
    served = ledger.served();
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  private static ServedItem item(String name, String uid, long revision) {
    Known.Seat seat = new Known.Seat(new Place(name + ".file"), new Version("v" + revision));
    Instant modified = Instant.parse("2026-03-04T05:06:07.008Z");
    return new ServedItem(
        name,
        uid,
        "VEVENT",
        seat,
        "\"e" + revision + '"',
        3,
        modified,
        -5,
        Long.MAX_VALUE,
        revision);
  }

  private static ServedChange kept(String name, String uid, long revision) {
    return new ServedChange.Kept(
        item(name, uid, revision), ("t" + revision).getBytes(StandardCharsets.UTF_8));
  }

  private void reopen() throws IOException {
    ledger.close();
    open();
  }

  @Test
  void whatIsKeptComesBackAsItWas() throws IOException {
    served.revision("work");
    served.change("work", List.of(kept("a", "u", 1)));
    reopen();
    assertThat(served.items("work")).containsExactly(item("a", "u", 1));
    assertThat(served.content("work", "a").orElseThrow().text()).asString().isEqualTo("t1");
    assertThat(served.items("other")).isEmpty();
  }

  @Test
  void anEpochLastsUntilTheCalendarIsForgotten() throws IOException {
    Served.Revision first = served.revision("work");
    assertThat(first.number()).isZero();
    served.change("work", List.of(kept("a", "u", 1), kept("b", "v", 2)));
    reopen();
    assertThat(served.revision("work")).isEqualTo(new Served.Revision(first.epoch(), 2));
    served.property("work", "color", Optional.of("red"));
    served.forget("work");
    assertThat(served.revision("work").epoch()).isNotEqualTo(first.epoch());
    assertThat(served.items("work")).isEmpty();
    assertThat(served.properties("work")).isEmpty();
  }

  @Test
  void changesAreToldOldestFirstAndOnceForEachName() throws IOException {
    served.revision("work");
    served.change("work", List.of(kept("a", "u", 1), kept("b", "v", 2), kept("c", "w", 3)));
    served.change("work", List.of(kept("a", "u", 4), new ServedChange.Gone("b", "v", 5)));
    assertThat(served.since("work", 1, 10))
        .containsExactly(
            new Served.Since("c", 3), new Served.Since("a", 4), new Served.Since("b", 5));
    assertThat(served.since("work", 1, 1)).containsExactly(new Served.Since("c", 3));
    assertThat(served.since("work", 5, 10)).isEmpty();
  }

  @Test
  void aMovedItemIsNoChangeForClients() throws IOException {
    served.revision("work");
    served.change("work", List.of(kept("a", "u", 1)));
    Known.Seat other = new Known.Seat(new Place("elsewhere"), new Version("w"));
    served.change("work", List.of(new ServedChange.Moved(item("a", "u", 1).at(other))));
    assertThat(served.content("work", "a").orElseThrow().item())
        .isEqualTo(item("a", "u", 1).at(other));
    assertThat(served.revision("work").number()).isEqualTo(1);
    assertThat(served.since("work", 1, 10)).isEmpty();
  }

  @Test
  void aUidIsRememberedByItsLastName() throws IOException {
    served.revision("work");
    served.change("work", List.of(kept("old", "u", 1), new ServedChange.Gone("old", "u", 2)));
    assertThat(served.formerName("work", "u")).contains("old");
    served.change("work", List.of(new ServedChange.Gone("new", "u", 2)));
    assertThat(served.formerName("work", "u")).contains("new");
    served.change("work", List.of(kept("new", "u", 3)));
    assertThat(served.formerName("work", "x")).isEmpty();
    assertThat(served.content("work", "old")).isEmpty();
  }

  @Test
  void propertiesAreSetAndRemoved() throws IOException {
    served.property("work", "color", Optional.of("red"));
    served.property("work", "color", Optional.of("blue"));
    served.property("work", "order", Optional.of("1"));
    served.property("work", "order", Optional.empty());
    assertThat(served.properties("work")).containsOnlyKeys("color").containsValue("blue");
  }
}
