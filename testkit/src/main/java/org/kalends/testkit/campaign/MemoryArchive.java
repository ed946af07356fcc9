package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Step;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryBase;

/** A base in memory. Each thing asked of it is done whole or not at all, and lasts. */
final class MemoryArchive implements Archive {
  private MemoryBase base = new MemoryBase();
  private MemoryBase copy = new MemoryBase();

  @Override
  public <T> T use(Use<T> use) throws IOException {
    return use.of(base);
  }

  @Override
  public List<Document> kept() {
    List<Document> kept = new ArrayList<>();
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
    copy = base.copy();
  }

  @Override
  public void restore() {
    base = copy.copy();
  }

  @Override
  public void lose() {
    base = new MemoryBase();
  }
}
