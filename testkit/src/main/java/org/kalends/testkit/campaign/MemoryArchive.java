package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Step;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryBase;

/** A base in memory. Each thing asked of it is done whole or not at all, and lasts. */
final class MemoryArchive implements Archive {
  private Map<String, MemoryBase> bases = new HashMap<>();
  private Map<String, MemoryBase> copies = new HashMap<>();

  @Override
  public <T> T useAll(UseOfAll<T> use) throws IOException {
    return use.of(this::base);
  }

  private MemoryBase base(String name) {
    return bases.computeIfAbsent(name, isNew -> new MemoryBase());
  }

  @Override
  public List<Document> kept() {
    List<Document> kept = new ArrayList<>();
    MemoryBase base = base(CALENDAR);
    for (Step step : base.history()) {
      if (step instanceof Step.Change change) {
        change.before().ifPresent(held -> kept.add(held.document()));
      }
    }
    for (Intent intent : base.intents()) {
      intent.change().before().ifPresent(held -> kept.add(held.document()));
    }
    return kept;
  }

  @Override
  public void backUp() {
    copies = copied(bases);
  }

  @Override
  public void restore() {
    bases = copied(copies);
  }

  @Override
  public void lose() {
    bases = new HashMap<>();
  }

  private static Map<String, MemoryBase> copied(Map<String, MemoryBase> bases) {
    Map<String, MemoryBase> copies = new HashMap<>();
    bases.forEach((name, base) -> copies.put(name, base.copy()));
    return copies;
  }
}
