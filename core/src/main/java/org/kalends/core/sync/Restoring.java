package org.kalends.core.sync;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.Step.Restore;
import org.kalends.ics.Document;

/** Items that go back to what they were, each side after the other. */
final class Restoring {
  private final Map<String, Map<Side, Optional<Held>>> stored = new HashMap<>();

  /** Whether that side's turn has come: the other side, where it is first, has been written. */
  boolean isDue(Restore restore) {
    boolean first = restore.on() == Side.RIGHT || !restore.whole().writes().contains(Side.RIGHT);
    return first || stored.containsKey(restore.uid());
  }

  /** That side holds this now. */
  Settled settled(Restore restore, Optional<Held> held) {
    Reversal whole = restore.whole();
    var sides = stored.computeIfAbsent(restore.uid(), uid -> new EnumMap<>(Side.class));
    sides.put(restore.on(), held);
    Optional<Document> text = held.map(Held::document);
    return new Settled(
        restore,
        // The base goes last: a run that ends early leaves one side's change for the next sync.
        whole.endsWith(restore.on()) ? whole.after(sides) : whole.base(),
        Texts.of(restore.on(), text, whole.beside(restore.on())));
  }
}
