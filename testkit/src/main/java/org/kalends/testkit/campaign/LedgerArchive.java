package org.kalends.testkit.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Side;
import org.kalends.ics.Document;

/** A ledger in a file. */
final class LedgerArchive implements Archive {
  private final Path file;
  private final Path copy;
  private Instant now = Instant.parse("2025-03-20T15:00:00Z");

  LedgerArchive(Path folder) {
    file = folder.resolve("ledger.db");
    copy = folder.resolve("ledger.copy");
  }

  @Override
  public <T> T useAll(UseOfAll<T> use) throws IOException {
    now = now.plusSeconds(1);
    try (Ledger ledger = Ledger.open(file)) {
      Run run = new Run(now, "sync");
      return use.of(name -> ledger.base(name, run));
    }
  }

  @Override
  public List<Document> kept() throws IOException {
    try (Ledger ledger = Ledger.open(file)) {
      List<Document> kept = new ArrayList<>();
      for (Intent intent : ledger.base(CALENDAR, new Run(now, "sync")).intents()) {
        intent.change().before().ifPresent(held -> kept.add(held.document()));
      }
      ledger.history().of(CALENDAR).stream()
          .map(History.Entry::before)
          .flatMap(Optional::stream)
          .forEach(kept::add);
      return kept;
    }
  }

  @Override
  public void backUp() throws IOException {
    use(store -> store.known(Side.LEFT));
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void restore() throws IOException {
    lose();
    if (Files.exists(copy)) {
      Files.copy(copy, file);
    }
  }

  @Override
  public void lose() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + end));
    }
  }
}
