package org.kalends.ics.series;

import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;

/** What became of an operation. */
public sealed interface Revision {
  /**
   * It was done.
   *
   * @param item as it is now, under its UID: the same where there was nothing to change; empty
   *     where nothing is left of it, so that it is to be deleted
   * @param added the item with the UID of the {@link Stamp} that came to be, by splitting or
   *     detaching
   * @param dropped overrides that a changed rule has no more occurrence for; gone from the item,
   *     for people to be told
   */
  record Revised(Optional<Item> item, Optional<Item> added, List<Component> dropped)
      implements Revision {
    public Revised {
      dropped = List.copyOf(dropped);
    }
  }

  /** It cannot be done; nothing is changed. */
  record Refused(Refusal reason) implements Revision {}
}
