package org.kalends.cli.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.ics.Item;

/**
 * An item that was found.
 *
 * @param first the occurrence it is shown with; empty where it has no time
 * @param more how many others in the span would do as well; 0 where there is no span
 */
public record Hit(
    String calendar, Item item, List<String> files, Optional<Listed> first, long more) {
  /** That of the occurrence, else of the item. */
  public String title() {
    return first.map(Listed::title).orElseGet(() -> item.title().strip());
  }

  /** What people call it: event, todo, journal. */
  public String kind() {
    return item.kind().replaceFirst("^V", "").toLowerCase(Locale.ROOT);
  }

  /** What has no time comes last. */
  public Instant order() {
    return first.map(Listed::from).orElse(Instant.MAX);
  }
}
