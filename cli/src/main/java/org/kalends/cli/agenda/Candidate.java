package org.kalends.cli.agenda;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Problem;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * An item that may be part of an answer.
 *
 * @param problems takes what of the item cannot be understood
 */
record Candidate(
    String calendar, Path folder, Item item, List<String> files, Collection<ItemProblem> problems) {
  /** The item, and each of what it should not have as an item of its own. */
  List<Candidate> apart() {
    if (item.extras().isEmpty()) {
      return List.of(this);
    }
    List<Candidate> all = new ArrayList<>();
    all.add(with(item.kind(), item.master(), item.overrides()));
    item.extras().forEach(extra -> all.add(with(extra.name(), Optional.of(extra), List.of())));
    return all;
  }

  private Candidate with(String kind, Optional<Component> master, List<Component> overrides) {
    Item alone = new Item(item.uid(), kind, master, overrides, List.of(), item.zones());
    return new Candidate(calendar, folder, alone, files, problems);
  }

  /** When it happens; what is not understood of it is told. */
  Occurrences occurrences(ZoneId zone) {
    Occurrences occurrences = Occurrences.of(item, zone);
    occurrences.problems().forEach(problem -> problems.add(told(problem)));
    return occurrences;
  }

  private ItemProblem told(Problem problem) {
    return new ItemProblem(
        folder.resolve(files.getFirst()).toString(),
        item.title(),
        problem.message(),
        "it is shown without that; kalends doctor says more");
  }

  Listed listed(Occurrence occurrence) {
    return Listed.of(calendar, item, files, occurrence);
  }
}
